import type { z } from 'zod';
import {
  documentWrite,
  openCase,
  openTasks,
  withdrawTasks,
  type Actor,
  type CaseId,
  type Task,
} from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { fanOut, OBLIGATION, obligationCaseId, obligationDocument, type PlanTerms } from '#shared/obligations/index.ts';
import type { putInForce as contract } from '#workflows/plan-issue/contract.ts';
import { termsOf, type Draft } from '../domain/draft.ts';
import { nameOf, obligationOf, type PlanRow } from '../domain/row.ts';
import type { PlanPorts } from '../ports.ts';
import { amendRow } from './amend-row.ts';
import { readDraft, readRows } from './read-draft.ts';

interface Issue {
  readonly caseId: CaseId;
  readonly draft: Draft;
  readonly terms: PlanTerms;
  readonly by: Actor;
  readonly now: number;
}

interface Counts {
  readonly opened: number;
  readonly withdrawn: number;
}

/**
 * Opens the obligations of a batch of rows. Cases and tasks have ids of their own making, so what an earlier try opened
 * stays as it is: killed anywhere and run again, nothing comes twice and nothing is lost.
 */
export async function putInForce(
  { caseId, keys, now }: z.output<typeof contract.payload>,
  ports: PlanPorts,
): Promise<z.input<typeof contract.result>> {
  const { value: draft } = await readDraft(caseId, ports);
  if (draft.numbered === null) throw new Error(`Plan ${caseId} has no number yet`);
  const issue = { caseId, draft, terms: termsOf(draft, caseId, civilDateAt(now)), by: draft.numbered.by, now };
  const wanted = new Set(keys);
  let [opened, withdrawn] = [0, 0];
  for (const { key, value } of await readRows(caseId, ports)) {
    if (!wanted.has(key)) continue;
    const counts = draft.amends === null ? await open(value, issue, ports, []) : await amend(value, issue, ports);
    opened += counts.opened;
    withdrawn += counts.withdrawn;
  }
  return { outcome: 'in-force', opened, withdrawn };
}

/** `done`: what units finished under an earlier revision; they need not do it again. */
async function open(row: PlanRow, issue: Issue, ports: PlanPorts, done: readonly Task[]): Promise<Counts> {
  const { terms, by, now } = issue;
  const content = obligationOf(row.content);
  const fanned = fanOut(content, terms, { ...ports, today: civilDateAt(now) });
  const value = { terms, row: content, open: [...fanned.open], ended: null };
  await openCase(
    {
      caseId: fanned.caseId,
      process: OBLIGATION,
      board: terms.plan,
      row: content.key,
      title: content.no === null ? content.title : `${nameOf(row)}. ${content.title}`,
      documents: [documentWrite(obligationDocument, { caseId: fanned.caseId, value, version: 1 })],
      by,
      now,
    },
    ports,
  );
  const finished = new Set(done.map(({ taskId }) => taskId));
  const tasks = fanned.tasks.filter(({ taskId }) => !finished.has(taskId));
  return { opened: (await openTasks({ tasks, by, now }, ports)).length, withdrawn: 0 };
}

/** The plan's row takes on the change, the obligation of the row before it ends, that of the new one begins. */
async function amend(change: PlanRow, issue: Issue, ports: PlanPorts): Promise<Counts> {
  const { draft, by, now, terms } = issue;
  if (draft.amends === null || draft.number === null || change.change === null) return { opened: 0, withdrawn: 0 };
  const { kind, why } = change.change;
  const document = { number: draft.number, on: terms.issued };
  const row = await amendRow({ plan: draft.amends, change, by, document }, ports);
  if (kind === 'add') return open(row, issue, ports, []);
  const before = row.history.at(-1)?.content;
  if (before === undefined) throw new Error(`Row ${row.content.key} of ${draft.amends} was not amended`);
  const ended = await end(obligationCaseId(draft.amends, before), { row, why, by, now }, ports);
  if (kind === 'withdraw') return { opened: 0, withdrawn: ended.withdrawn };
  const { opened } = await open(row, issue, ports, ended.done);
  return { opened, withdrawn: ended.withdrawn };
}

interface Ending {
  readonly row: PlanRow;
  readonly why: string;
  readonly by: Actor;
  readonly now: number;
}

/** What is open under the revision before is withdrawn, and the obligation says why it binds no more. */
async function end(
  caseId: CaseId,
  { row, why, by, now }: Ending,
  ports: PlanPorts,
): Promise<{ readonly done: readonly Task[]; readonly withdrawn: number }> {
  const known = await ports.store.readDocument(obligationDocument, caseId);
  if (known === undefined) throw new Error(`Obligation ${caseId} is missing`);
  const tasks = await ports.store.tasksOf(caseId);
  const withdrawn = await withdrawTasks({ tasks, reason: why, by, now }, ports);
  if (known.value.ended === null) {
    const next = row.gone ? null : row.content.revision;
    const value = { ...known.value, ended: { on: civilDateAt(now), by, why, next } };
    await ports.store.commit({
      documents: [documentWrite(obligationDocument, { caseId, value, version: known.version + 1 })],
    });
  }
  return { done: tasks.filter(({ state }) => state === 'done'), withdrawn: withdrawn.length };
}
