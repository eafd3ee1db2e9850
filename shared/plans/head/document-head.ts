import type { PlainDate } from '#shared/kernel/civil-date.ts';

/** Who issues: a ministry or other central body, a province, a district (until 30/6/2025) or a commune. */
export type PlanLevel = 'ministry' | 'province' | 'district' | 'commune';

/** What the head of a plan says of the document itself. */
export interface DocumentHead {
  /** KH: the plan is the document. QĐ: a decision issues the plan attached to it. */
  readonly type: 'KH' | 'QĐ';
  /** As printed («467/QĐ-UBND»); null when blank, as in a draft («Số: /QĐ-UBND»). */
  readonly number: string | null;
  /** The day of issue; null when the day, the month or the year is blank. */
  readonly date: PlainDate | null;
  /** The month of issue (`YYYY-MM`), also when the day is blank. */
  readonly month: string | null;
  /** The (first) year the plan covers, which a deadline without a year means. */
  readonly year: number;
  /** The last year, when the plan covers several. */
  readonly yearTo: number | null;
  readonly level: PlanLevel;
  /** As «UBND tỉnh Quảng Nam», written whole: «Ủy ban nhân dân tỉnh Quảng Nam». */
  readonly issuer: string;
  readonly title: string;
  /** Numbers of the plans and decisions that this plan carries out («20/QĐ-VPCP»). */
  readonly parents: readonly string[];
}
