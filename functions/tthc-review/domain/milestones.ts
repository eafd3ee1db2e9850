/**
 * The dates of a review year. Initially those of Bắc Ninh's plan for 2023 (Phụ lục 02, mục II): own plan 28/2, results
 * 30/7, draft decision 30/8, proposals 10/9, amendments 30/12, each «trước ngày».
 */
import { z } from 'zod';
import { milestoneClock, workingDaysClock, type Clock } from '#shared/casework/index.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import { dateOf, daysInMonth, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { dateSchema } from '#shared/org/unit.ts';
import { defineReference } from '#shared/reference/index.ts';

export const MILESTONES = ['plan', 'results', 'draft', 'proposals', 'amendments'] as const;
export type MilestoneName = (typeof MILESTONES)[number];

export const milestonesSchema = z.object({
  plan: dateSchema,
  results: dateSchema,
  draft: dateSchema,
  proposals: dateSchema,
  amendments: dateSchema,
});
export type Milestones = z.infer<typeof milestonesSchema>;

/** Days 1–28 or those every year has: no 29 February. */
const dayOfYear = z
  .object({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })
  .refine(({ month, day }) => day <= daysInMonth(2023, month), 'không phải ngày năm nào cũng có.');
const daysOfYearSchema = z.object({
  plan: dayOfYear,
  results: dayOfYear,
  draft: dayOfYear,
  proposals: dayOfYear,
  amendments: dayOfYear,
});

export const milestonesReference = defineReference(
  'tthc-review.milestones',
  daysOfYearSchema,
  {
    plan: { month: 2, day: 28 },
    results: { month: 7, day: 30 },
    draft: { month: 8, day: 30 },
    proposals: { month: 9, day: 10 },
    amendments: { month: 12, day: 30 },
  },
  {
    title: 'Rà soát: các mốc trong năm',
    about: 'Mỗi việc xong trước ngày này. Giá trị có sẵn theo Phụ lục 02 kế hoạch của Bắc Ninh năm 2023.',
    labels: {
      plan: 'Gửi kế hoạch rà soát',
      results: 'Gửi kết quả rà soát',
      draft: 'Trình dự thảo quyết định',
      proposals: 'Gửi kiến nghị tới bộ, ngành',
      amendments: 'Sửa đổi văn bản của tỉnh',
      '*.month': 'Tháng',
      '*.day': 'Ngày',
    },
  },
);

export function milestonesOf(days: z.infer<typeof daysOfYearSchema>, year: number): Milestones {
  const on = (name: MilestoneName): PlainDate => dateOf(year, days[name].month, days[name].day);
  return {
    plan: on('plan'),
    results: on('results'),
    draft: on('draft'),
    proposals: on('proposals'),
    amendments: on('amendments'),
  };
}

const days = z.int().min(1).max(60);
const stepDaysSchema = z.object({
  plan: days,
  results: days,
  evaluation: days,
  draft: days,
  signature: days,
  proposals: days,
  amendments: days,
});
export type Step = keyof z.infer<typeof stepDaysSchema>;

/**
 * Working days: all that evaluation and signature have, and the least that the others have when they are asked late. Usual
 * figures that no law was read for: each province sets its own.
 */
export const stepDaysReference = defineReference(
  'tthc-review.days',
  stepDaysSchema,
  {
    plan: 5,
    results: 5,
    evaluation: 10,
    draft: 5,
    signature: 5,
    proposals: 5,
    amendments: 10,
  },
  {
    title: 'Rà soát: số ngày từng bước',
    about: 'Thời gian của bước đánh giá và ký; với các bước khác là ít nhất phải có khi giao muộn.',
    labels: {
      plan: { label: 'Kế hoạch rà soát', unit: 'ngày làm việc' },
      results: { label: 'Kết quả rà soát', unit: 'ngày làm việc' },
      evaluation: { label: 'Văn phòng đánh giá', unit: 'ngày làm việc' },
      draft: { label: 'Dự thảo quyết định', unit: 'ngày làm việc' },
      signature: { label: 'Ký', unit: 'ngày làm việc' },
      proposals: { label: 'Kiến nghị', unit: 'ngày làm việc' },
      amendments: { label: 'Sửa đổi văn bản', unit: 'ngày làm việc' },
    },
  },
);

const EVENTS: Readonly<Record<Step, string>> = {
  plan: 'mở đợt rà soát',
  results: 'giao hoặc trả lại kết quả rà soát',
  evaluation: 'nhận kết quả rà soát',
  draft: 'đánh giá xong hoặc trả lại dự thảo',
  signature: 'trình dự thảo quyết định',
  proposals: 'ký quyết định',
  amendments: 'ký quyết định',
};

interface Terms {
  readonly milestones: Milestones;
  readonly asked: PlainDate;
  readonly days: z.infer<typeof stepDaysSchema>;
  readonly calendar: Calendar;
}

/** When a step asked on a day is due. */
export function clockOf(step: Step, { milestones, asked, days, calendar }: Terms): Clock {
  const event = EVENTS[step];
  if (step === 'evaluation' || step === 'signature') return workingDaysClock(event, asked, days[step], calendar);
  const milestone = { date: milestones[step], reading: 'before' } as const;
  return milestoneClock({ milestone, event, asked, atLeast: days[step] }, calendar);
}

export const MILESTONE_WORDS: Readonly<Record<MilestoneName, string>> = {
  plan: 'Gửi kế hoạch rà soát trước ngày',
  results: 'Gửi kết quả rà soát trước ngày',
  draft: 'Trình dự thảo quyết định trước ngày',
  proposals: 'Gửi kiến nghị tới bộ, ngành trước ngày',
  amendments: 'Sửa đổi văn bản của tỉnh trước ngày',
};

/** Milestones that stand before the one they follow. */
export const milestoneFaults = (milestones: Milestones) =>
  MILESTONES.flatMap((field, place) => {
    const before = MILESTONES[place - 1];
    if (before === undefined || milestones[field] >= milestones[before]) return [];
    const other = `${MILESTONE_WORDS[before].toLocaleLowerCase('vi')} ${formatDate(milestones[before])}`;
    return [{ field, message: `${MILESTONE_WORDS[field]}: phải sau mốc «${other}». Kiểm tra lại hai ngày.` }];
  });
