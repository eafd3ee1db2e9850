import type { Decision, Task } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ImpactPorts } from '../ports.ts';
import { decide } from './decision.ts';
import { knownText } from './known-text.ts';

/** The text leaves the programme, or no longer sets a procedure: the drafting unit ends its case with the reason. */
export async function withdrawText(
  { reason, ...decision }: Decision & { readonly reason: string },
  ports: ImpactPorts,
): Promise<Result<Task, Refusal>> {
  const known = await knownText(ports.store, decision.caseId);
  const change = { outcome: 'withdrawn', endedOn: civilDateAt(decision.now) } as const;
  return decide(decision, known, { outcome: 'withdrawn', why: reason, change }, ports);
}
