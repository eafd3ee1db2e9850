/** A small plan in force, kept as issuing one keeps it: its document, its rows, their obligations. */
import { draftDocument, planBoard, type Draft } from '#functions/plan-issue/domain/draft.ts';
import { planRowSchema, rowDocument } from '#functions/plan-issue/domain/row.ts';
import { documentWrite, newCaseId, SYSTEM, taskIdSchema, type CaseId, type Task } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { caseTableOf } from '../embedded/organisation.ts';
import type { Desk } from '../obligation/desk.ts';

export interface IssuedPlan {
  readonly id: CaseId;
  /** Of Sở Tư pháp. */
  readonly task: Task;
}

const actor = SYSTEM;
const on = plainDate('2024-02-01');

function aPlan(): Draft {
  return draftDocument.schema.parse({
    status: 'in-force',
    amends: null,
    round: 1,
    issuer: 'ubnd-tinh',
    office: 'van-phong-ubnd-tinh',
    title: 'Kế hoạch kiểm soát thủ tục hành chính năm 2024',
    year: 2024,
    throughYear: 2024,
    printed: { number: null, date: null, issuer: 'UBND tỉnh' },
    number: '467/QĐ-UBND',
    date: on,
    policy: {},
    ladder: 'default',
    checkIn: 'month',
    parentPlan: null,
    parents: [],
    file: null,
    address: 'https://cong.example/ke-hoach',
    refusal: null,
    submitted: null,
    returned: null,
    signed: { by: actor, on },
    numbered: { by: actor, on },
    startedBy: actor,
    sections: [],
    targets: [],
    duties: [],
    problems: [],
  });
}

const aRow = () =>
  planRowSchema.parse({
    content: {
      key: '0001',
      revision: 1,
      section: 'II',
      no: '4',
      title: 'Ban hành kế hoạch kiểm soát thủ tục hành chính',
      lead: ['Các sở, ban, ngành'],
      coordinating: [],
      phrase: 'Trước ngày 15/3/2024',
      deadline: { kind: 'ABS_BEFORE', date: '2024-03-15' },
      product: 'Kế hoạch',
      assigned: [],
      ownPlan: false,
      measure: null,
    },
    id: 'II.4',
    isGroup: false,
    source: null,
    needsReview: false,
    reasons: [],
    accepted: true,
    gone: false,
    change: null,
    history: [],
  });

/** Two units owe its one row. */
export async function issuePlan(desk: Desk): Promise<IssuedPlan> {
  const id = newCaseId(desk.home.clock.now(), 'api-plan');
  await caseTableOf(desk.home).commit({
    cases: [
      {
        ...{ caseId: id, process: 'plan-issue', board: planBoard(2024), row: id, title: 'Kế hoạch năm 2024' },
        ...{ openedOn: on, facts: {}, start: null, version: 1 },
      },
    ],
    documents: [
      documentWrite(draftDocument, { caseId: id, value: aPlan(), version: 1 }),
      documentWrite(rowDocument, { caseId: id, key: '0001', value: aRow(), version: 1 }),
    ],
  });
  const task = await desk.give({ board: id });
  await desk.give({ board: id, unit: unitId('so-y-te'), taskId: taskIdSchema.parse('001.so-y-te') });
  return { id, task };
}
