/** By when each step of an inspection is due, and why. */
import { z } from 'zod';
import type { Calendar } from '#shared/calendar/index.ts';
import {
  dueOfOccurrence,
  milestoneClock,
  occurrenceOf,
  workingDaysClock,
  type Basis,
  type Clock,
} from '#shared/casework/index.ts';
import { partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { defineReference } from '#shared/reference/index.ts';
import type { Inspection } from './inspection.ts';

const workingDays = z.int().min(1).max(60);
const daysSchema = z.object({
  /** The least for the team decision, when the first day on the spot is near. */
  team: workingDays,
  /** The least for the checklist, when the last day on the spot is near. */
  findings: workingDays,
  conclusion: workingDays,
  /** Calendar days a recommendation has unless its own row says otherwise. */
  remedy: z.int().min(1).max(366),
  report: workingDays,
});
export type Days = z.infer<typeof daysSchema>;

/** Fifteen days to set right what was found are what localities give; for the others no law was read. */
export const daysReference = defineReference(
  'inspection.days',
  daysSchema,
  {
    team: 3,
    findings: 2,
    conclusion: 10,
    remedy: 15,
    report: 5,
  },
  {
    title: 'Kiểm tra: số ngày từng bước',
    about: 'Khắc phục trong 15 ngày là lệ thường ở các địa phương; các bước khác đặt theo quy chế làm việc.',
    labels: {
      team: { label: 'Quyết định thành lập đoàn, ít nhất', unit: 'ngày làm việc' },
      findings: { label: 'Nhập kết quả kiểm tra, ít nhất', unit: 'ngày làm việc' },
      conclusion: { label: 'Thông báo kết luận', unit: 'ngày làm việc' },
      remedy: { label: 'Khắc phục kiến nghị', unit: 'ngày' },
      report: { label: 'Báo cáo cấp trên', unit: 'ngày làm việc' },
    },
  },
);

export type Step = 'team' | 'findings' | 'conclusion' | 'report';

interface Terms {
  readonly inspection: Inspection;
  /** Day on which the step is asked for. */
  readonly asked: PlainDate;
  readonly days: Days;
  readonly calendar: Calendar;
}

const ISSUED = 'ban hành văn bản kết luận';

/** When a step asked on a day is due. Throws when its inspection has not come that far. */
export function clockOf(step: Step, { inspection, asked, days, calendar }: Terms): Clock {
  const { kind, period, conclusion } = inspection;
  switch (step) {
    case 'team': {
      const event = kind === 'scheduled' ? 'đưa vào kế hoạch kiểm tra' : 'đề xuất kiểm tra đột xuất';
      const milestone = { date: period.from, reading: 'before' } as const;
      return milestoneClock({ milestone, event, asked, atLeast: days.team }, calendar);
    }
    case 'findings': {
      const event = kind === 'self' ? 'mở đợt tự kiểm tra' : 'có quyết định kiểm tra';
      const milestone = { date: period.to, reading: 'by' } as const;
      return milestoneClock({ milestone, event, asked, atLeast: days.findings }, calendar);
    }
    case 'conclusion':
      return workingDaysClock('gửi kết quả kiểm tra', asked, days.conclusion, calendar);
    case 'report':
      return workingDaysClock(ISSUED, conclusion?.document.date ?? asked, days.report, calendar);
  }
}

/** Calendar days from the notice; one that ends on a day off ends with the next working day (Civil Code art. 148.5). */
export function remedyClock(issued: PlainDate, days: number, calendar: Calendar): Clock {
  const basis: Basis = {
    deadline: { kind: 'AFTER_CAL', n: days, event: ISSUED },
    planYear: partsOf(issued).year,
    events: { [ISSUED]: issued },
    place: 0,
  };
  const occurrence = occurrenceOf(basis, calendar);
  if (occurrence === undefined) throw new Error(`No date follows from ${String(days)} days after ${issued}`);
  return { due: dueOfOccurrence(occurrence), basis, derivation: [] };
}
