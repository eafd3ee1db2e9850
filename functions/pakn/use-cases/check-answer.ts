import { answerTask, readSender, SYSTEM, tellWorkflow, type SenderPorts, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { namesSender, personalDataIn } from '../domain/personal-data.ts';
import type { PublicText } from '../domain/published.ts';
import type { PaknPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { petitionOf, type Decision } from './decision.ts';
import { nextPetition } from './known-petition.ts';

/** What the receiving body makes of an answer: published in these words, or returned with a reason. */
export type Check =
  | {
      readonly kind: 'accept';
      readonly publicText: PublicText;
      /** The officer vouches that numbers and addresses left in it are those of public bodies. */
      readonly contactsArePublic: boolean;
    }
  | { readonly kind: 'return'; readonly reason: string };

/** The receiving body accepts an answer, or sends it back with a reason (QĐ 31/2021/QĐ-TTg, Điều 46). */
export async function checkAnswer(
  { check, ...decision }: Decision & { readonly check: Check },
  ports: PaknPorts & SenderPorts,
): Promise<Result<Task, Refusal>> {
  const fit = check.kind === 'return' ? ok(undefined) : await withoutPersonalData(decision, check, ports);
  if (!fit.ok) return fit;
  const known = await petitionOf(ports.store, decision);
  const change = check.kind === 'accept' ? { publicText: check.publicText } : {};
  const answered = await answerTask(
    {
      ...decision,
      answer: { outcome: check.kind === 'accept' ? 'accepted' : 'returned' },
      ...(check.kind === 'return' ? { why: check.reason } : {}),
      documents: [nextPetition(decision.caseId, known, change)],
    },
    ports,
  );
  if (answered.ok) await tellWorkflow(answered.value, decision.now, ports);
  return answered;
}

/** Nothing is published that names its sender; other personal data only when somebody vouches for it. */
async function withoutPersonalData(
  { caseId, now }: Decision,
  { publicText, contactsArePublic }: Extract<Check, { kind: 'accept' }>,
  ports: PaknPorts & SenderPorts,
): Promise<Result<undefined, Refusal<'personal-data-left' | 'sender-named'>>> {
  const texts = Object.values(publicText);
  if (!contactsArePublic && texts.some((text) => personalDataIn(text).length > 0)) return refuse('personal-data-left');
  const sender = await readSender({ caseId, by: SYSTEM, why: 'Đối chiếu nội dung trước khi công khai', now }, ports);
  return sender.ok && texts.some((text) => namesSender(text, sender.value)) ? refuse('sender-named') : ok(undefined);
}
