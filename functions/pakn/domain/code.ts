/**
 * The code a sender looks the petition up by. It is no case id: published petitions stand under their case's id for
 * everybody, and only who sent one may rate its answer.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { caseIdSchema, defineDocument, type CaseId } from '#shared/casework/index.ts';

/** Crockford's base 32: no letter that is read as a digit over the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

export const codeSchema = z
  .string()
  .regex(new RegExp(`^[${ALPHABET}]{${LENGTH}}$`, 'u'))
  .brand<'Code'>();
export type Code = z.infer<typeof codeSchema>;

/** The code of the petition that a form brings: 50 bits of the form's key, which only its sender has seen. */
export function codeOf(requestKey: string): Code {
  const bytes = createHash('sha256').update(`pakn-code:${requestKey}`).digest().subarray(0, LENGTH);
  return codeSchema.parse([...bytes].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join(''));
}

/** Reads a code as people type it: small letters, blanks, hyphens, O for 0, I and L for 1. */
export function readCode(typed: string): Code | undefined {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
  const read = codeSchema.safeParse(plain);
  return read.success ? read.data : undefined;
}

/** `K7Q4M-2XDNA`, as it is shown. */
export const printCode = (code: Code): string => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;

/** Where the sender sees how the petition stands. */
export const lookUpPath = (code: Code): string => `/phan-anh/tra-cuu?ma=${printCode(code)}`;

/** Which case a code stands for; kept in a partition of its own, since whoever looks up knows the code alone. */
export const codeDocument = defineDocument('pakn.code', z.object({ caseId: caseIdSchema }));
export const codePlace = (code: Code): CaseId => caseIdSchema.parse(`pakn-code-${code}`);
