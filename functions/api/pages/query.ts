/** Reading what an address of the interface was asked for. */
import { z } from 'zod';
import { A_PAGE, keyOf, MOST_A_PAGE, type Paging } from '../domain/paging.ts';
import { ApiRefusal, type Asked } from './answer.ts';

/** A parameter by its schema; refused with what it may be. `undefined` when it was not given. */
export function parameter<Schema extends z.ZodType>(
  { context }: Pick<Asked, 'context'>,
  name: string,
  schema: Schema,
  about: string,
): z.output<Schema> | undefined {
  const text = context.req.query(name);
  if (text === undefined || text === '') return undefined;
  const read = schema.safeParse(text);
  if (!read.success) throw new ApiRefusal('bad-parameter', `«${name}»: ${about}`);
  return read.data;
}

const limitSchema = z.coerce.number().int().min(1).max(MOST_A_PAGE);

export function pagingOf(asked: Pick<Asked, 'context'>): Paging {
  const limit = parameter(asked, 'limit', limitSchema, `số nguyên từ 1 đến ${MOST_A_PAGE}.`) ?? A_PAGE;
  const cursor = asked.context.req.query('cursor') ?? '';
  const after = cursor === '' ? undefined : keyOf(cursor);
  if (cursor !== '' && after === undefined)
    throw new ApiRefusal('bad-parameter', '«cursor»: giá trị «next» của trang trước, nguyên vẹn.');
  return { limit, after };
}
