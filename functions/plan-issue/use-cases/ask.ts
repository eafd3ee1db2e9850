/** Opens the task of each step that a person takes. Rounds have ids of their own: a plan may be returned and come again. */
import type { z } from 'zod';
import { askPerson, SYSTEM, taskIdSchema, type Audience, type TaskId } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type * as contract from '#workflows/plan-issue/contract.ts';
import type { StepDays } from '../domain/days.ts';
import { PLAN_ISSUE, type Draft } from '../domain/draft.ts';
import { isCommittee } from '../domain/rights.ts';
import type { PlanPorts } from '../ports.ts';
import { readDraft } from './read-draft.ts';

type Payload = z.output<typeof contract.askReview.payload>;
type Asked = Promise<z.input<typeof contract.askReview.result>>;

export const reviewTask = ({ round }: Pick<Draft, 'round'>): TaskId => taskIdSchema.parse(`review-${String(round)}`);
export const signatureTask = ({ round }: Pick<Draft, 'round'>): TaskId => taskIdSchema.parse(`sign-${String(round)}`);
export const numberTask: TaskId = taskIdSchema.parse('number');

interface Step {
  readonly taskId: TaskId;
  readonly subject: string;
  readonly unit: UnitId;
  readonly doer: Audience;
  readonly days: number;
}

async function ask(
  { now, caseId, token }: Payload,
  ports: PlanPorts,
  stepOf: (draft: Draft, days: StepDays) => Step,
): Asked {
  const { value: draft } = await readDraft(caseId, ports);
  const { days, ...step } = stepOf(draft, ports.days);
  const known = await ports.store.readCase(caseId);
  const due = ports.calendar.addWorkingDays(civilDateAt(now), days);
  await askPerson(
    {
      task: {
        ...step,
        caseId,
        token,
        process: PLAN_ISSUE,
        board: known?.board ?? PLAN_ISSUE,
        row: caseId,
        committee: committeeOf(draft, ports.organisation),
        ladder: PLAN_ISSUE,
        countedIn: 'working-day',
        derivation: [`Bước nội bộ: ${String(days)} ngày làm việc kể từ ngày đến lượt.`],
        start: { state: 'open', due: { strict: due, lenient: due } },
      },
      by: SYSTEM,
      now,
    },
    ports,
  );
  return { outcome: 'asked' };
}

const committeeOf = ({ issuer }: Draft, organisation: Organisation): UnitId | null =>
  organisation.unit(issuer)?.parent === null ? null : issuer;

const nameOf = ({ title, amends }: Draft): string => (amends === null ? title : `Bản sửa đổi: ${title}`);

export const askReview = (payload: Payload, ports: PlanPorts): Asked =>
  ask(payload, ports, (draft, { review }) => ({
    taskId: reviewTask(draft),
    subject: `Rà soát và trình: ${nameOf(draft)}`,
    unit: draft.office,
    doer: 'office',
    days: review,
  }));

export const askSignature = (payload: Payload, ports: PlanPorts): Asked =>
  ask(payload, ports, (draft, { signature }) => ({
    taskId: signatureTask(draft),
    subject: `Ký ban hành: ${nameOf(draft)}`,
    unit: draft.issuer,
    doer: isCommittee(ports.organisation, draft.issuer) ? 'leader' : 'head',
    days: signature,
  }));

export const askNumber = (payload: Payload, ports: PlanPorts): Asked =>
  ask(payload, ports, (draft, { number }) => ({
    taskId: numberTask,
    subject: `Vào số, ngày ban hành: ${nameOf(draft)}`,
    unit: draft.office,
    doer: 'office',
    days: number,
  }));
