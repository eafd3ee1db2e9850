import type { z } from 'zod';
import {
  caseEvent,
  documentWrite,
  finishTask,
  isClosed,
  SYSTEM,
  type CaseDocument,
  type CaseId,
  type Evidence,
  type Task,
} from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { obligationCaseId } from '#shared/obligations/index.ts';
import type { finishIssue as contract } from '#workflows/plan-issue/contract.ts';
import { draftDocument, ownPlanDocument, type Draft } from '../domain/draft.ts';
import { isDuty } from '../domain/row.ts';
import type { PlanPorts } from '../ports.ts';
import { putTargets } from './put-targets.ts';
import { readDraft, readRows } from './read-draft.ts';

/** The plan binds from now on; one that stands under another plan fulfils the duty to have it. */
export async function finishIssue(
  { caseId, now }: z.output<typeof contract.payload>,
  ports: PlanPorts,
): Promise<z.input<typeof contract.result>> {
  const draft = await readDraft(caseId, ports);
  if (draft.value.parentPlan !== null && draft.value.amends === null)
    await fulfilCascade(caseId, draft.value, draft.value.parentPlan, { ports, now });
  if (draft.value.numbered !== null)
    await putTargets({ caseId, draft: draft.value, by: draft.value.numbered.by, now }, ports);
  if (draft.value.amends === null) await nameBoard(caseId, draft.value, now, ports);
  if (draft.value.status !== 'in-force') await bind(caseId, draft, { ports, now });
  return { outcome: 'issued' };
}

/** Mails, digests and boards call the plan by its number and issuer. */
function nameBoard(caseId: CaseId, draft: Draft, now: number, { store, organisation }: PlanPorts): Promise<void> {
  const today = civilDateAt(now);
  const issuer = organisation.nameOn(draft.issuer, today) ?? draft.issuer;
  return store.listBoard(caseId, today, `Kế hoạch ${draft.number ?? ''} của ${issuer}`);
}

interface Setting {
  readonly ports: PlanPorts;
  readonly now: number;
}

async function bind(
  caseId: CaseId,
  { value, version }: CaseDocument<Draft>,
  { ports: { store }, now }: Setting,
): Promise<void> {
  const known = await store.readCase(caseId);
  if (known === undefined) throw new Error(`Case ${caseId} is missing`);
  const draft: Draft = { ...value, status: 'in-force' };
  const named = { ...known, title: `${value.number ?? ''} – ${value.title}`, version: known.version + 1 };
  const conflicts = await store.commit({
    cases: [named],
    events: [caseEvent(named, { what: 'case-renamed', now, by: value.numbered?.by ?? SYSTEM })],
    documents: [documentWrite(draftDocument, { caseId, value: draft, version: version + 1 })],
  });
  if (conflicts.length > 0) throw new Error(`Plan ${caseId} was changed while it was issued: to be tried again`);
}

/** Hangs the plan under the one above and finishes the unit's duty to have it, by the plan itself as evidence. */
async function fulfilCascade(caseId: CaseId, draft: Draft, parent: CaseId, { ports, now }: Setting): Promise<void> {
  const { issuer, title, number, date, address, numbered } = draft;
  if (number === null || date === null || numbered === null) throw new Error(`Plan ${caseId} has no number yet`);
  const value = { plan: caseId, issuer, title, number, date };
  // There already when the step is repeated: the conflict says just that.
  await ports.store.commit({
    documents: [documentWrite(ownPlanDocument, { caseId: parent, key: caseId, value, version: 1 })],
  });
  const evidence: Evidence = { number, date, link: address, fileKey: null };
  for (const { caseId: duty, taskId } of await owedBy(draft, parent, ports))
    await finishTask({ caseId: duty, taskId, by: numbered.by, now, evidence }, ports);
}

async function owedBy({ issuer }: Draft, parent: CaseId, ports: PlanPorts): Promise<readonly Task[]> {
  const rows = (await readRows(parent, ports)).filter(({ value }) => isDuty(value) && value.content.ownPlan);
  const tasks = await Promise.all(
    rows.map(({ value }) => ports.store.tasksOf(obligationCaseId(parent, value.content))),
  );
  return tasks.flat().filter((task) => task.unit === issuer && !isClosed(task));
}
