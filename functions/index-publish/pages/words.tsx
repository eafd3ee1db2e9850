/** How a sheet stands, in a word. */
import type { FC } from 'hono/jsx';
import { Tag, type TagColour } from '#shared/ui/components/messages.tsx';
import type { Sheet } from '../domain/sheet.ts';

const STATES: Readonly<Record<Sheet['state'], readonly [TagColour, string]>> = {
  scoring: ['blue', 'Đang chấm điểm'],
  submitted: ['purple', 'Chờ lãnh đạo duyệt'],
  approved: ['teal', 'Đã duyệt, đang công khai'],
  published: ['green', 'Đã công khai, khóa'],
};

export const StateTag: FC<{ sheet: Sheet }> = ({ sheet: { state, correction, remark } }) => {
  const [colour, text] = STATES[state];
  if (state === 'scoring' && remark !== null) return <Tag colour="orange">Lãnh đạo trả lại</Tag>;
  if (state === 'scoring' && correction !== null) return <Tag colour="yellow">Đang đính chính</Tag>;
  return <Tag colour={colour}>{text}</Tag>;
};
