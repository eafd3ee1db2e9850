import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { CaseId } from '../ids.ts';
import { senderSchema, type Sender, type SenderPorts } from '../sender.ts';

interface KeepSender {
  readonly caseId: CaseId;
  readonly sender: Sender;
  /** Last day on which the data may be read. */
  readonly keepUntil: PlainDate;
}

/** Seals a sender's personal data and keeps it beside the case, not in it. Keeping it again replaces it. */
export async function keepSender({ caseId, sender, keepUntil }: KeepSender, ports: SenderPorts): Promise<void> {
  const sealed = await ports.vault.seal(JSON.stringify(senderSchema.parse(sender)), caseId);
  await ports.senders.putSender(caseId, { sealed, keepUntil });
}
