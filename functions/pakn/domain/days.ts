/**
 * How many working days each step has. Five days for the transfer are the decree's (NĐ 20/2008/NĐ-CP, Điều 9.1d); the
 * decree has no general time for handling, so the others are each province's own and stand in reference data.
 */
import { z } from 'zod';
import { occurrenceOf, dueOfOccurrence, type Basis, type Due } from '#shared/casework/index.ts';
import { explainDue } from '#shared/deadlines/index.ts';
import { partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Calendar } from '#shared/calendar/index.ts';
import { defineReference } from '#shared/reference/index.ts';
import type { PetitionClass } from './petition.ts';

const days = z.int().min(1).max(60);
export const paknDaysSchema = z.object({
  transfer: days,
  /** From the first transfer. */
  handling: z.object({ conduct: days, regulation: days }),
  routing: days,
  check: days,
  /** Months after which the sender's data are erased, counted from receipt. */
  retentionMonths: z.int().min(1).max(120),
});
export type PaknDays = z.infer<typeof paknDaysSchema>;

/** Handling, routing and check are usual figures that nobody verified: each province sets its own. */
export const paknDaysReference = defineReference(
  'pakn.days',
  paknDaysSchema,
  {
    transfer: 5,
    handling: { conduct: 10, regulation: 15 },
    routing: 2,
    check: 2,
    retentionMonths: 24,
  },
  {
    title: 'Phản ánh, kiến nghị: số ngày từng bước',
    about:
      'Thời hạn chuyển là của Nghị định 20/2008/NĐ-CP, Điều 9; thời hạn xử lý do từng tỉnh quy định. ' +
      'Tính bằng ngày làm việc.',
    labels: {
      transfer: { label: 'Chuyển đến đơn vị xử lý', unit: 'ngày làm việc' },
      handling: 'Xử lý, từ lần chuyển đầu tiên',
      'handling.conduct': { label: 'Về hành vi của cán bộ, cơ quan', unit: 'ngày làm việc' },
      'handling.regulation': { label: 'Về quy định hành chính', unit: 'ngày làm việc' },
      routing: { label: 'Quyết định đơn vị xử lý khi bị từ chối', unit: 'ngày làm việc' },
      check: { label: 'Kiểm tra câu trả lời', unit: 'ngày làm việc' },
      retentionMonths: { label: 'Giữ thông tin người gửi', unit: 'tháng' },
    },
  },
);

export type Step = 'transfer' | 'handling' | 'routing' | 'check';
const EVENTS: Readonly<Record<Step, string>> = {
  transfer: 'tiếp nhận phản ánh, kiến nghị',
  handling: 'chuyển phản ánh, kiến nghị lần đầu',
  routing: 'đơn vị từ chối xử lý',
  check: 'có kết quả xử lý',
};

export interface Clock {
  readonly due: Due;
  readonly basis: Basis;
  readonly derivation: readonly string[];
}

const daysOf = (step: Step, days: PaknDays, petitionClass: PetitionClass): number =>
  step === 'handling' ? days.handling[petitionClass] : days[step];

/** When a step that begins on `from` is due, in working days; why, in Vietnamese; and what to compute it again from. */
export function clockOf(
  step: Step,
  from: PlainDate,
  { calendar, days, petitionClass }: { calendar: Calendar; days: PaknDays; petitionClass: PetitionClass },
): Clock {
  const event = EVENTS[step];
  const basis: Basis = {
    deadline: { kind: 'AFTER_WORK', n: daysOf(step, days, petitionClass), event },
    planYear: partsOf(from).year,
    events: { [event]: from },
    place: 0,
  };
  const occurrence = occurrenceOf(basis, calendar);
  if (occurrence === undefined) throw new Error(`The clock of ${step} has no date`);
  return {
    due: dueOfOccurrence(occurrence),
    basis,
    derivation: explainDue(calendar, occurrence).map(({ text }) => text),
  };
}

/** How often forms for everybody may be sent from one network address in an hour; a one-stop desk shares one address. */
export const paknLimitsReference = defineReference(
  'pakn.limits',
  z.object({ petitionsPerHour: z.int().min(1).max(1000), lookUpsPerHour: z.int().min(1).max(10_000) }),
  { petitionsPerHour: 20, lookUpsPerHour: 120 },
  {
    title: 'Phản ánh, kiến nghị: giới hạn gửi từ một địa chỉ mạng',
    about: 'Chặn gửi dồn dập vào biểu mẫu công khai. Bộ phận Một cửa dùng chung một địa chỉ, nên đừng đặt quá thấp.',
    labels: {
      petitionsPerHour: { label: 'Phản ánh, kiến nghị mỗi giờ', unit: 'lần' },
      lookUpsPerHour: { label: 'Tra cứu mỗi giờ', unit: 'lần' },
    },
  },
);
