/**
 * What happened outside of cases and settings: people signing in and out, keys handed out and taken back, the log itself
 * taken away. Cases keep their own events, settings their own versions; the log page reads all three.
 */
import { z } from 'zod';
import { personIdSchema } from '#shared/org/person.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';

export const auditKindSchema = z.enum([
  'signed-in',
  'signed-out',
  'sessions-ended',
  'feed-made',
  'feed-revoked',
  'link-sent',
  'link-used',
  'link-revoked',
  'client-made',
  'client-revoked',
  'webhook-made',
  'webhook-stopped',
  'address-mended',
  'trial-mail-sent',
  'log-taken',
]);
export type AuditKind = z.infer<typeof auditKindSchema>;

export const auditEntrySchema = z.object({
  /** Sorts by time; the same for an action that is repeated because its answer got lost. */
  id: z.string().min(1),
  /** Epoch milliseconds (UTC). */
  at: z.int(),
  /** The civil date in Vietnam. */
  on: dateSchema,
  what: auditKindSchema,
  /** Who: the name as it was then; the person when the organisation knew one. */
  name: z.string().min(1),
  person: personIdSchema.nullable(),
  onBehalfOf: personIdSchema.nullable(),
  /** The unit it concerns. */
  unit: unitIdSchema.nullable(),
  caseId: z.string().min(1).nullable(),
  /** What exactly, in Vietnamese; never a key or a token. */
  about: z.string(),
  why: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export interface AuditLog {
  /** Appends; entries are never changed or removed. Writing the same entry again changes nothing. */
  append(entry: NewEntry): Promise<void>;
}

export interface NewEntry extends Pick<AuditEntry, 'what' | 'name' | 'person' | 'about'> {
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  /** The id of the request that brings it. */
  readonly requestId: string;
  readonly onBehalfOf?: AuditEntry['onBehalfOf'];
  readonly unit?: AuditEntry['unit'];
  readonly caseId?: string;
  readonly why?: string;
}
