/** «Vì sao ngày này?»: the derivation of a due date told step by step, in Vietnamese. */
import { explainCounted, type Calendar, type CountingStep } from '#shared/calendar/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { DatedOccurrence } from './occurrence.ts';

/** Every step to the due date: the phrase, the event, the days skipped and why, the clauses. */
export function explainDue(calendar: Calendar, occurrence: DatedOccurrence): readonly CountingStep[] {
  const { phrase, event, counted, before, against } = occurrence.derivation;
  const steps: CountingStep[] = [];
  if (phrase !== undefined) steps.push({ text: `Kế hoạch ghi: «${phrase}».` });
  if (event !== undefined) {
    const how = event.expected ? 'dự kiến' : 'đã ghi nhận';
    steps.push({ text: `Mốc «${event.name}» ${how} ngày ${formatDate(event.date)}.` });
  }
  steps.push(...explainCounted(calendar, counted));
  if (before !== undefined) {
    const rule =
      before === 'lenient'
        ? 'tính quá hạn sau chính ngày đó, nhắc theo ngày liền trước'
        : 'phải xong từ ngày liền trước';
    steps.push({ text: `«Trước ngày»: ${rule}.` });
  }
  if (against?.rule === 'earlier-of') {
    steps.push({ text: `Có hai mốc; lấy mốc đến sớm hơn (mốc kia: ${formatDate(against.other)}).` });
  }
  if (against?.rule === 'chain-total') {
    steps.push({
      text: `Bước này tính riêng đến ${formatDate(against.other)}, vượt tổng thời hạn nên lấy tổng thời hạn.`,
    });
  }
  return steps;
}
