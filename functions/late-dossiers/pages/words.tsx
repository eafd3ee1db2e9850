/** How a late dossier stands, and where its pages are. */
import { Tag, type TagColour } from '#shared/ui/components/messages.tsx';
import { yearOf, type Dossier, type State } from '../domain/dossier.ts';

export const LIST = '/ho-so-tre';
export const pathOf = (dossier: Dossier): string => `${LIST}/${String(yearOf(dossier))}/${dossier.id}`;

export const STATES: Readonly<Record<State, { readonly text: string; readonly colour: TagColour }>> = {
  'to-sign': { text: 'Chờ ký', colour: 'orange' },
  'to-send': { text: 'Chờ gửi', colour: 'blue' },
  sent: { text: 'Đã gửi', colour: 'green' },
};

export const StateTag = ({ state, late }: { state: State; late: boolean }) => (
  <>
    <Tag colour={STATES[state].colour}>{STATES[state].text}</Tag> {late && <Tag colour="red">Xin lỗi muộn</Tag>}
  </>
);
