import type { z } from 'zod';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { fanOut } from '#shared/obligations/index.ts';
import type { listBatches as contract } from '#workflows/plan-issue/contract.ts';
import { termsOf } from '../domain/draft.ts';
import { isDuty, obligationOf } from '../domain/row.ts';
import type { PlanPorts } from '../ports.ts';
import { readDraft, readRows } from './read-draft.ts';

/** About six seconds of writing on the slowest home; a row of every commune and quarter is a batch of its own. */
const TASKS_A_BATCH = 300;

/** The keys of the rows to be put in force, grouped in the order of the plan. */
export async function listBatches(
  { caseId, now }: z.output<typeof contract.payload>,
  ports: PlanPorts,
): Promise<z.input<typeof contract.result>> {
  const { value: draft } = await readDraft(caseId, ports);
  const today = civilDateAt(now);
  const terms = termsOf(draft, caseId, today);
  const batches: string[][] = [];
  let size = Infinity;
  for (const { key, value } of await readRows(caseId, ports)) {
    if (!isDuty(value) && value.change?.kind !== 'withdraw') continue;
    const { tasks } = fanOut(obligationOf(value.content), terms, { ...ports, today });
    if (size + tasks.length > TASKS_A_BATCH) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(key);
    size += tasks.length;
  }
  return { outcome: 'listed', batches };
}
