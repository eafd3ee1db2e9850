/**
 * Keys that open something without signing in: a calendar feed, a link in a mail, an API for another system. Whoever holds
 * the text of a key holds the right, so only its hash is kept; the text is shown or mailed once and then known to nobody.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { personIdSchema } from '#shared/org/person.ts';

export const purposeSchema = z.enum(['feed', 'link', 'client']);
export type KeyPurpose = z.infer<typeof purposeSchema>;

export const accessKeySchema = z.object({
  purpose: purposeSchema,
  /** What it belongs to, and is listed under: a person, a task. */
  owner: z.string().min(1).max(300),
  /** Unique within its owner. */
  id: z.string().regex(/^[\w-]{1,60}$/u),
  hash: z.string().length(64),
  /** What people call it. */
  label: z.string().max(200),
  /** What it opens; checked by whoever made it. */
  grant: z.record(z.string(), z.unknown()),
  madeBy: personIdSchema,
  /** Instants in epoch milliseconds (UTC). `endsAt` is null for a key that holds until it is revoked. */
  madeAt: z.int(),
  endsAt: z.int().nullable(),
  revokedAt: z.int().nullable(),
  revokedBy: personIdSchema.nullable(),
  /** Of a key that opens once. */
  usedAt: z.int().nullable(),
});
export type AccessKey = z.infer<typeof accessKeySchema>;

export type KeyState = 'live' | 'used' | 'revoked' | 'expired';

/** `now`: epoch milliseconds. */
export function keyState({ usedAt, revokedAt, endsAt }: AccessKey, now: number): KeyState {
  if (usedAt !== null) return 'used';
  if (revokedAt !== null) return 'revoked';
  return endsAt !== null && endsAt <= now ? 'expired' : 'live';
}

const SECRET_BYTES = 32;

/** 256 bits from the system's own source: nobody guesses it, so a plain hash keeps it. */
export const newKeyText = (): string => randomBytes(SECRET_BYTES).toString('base64url');

export const hashOfKey = (text: string): string => createHash('sha256').update(text).digest('hex');

const KEY_TEXT = /^[\w-]{43}$/u;
/** Whether it can be a key at all: nothing else is looked up. */
export const isKeyText = (text: string): boolean => KEY_TEXT.test(text);
