/**
 * Personal data of those who send a PAKN (name, address, telephone, e-mail; QĐ 31/2021/QĐ-TTg, Điều 41). It lies in an
 * item of its own, sealed under a key of its own, with a day after which nobody may read it: the case and its events go
 * on without it (Nghị định 13/2023/NĐ-CP on personal data).
 */
import { z } from 'zod';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { CaseId } from './ids.ts';

export const senderSchema = z.object({
  name: z.string().trim().min(1),
  address: z.string().trim(),
  phone: z.string().trim(),
  email: z.string().trim(),
});
export type Sender = z.infer<typeof senderSchema>;

/** Encryption under the sender key (an envelope by KMS). What is sealed for one case does not open for another. */
export interface SenderVault {
  seal(plain: string, caseId: CaseId): Promise<string>;
  /** Throws when the text was not sealed for this case. */
  open(sealed: string, caseId: CaseId): Promise<string>;
}

export interface KeptSender {
  readonly sealed: string;
  /** Last day on which the data may be read. */
  readonly keepUntil: PlainDate;
}

export interface SenderStore {
  putSender(caseId: CaseId, kept: KeptSender): Promise<void>;
  readSender(caseId: CaseId): Promise<KeptSender | undefined>;
}

export interface SenderPorts {
  readonly vault: SenderVault;
  readonly senders: SenderStore;
}
