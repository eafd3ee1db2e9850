/** The questions of the workflow: the scores, and whether they may be published. */
import type { z } from 'zod';
import { askPerson, SYSTEM } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type * as contract from '#workflows/index-publish/contract.ts';
import { clockOf } from '../domain/clock.ts';
import { nameOfMonth } from '../domain/month.ts';
import { heirOf } from '../domain/publishers.ts';
import { boardOf, PROCESS, sheetCaseOf, taskIdOf, type Step } from '../domain/sheet.ts';
import { termsOf } from '../domain/terms.ts';
import type { IndexPorts } from '../ports.ts';
import { knownSheet } from '../store.ts';

type Asking = z.output<typeof contract.askScores.payload>;

const SUBJECTS: Readonly<Record<Step, string>> = {
  scores: 'Chấm và trình điểm Bộ chỉ số 766',
  approval: 'Duyệt công khai điểm Bộ chỉ số 766',
};

const asking =
  (step: Step) =>
  async ({ now, token, caseId, round }: Asking, ports: IndexPorts) => {
    const { sheet } = await knownSheet(ports.store, sheetCaseOf(caseId));
    const { line, rules } = termsOf(ports.reference, sheet);
    const asked = civilDateAt(now);
    const { due, basis, derivation } = clockOf(step, { sheet, line, rules, asked, calendar: ports.calendar });
    const ofCorrection = sheet.correction === null ? '' : ' (đính chính)';
    const task = {
      caseId,
      taskId: taskIdOf(step, round),
      process: PROCESS,
      board: boardOf(sheet.month),
      row: sheetCaseOf(caseId),
      subject: `${SUBJECTS[step]} tháng ${nameOfMonth(sheet.month)}, ${line.name.toLocaleLowerCase('vi')}${ofCorrection}`,
      unit: heirOf(ports.reference.organisation, step === 'scores' ? sheet.office : sheet.publisher, asked),
      doer: step === 'scores' ? ('office' as const) : ('leader' as const),
      committee: heirOf(ports.reference.organisation, sheet.publisher, asked),
      countedIn: 'working-day' as const,
      ladder: PROCESS,
      derivation: [...derivation],
      basis,
      start: { state: 'open' as const, due },
      token,
    };
    await askPerson({ task, by: SYSTEM, now }, ports);
    return { outcome: 'asked' } as const;
  };

export const askScores = asking('scores');
export const askApproval = asking('approval');
