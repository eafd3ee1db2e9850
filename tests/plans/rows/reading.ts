/** Short ways to write a plan in a test and to read it. */
import { plainDate } from '#shared/kernel/civil-date.ts';
import type { DocumentHead } from '#shared/plans/head/document-head.ts';
import type { PlanContent, PlanRow } from '#shared/plans/imported-plan.ts';
import { readText } from '#shared/plans/readers/text.ts';
import { readRows } from '#shared/plans/rows/index.ts';

export const aHead = (changes: Partial<DocumentHead> = {}): DocumentHead => ({
  type: 'KH',
  number: '10/KH-UBND',
  date: plainDate('2025-01-15'),
  month: '2025-01',
  year: 2025,
  yearTo: null,
  level: 'province',
  issuer: 'Ủy ban nhân dân tỉnh Lam Giang',
  title: 'KẾ HOẠCH kiểm soát thủ tục hành chính năm 2025',
  parents: [],
  ...changes,
});

export const HEADER = 'STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tSản phẩm';

export const readPlan = (lines: readonly string[], head: Partial<DocumentHead> = {}): PlanContent =>
  readRows(readText(lines.join('\n')), aHead(head));

/** Rows below the usual header. */
export const readTable = (...lines: readonly string[]): PlanContent => readPlan([HEADER, ...lines]);

export function rowOf(content: PlanContent, id: string): PlanRow {
  const row = content.rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id} among ${content.rows.map((one) => one.id).join(', ')}`);
  return row;
}

export const idsOf = (content: PlanContent): readonly string[] => content.rows.map(({ id }) => id);
