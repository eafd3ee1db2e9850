/** The use-cases of plan-issue on the template's own table, their steps taken in the order of the workflow. */
import { readFileSync } from 'node:fs';
import { daysDocument } from '#functions/plan-issue/domain/days.ts';
import { rowDocument } from '#functions/plan-issue/domain/row.ts';
import type { PlanPorts } from '#functions/plan-issue/ports.ts';
import { askNumber, askReview, askSignature } from '#functions/plan-issue/use-cases/ask.ts';
import { acceptRow } from '#functions/plan-issue/use-cases/change-rows.ts';
import { decidePlan } from '#functions/plan-issue/use-cases/decide-plan.ts';
import { editDraft } from '#functions/plan-issue/use-cases/edit-draft.ts';
import { finishIssue } from '#functions/plan-issue/use-cases/finish-issue.ts';
import { listBatches } from '#functions/plan-issue/use-cases/list-batches.ts';
import { numberPlan } from '#functions/plan-issue/use-cases/number-plan.ts';
import { putInForce } from '#functions/plan-issue/use-cases/put-in-force.ts';
import { readDraft, readRows } from '#functions/plan-issue/use-cases/read-draft.ts';
import { readPlan } from '#functions/plan-issue/use-cases/read-plan.ts';
import { startPlan } from '#functions/plan-issue/use-cases/start-plan.ts';
import { submitPlan } from '#functions/plan-issue/use-cases/submit-plan.ts';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { CaseTable, DEFAULT_LADDER, directoryOf, newCaseId, type Actor, type CaseId } from '#shared/casework/index.ts';
import type { StoredFile } from '#shared/files/files.ts';
import { instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import type { Result } from '#shared/kernel/result.ts';
import { personId, unitId, type Organisation } from '#shared/org/index.ts';
import { targetRules } from '#shared/targets/index.ts';
import { deployTable } from '../infra/deployed.ts';

export const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/plans/${name}.txt`, import.meta.url), 'utf8');

/** 08:00 of a civil date in Vietnam. */
export const morning = (date: string): number => instantOf(plainDate(date), 8);

export const OFFICER: Actor = { person: personId('lan'), unit: unitId('van-phong-ubnd-tinh'), onBehalfOf: null };
export const LEADER: Actor = { person: personId('hanh'), unit: unitId('ubnd-tinh'), onBehalfOf: null };

export interface PlanGiven {
  readonly text: string;
  readonly on: string;
  readonly issuer?: string;
  readonly office?: string;
}

export const valueOf = <T, E extends { readonly code: string }>(result: Result<T, E>): T => {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.error.code}`);
};

export async function aDesk(organisation: Organisation) {
  const { client, table, dynamodb } = await deployTable();
  const store = new CaseTable(client, table);
  const files = new Map<string, StoredFile>();
  const told: string[] = [];
  const ports: PlanPorts = {
    store,
    calendar: shippedCalendar(),
    directory: directoryOf(organisation, () => 'daily'),
    ladderOf: () => DEFAULT_LADDER,
    organisation,
    days: daysDocument.initial,
    targetRules: targetRules.initial,
    workflows: {
      start: () => Promise.resolve(),
      succeed: (token) => Promise.resolve(told.push(token) > 0 ? 'told' : 'gone'),
    },
    files: {
      get: (key) => Promise.resolve(files.get(key)),
      put: (key, file) => Promise.resolve(void files.set(key, file)),
    },
  };
  let [plans, forms] = [0, 0];
  const step = (caseId: CaseId, on: string, by: Actor = OFFICER) => {
    forms += 1;
    return { caseId, by, now: morning(on), requestKey: `form-${forms}` };
  };

  return {
    ports,
    client,
    table,
    store,
    told,
    step,
    close: () => dynamodb.close(),
    nextId: (on: string): CaseId => {
      plans += 1;
      return newCaseId(morning(on), `plan-${plans}`);
    },
    /** Pasted and read; asks for its review. */
    async read(given: PlanGiven): Promise<CaseId> {
      const { text, on, issuer = 'ubnd-tinh', office = 'van-phong-ubnd-tinh' } = given;
      const caseId = this.nextId(on);
      const now = morning(on);
      const file = { key: `plans/${caseId}/van-ban.txt`, name: 'van-ban.txt' };
      await ports.files.put(file.key, { bytes: new TextEncoder().encode(text), contentType: 'text/plain' });
      const address = `https://dung-han.example.vn/ke-hoach/${caseId}`;
      const plan = { caseId, issuer: unitId(issuer), office: unitId(office), file, address, by: OFFICER, now };
      valueOf(await startPlan(plan, ports));
      await readPlan({ caseId, now }, ports);
      if ((await readDraft(caseId, ports)).value.status === 'review')
        await askReview({ caseId, now, token: `review-of-${caseId}` }, ports);
      return caseId;
    },
    async acceptAll(caseId: CaseId): Promise<void> {
      for (const { key, value, version } of await readRows(caseId, ports))
        if (value.needsReview) valueOf(await acceptRow({ caseId, key, version }, ports));
    },
    /** From the review to the number; nothing is in force yet. */
    async sign(caseId: CaseId, { on, number }: { on: string; number: string }): Promise<void> {
      const now = morning(on);
      valueOf(await submitPlan({ ...step(caseId, on), outcome: 'submitted' }, ports));
      await askSignature({ caseId, now, token: `signature-of-${caseId}` }, ports);
      valueOf(await decidePlan({ ...step(caseId, on, LEADER), decision: { outcome: 'signed' } }, ports));
      await askNumber({ caseId, now, token: `number-of-${caseId}` }, ports);
      valueOf(await numberPlan({ ...step(caseId, on), number, date: plainDate(on) }, ports));
    },
    async putInForce(caseId: CaseId, on: string): Promise<void> {
      const now = morning(on);
      const { batches } = await listBatches({ caseId, now }, ports);
      for (const keys of batches) await putInForce({ caseId, now, keys }, ports);
      await finishIssue({ caseId, now }, ports);
    },
    /** The whole way. */
    async issue(given: PlanGiven & { readonly number: string; readonly parent?: CaseId }): Promise<CaseId> {
      const caseId = await this.read(given);
      await this.acceptAll(caseId);
      if (given.parent !== undefined) {
        const { value, version } = await readDraft(caseId, ports);
        valueOf(await editDraft({ caseId, version, edit: { ...value, parentPlan: given.parent } }, ports));
      }
      await this.sign(caseId, given);
      await this.putInForce(caseId, given.on);
      return caseId;
    },
    row: (caseId: CaseId, key: string) => store.readDocument(rowDocument, caseId, key),
  };
}
export type Desk = Awaited<ReturnType<typeof aDesk>>;
