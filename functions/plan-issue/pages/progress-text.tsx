import type { FC } from 'hono/jsx';
import { Tag } from '#shared/ui/components/messages.tsx';
import type { Progress } from '../domain/progress.ts';

/** «12/280 xong, 3 đang chờ», and what is overdue. */
export const ProgressText: FC<{ progress: Progress }> = ({ progress: { all, done, overdue, waiting } }) => (
  <>
    {all === 0 ? 'Chưa giao cho đơn vị nào' : `${String(done)}/${String(all)} xong`}
    {waiting > 0 && `, ${String(waiting)} đang chờ`}{' '}
    {overdue > 0 && <Tag colour="red">{`${String(overdue)} quá hạn`}</Tag>}
  </>
);
