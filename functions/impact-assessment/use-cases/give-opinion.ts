import type { Decision, Task, Written } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ImpactPorts } from '../ports.ts';
import { decide } from './decision.ts';
import { knownText } from './known-text.ts';

interface Opinion {
  readonly agrees: boolean;
  readonly text: string;
  readonly document: Written;
}

/** The committee's office gives its opinion; comments go back to the drafting unit, which takes them in or explains. */
export async function giveOpinion(
  { opinion, ...decision }: Decision & { readonly opinion: Opinion },
  ports: ImpactPorts,
): Promise<Result<Task, Refusal>> {
  const known = await knownText(ports.store, decision.caseId);
  const on = civilDateAt(decision.now);
  const change = { opinion: { ...opinion, round: known.text.submissions.length, on } };
  return decide(
    decision,
    known,
    {
      outcome: opinion.agrees ? 'agreed' : 'commented',
      change,
      ...(opinion.text === '' ? {} : { why: opinion.text }),
    },
    ports,
  );
}
