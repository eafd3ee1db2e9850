import type { Decision, Task, Written } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Text } from '../domain/text.ts';
import type { ImpactPorts } from '../ports.ts';
import { decide } from './decision.ts';
import { knownText } from './known-text.ts';

interface Appraisal {
  readonly accepted: boolean;
  readonly text: string;
  readonly document: Written;
}

/** The department of justice accepts the dossier, which ends the case, or returns it with reasons for another round. */
export async function appraiseText(
  { appraisal, ...decision }: Decision & { readonly appraisal: Appraisal },
  ports: ImpactPorts,
): Promise<Result<Task, Refusal>> {
  const known = await knownText(ports.store, decision.caseId);
  const on = civilDateAt(decision.now);
  const { appraisals, submissions } = known.text;
  const ended: Partial<Text> = appraisal.accepted ? { outcome: 'accepted', endedOn: on } : {};
  const change = { ...ended, appraisals: [...appraisals, { ...appraisal, round: submissions.length, on }] };
  return decide(
    decision,
    known,
    {
      outcome: appraisal.accepted ? 'accepted' : 'returned',
      change,
      ...(appraisal.text === '' ? {} : { why: appraisal.text }),
    },
    ports,
  );
}
