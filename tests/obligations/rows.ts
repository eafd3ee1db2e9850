/** Rows and plans as tests speak of them. */
import { readFileSync } from 'node:fs';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { parsePhrase, type Deadline } from '#shared/deadlines/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { fanOut, obligationRowSchema, planTermsSchema, type ObligationRow } from '#shared/obligations/index.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { importPlan, type ImportedPlan } from '#shared/plans/index.ts';

export const organisation = threeTierProvince();
export const calendar = shippedCalendar();

/** The plan of Quảng Nam, issued on Tuesday 5/3/2024, for the sample province. */
export const terms = planTermsSchema.parse({
  plan: 'plan-1',
  year: 2024,
  throughYear: 2024,
  issued: '2024-03-05',
  issuer: 'ubnd-tinh',
  office: 'van-phong-ubnd-tinh',
  policy: {},
  ladder: 'default',
  checkIn: 'quarter',
});

export function deadlineOf(phrase: string): Deadline {
  const read = parsePhrase(phrase, { planYear: terms.year, issued: terms.issued });
  if (!read.ok) throw new Error(`${phrase}: ${read.error.message}`);
  return read.value.deadline;
}

/** «Sở Tư pháp» does something by 15/3/2024, unless said otherwise. */
export const aRow = (changes: Partial<ObligationRow> = {}): ObligationRow =>
  obligationRowSchema.parse({
    key: '0010',
    revision: 1,
    section: 'II',
    no: '4',
    title: 'Niêm yết thủ tục hành chính',
    lead: ['Sở Tư pháp'],
    coordinating: [],
    phrase: changes.phrase ?? 'Trước ngày 15/3/2024',
    deadline: deadlineOf(changes.phrase ?? 'Trước ngày 15/3/2024'),
    product: null,
    assigned: [],
    ownPlan: false,
    measure: null,
    ...changes,
  });

export async function importedFixture(name: string): Promise<ImportedPlan> {
  const read = await importPlan(readFileSync(new URL(`../fixtures/plans/${name}.txt`, import.meta.url)), `${name}.txt`);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

export const fannedOut = (row: ObligationRow, changes: Partial<typeof terms> = {}) =>
  fanOut(row, { ...terms, ...changes }, { organisation, calendar, today: plainDate('2024-03-05') });
