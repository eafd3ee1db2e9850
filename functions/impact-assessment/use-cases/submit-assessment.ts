import type { Decision, Task } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { costOf, isReady } from '../domain/text.ts';
import type { ImpactPorts } from '../ports.ts';
import { refuse, type ImpactRefusalCode } from '../refusals.ts';
import { decide } from './decision.ts';
import { knownText, proceduresOf } from './known-text.ts';

/**
 * The drafting unit hands the dossier in: every procedure assessed and counted. `reply` says how comments or reasons of
 * the round before were taken in, or why not.
 */
export async function submitAssessment(
  { reply, ...decision }: Decision & { readonly reply: string },
  ports: ImpactPorts,
): Promise<Result<Task, Refusal>> {
  const procedures = (await proceduresOf(ports.store, decision.caseId)).map(({ value }) => value);
  if (!procedures.every(isReady)) return unready();
  const known = await knownText(ports.store, decision.caseId);
  const { submissions } = known.text;
  const submission = {
    round: submissions.length + 1,
    on: civilDateAt(decision.now),
    yearlyCost: costOf(procedures),
    reply,
  };
  return decide(
    decision,
    known,
    {
      outcome: 'submitted',
      change: { submissions: [...submissions, submission] },
      ...(reply === '' ? {} : { why: reply }),
    },
    ports,
  );
}

const unready = (): Result<never, Refusal<ImpactRefusalCode>> => refuse('not-ready');
