/** When each step is due: on the programme's date, but never before its doer has had the least time set for it. */
import { z } from 'zod';
import { milestoneClock, type Clock } from '#shared/casework/index.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { defineReference } from '#shared/reference/index.ts';
import type { ProgrammeDates } from './text.ts';

const days = z.int().min(1).max(60);
const daysSchema = z.object({ assessment: days, opinion: days, appraisal: days });
export type StepDays = z.infer<typeof daysSchema>;

/** Least working days of each step. Usual figures that no law was read for: each province sets its own. */
export const daysReference = defineReference(
  'impact-assessment.days',
  daysSchema,
  {
    assessment: 5,
    opinion: 5,
    appraisal: 10,
  },
  {
    title: 'Đánh giá tác động: số ngày từng bước',
    about: 'Ít nhất mỗi bước phải có, kể cả khi chương trình xây dựng văn bản đặt mốc gần hơn.',
    labels: {
      assessment: { label: 'Lập hồ sơ đánh giá tác động', unit: 'ngày làm việc' },
      opinion: { label: 'Ý kiến của Văn phòng UBND', unit: 'ngày làm việc' },
      appraisal: { label: 'Thẩm định', unit: 'ngày làm việc' },
    },
  },
);

export type Step = keyof StepDays;
const EVENTS: Readonly<Record<Step, string>> = {
  assessment: 'giao hoặc trả lại hồ sơ đánh giá tác động',
  opinion: 'gửi hồ sơ lấy ý kiến',
  appraisal: 'gửi hồ sơ thẩm định',
};

export const clockOf = (
  step: Step,
  dates: ProgrammeDates,
  { asked, days, calendar }: { asked: PlainDate; days: StepDays; calendar: Calendar },
): Clock =>
  milestoneClock(
    { milestone: { date: dates[step], reading: 'by' }, event: EVENTS[step], asked, atLeast: days[step] },
    calendar,
  );

const NAMES: Readonly<Record<keyof ProgrammeDates, string>> = {
  assessment: 'Ngày gửi hồ sơ lấy ý kiến',
  opinion: 'Ngày có ý kiến của Văn phòng',
  appraisal: 'Ngày có văn bản thẩm định',
  issue: 'Ngày trình ban hành',
};
export const DATE_NAMES = NAMES;
const ORDER = ['assessment', 'opinion', 'appraisal', 'issue'] as const;

export interface DateFault {
  readonly field: keyof ProgrammeDates;
  readonly message: string;
}

/** Dates that have passed, or stand before the step they follow. */
export const dateFaults = (dates: ProgrammeDates, today: PlainDate): readonly DateFault[] =>
  ORDER.flatMap((field, place) => {
    const before = ORDER[place - 1];
    if (dates[field] < today)
      return [{ field, message: `${NAMES[field]}: ${formatDate(dates[field])} đã qua. Nhập ngày từ hôm nay trở đi.` }];
    if (before === undefined || dates[field] >= dates[before]) return [];
    const [name, other] = [NAMES[field], NAMES[before].toLocaleLowerCase('vi')];
    return [
      { field, message: `${name}: phải từ ${other} (${formatDate(dates[before])}) trở đi. Kiểm tra lại hai ngày.` },
    ];
  });
