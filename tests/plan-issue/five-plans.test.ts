import { afterAll, beforeAll, expect, it } from 'vitest';
import { isDuty } from '#functions/plan-issue/domain/row.ts';
import { readRows } from '#functions/plan-issue/use-cases/read-draft.ts';
import { obligationDocument } from '#shared/obligations/index.ts';
import { aDesk, fixture, type Desk } from './desk.ts';
import { smallLocality } from './small-locality.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk(smallLocality());
});
afterAll(() => desk.close());

const DISTRICT = { issuer: 'ubnd-huyen-1', office: 'ubnd-huyen-1-van-phong' };

it.each([
  { name: 'thai-nguyen-2024', on: '2023-12-13', number: '3161/QĐ-UBND', rows: 38 },
  // Six headings are finished by their rows; fourteen review groups and six dated steps stand in an appendix.
  { name: 'bac-ninh-2023', on: '2023-02-17', number: '383/KH-UBND', rows: 58 + 14 + 6 },
  { name: 'vinh-bao-2024', on: '2024-02-20', number: '12/QĐ-UBND', rows: 29, ...DISTRICT },
  { name: 'thai-binh-2018', on: '2018-09-17', number: '2339/QĐ-UBND', rows: 27 },
  { name: 'quang-nam-2024', on: '2024-03-05', number: '467/QĐ-UBND', rows: 56 },
])('$name is issued for its own body and year: every task row owed by somebody', async ({ name, rows, ...given }) => {
  const caseId = await desk.issue({ text: fixture(name), ...given });
  const duties = (await readRows(caseId, desk.ports)).filter(({ value }) => isDuty(value));
  const board = await desk.store.boardOf(caseId);
  expect(duties).toHaveLength(rows);
  expect(board.cases.map(({ row }) => row)).toEqual(duties.map(({ key }) => key));
  const owed = new Set(board.tasks.map(({ row }) => row));
  expect(duties.filter(({ key }) => !owed.has(key))).toEqual([]);
  // Whom the words leave open is named with the row, and its share held.
  for (const { caseId: id, row } of board.cases) {
    const open = (await desk.store.readDocument(obligationDocument, id))?.value.open ?? [];
    const held = board.tasks.some((task) => task.row === row && task.taskId.endsWith('._'));
    expect(held, row).toBe(open.length > 0);
  }
});
