import { z } from 'zod';
import { instantSchema } from '#shared/kernel/instant.ts';

const id = z.string().min(1);

/** The webhooks that are not stopped. */
export const listWebhooks = {
  payload: z.object({}),
  result: z.object({ webhooks: z.array(z.object({ id })) }),
};

/**
 * One signed request with what its receiver was not told yet. `more`: there is another request's worth. `failed`: the
 * receiver did not take it. `idle`: nothing to tell, somebody else is at it, or it was tried a moment ago.
 */
export const deliver = {
  payload: z.object({ now: instantSchema, webhook: id }),
  result: z.object({ outcome: z.enum(['more', 'done', 'failed', 'idle']) }),
};
