/** Another system that is told what happens. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { personIdSchema } from '#shared/org/person.ts';
import { unitIdSchema } from '#shared/org/unit.ts';

export const webhookSchema = z.object({
  id: z.string().regex(/^[\w-]{1,60}$/u),
  label: z.string().min(1).max(100),
  url: z.url({ protocol: /^https?$/u }).max(500),
  /** What it is told of: a unit and what stands under it; null for everything. */
  unit: unitIdSchema.nullable(),
  /** The secret that signs requests, sealed for this webhook: with it somebody could tell the receiver what is not so. */
  sealedSecret: z.base64().min(1),
  madeBy: personIdSchema,
  madeAt: z.int(),
  stoppedAt: z.int().nullable(),
  /** Up to when the receiver has been told, and which events of the last minutes before, by id. */
  cursor: z.int(),
  recent: z.array(z.string()),
  /** Since when it has been failing; null while all is well. */
  failingSince: z.int().nullable(),
  lastTriedAt: z.int(),
  /** Whoever sends holds it until then. Instants are epoch milliseconds (UTC). */
  heldUntil: z.int(),
});
export type Webhook = z.infer<typeof webhookSchema>;

export const deliverySchema = z.object({
  at: z.int(),
  events: z.int().min(1),
  /** HTTP status; null when nobody answered. */
  status: z.int().nullable(),
  /** Null when it was taken. */
  fault: z.string().nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const SIGNATURE = 'dung-han-signature';

/** Proves who sends and that nothing was changed or replayed. `now`: epoch milliseconds. */
export function signatureOf(body: string, secret: string, now: number): string {
  const seconds = Math.floor(now / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}
