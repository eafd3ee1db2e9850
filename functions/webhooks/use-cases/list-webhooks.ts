import type { z } from 'zod';
import type { listWebhooks as contract } from '#workflows/webhooks/contract.ts';
import type { WebhookPorts } from '../ports.ts';

export async function listWebhooks(
  _payload: z.output<typeof contract.payload>,
  { webhooks }: Pick<WebhookPorts, 'webhooks'>,
): Promise<z.input<typeof contract.result>> {
  const all = await webhooks.all();
  return { webhooks: all.filter(({ stoppedAt }) => stoppedAt === null).map(({ id }) => ({ id })) };
}
