/** A group of procedures under review: what was found, and what complying costs before and after. */
import { z } from 'zod';
import { costSheetSchema, totalOf, type CostSheet } from '#shared/compliance-cost/index.ts';
import { defineDocument } from '#shared/casework/index.ts';

/** Why a group was chosen (NĐ 63/2010, Điều 30): ordered from above, chosen by the unit, from petitions. */
export const GROUNDS = ['ordered', 'own-choice', 'petitions'] as const;
export type Ground = (typeof GROUNDS)[number];

export const FINDINGS = ['simplify', 'abolish', 'keep'] as const;
export type Finding = (typeof FINDINGS)[number];

/** To whom, or to which text, and what: «Bộ Tư pháp: bỏ giấy xác nhận …». */
const requestSchema = z.object({ to: z.string().min(1).max(200), what: z.string().min(1).max(1000) });
export type Request = z.infer<typeof requestSchema>;
export const MOST_REQUESTS = 10;

export const groupSchema = z.object({
  title: z.string().min(1).max(300),
  ground: z.enum(GROUNDS),
  finding: z.enum(FINDINGS).nullable(),
  /** The way to simplify (phương án đơn giản hóa), and why. */
  measures: z.string().max(4000),
  reasons: z.string().max(4000),
  before: costSheetSchema,
  after: costSheetSchema,
  /** What only a ministry can change, by ministry. */
  proposals: z.array(requestSchema).max(MOST_REQUESTS),
  /** What the locality changes itself, by its own text. */
  amendments: z.array(requestSchema).max(MOST_REQUESTS),
});
export type Group = z.infer<typeof groupSchema>;
export const groupDocument = defineDocument('tthc-review.group', groupSchema);

export const newGroup = (title: string, ground: Ground): Group => ({
  title,
  ground,
  finding: null,
  measures: '',
  reasons: '',
  before: [],
  after: [],
  proposals: [],
  amendments: [],
});

/** Beside the case and its plan in one transaction. */
export const MOST_GROUPS = 40;
export const groupKey = (index: number): string => `g${String(index + 1).padStart(2, '0')}`;

/** What complying costs afterwards: nothing once abolished, the same when kept. */
export function sheetAfter({ finding, before, after }: Group): CostSheet {
  if (finding === 'abolish') return [];
  return finding === 'simplify' ? after : before;
}

/** What is still missing of a group's result, in Vietnamese; empty when it can be handed in. */
export function gapsOf({ finding, measures, reasons, before, after }: Group): readonly string[] {
  if (finding === null) return ['chưa có kết luận'];
  return [
    ...(reasons === '' ? ['chưa có lý do'] : []),
    ...(finding === 'simplify' && measures === '' ? ['chưa có phương án'] : []),
    ...(before.length === 0 ? ['chưa tính chi phí trước rà soát'] : []),
    ...(finding === 'simplify' && after.length === 0 ? ['chưa tính chi phí sau rà soát'] : []),
  ];
}

export const costsOfGroups = (groups: readonly Group[]): { before: number; after: number } => ({
  before: groups.reduce((total, { before }) => total + totalOf(before), 0),
  after: groups.reduce((total, group) => total + totalOf(sheetAfter(group)), 0),
});

export interface FollowUp {
  /** `proposal-1`, `amendment-2`: the id of its task. */
  readonly taskId: string;
  readonly step: 'proposals' | 'amendments';
  readonly to: string;
  readonly what: readonly string[];
}

/** One follow-up for each ministry and each local text named in groups that change, in the order they are named. */
export function followUpsOf(groups: readonly Group[]): readonly FollowUp[] {
  const changing = groups.filter(({ finding }) => finding === 'simplify' || finding === 'abolish');
  const collect = (step: FollowUp['step'], prefix: string): FollowUp[] => {
    const byAddressee = Map.groupBy(
      changing.flatMap((group) => group[step]),
      ({ to }) => to,
    );
    return [...byAddressee].map(([to, requests], index) => ({
      taskId: `${prefix}-${String(index + 1)}`,
      step,
      to,
      what: requests.map(({ what }) => what),
    }));
  };
  return [...collect('proposals', 'proposal'), ...collect('amendments', 'amendment')];
}
