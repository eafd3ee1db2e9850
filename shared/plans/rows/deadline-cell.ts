/** The time cells of a row as one phrase, and what the phrase means in this plan. */
import { type Deadline, parsePhrase } from '#shared/deadlines/index.ts';
import { type PlainDate } from '#shared/kernel/civil-date.ts';
import type { DocumentHead } from '../head/document-head.ts';
import { flat } from './cell-text.ts';
import { type DraftRow, textOf } from './draft-row.ts';

const ROMAN = ['', 'I', 'II', 'III', 'IV'] as const;

/** Marks under «Quý I», «Quý III» give «Quý I, III». */
function periodPhrase(labels: readonly string[]): string {
  const quarters = labels.map((label) => /^qu[ýí] ([ivx]+|[1-4])$/iu.exec(label)?.[1] ?? '');
  if (quarters.length === 0 || quarters.includes('')) return labels.join(', ');
  return `Quý ${quarters.map((quarter) => ROMAN[Number(quarter)] ?? quarter).join(', ')}`;
}

/** Start and finish columns give «A → B», alike or alone the single text. */
export function phraseOf(row: DraftRow): string {
  const periods = textOf(row, 'period');
  const [start, finish] = [flat(textOf(row, 'start')), flat(textOf(row, 'finish'))];
  const single = flat(textOf(row, 'deadline'));
  const end = finish === '' ? single : finish;
  if (start !== '' && end !== '' && start !== end) return `${start} → ${end}`;
  if (start !== '' || end !== '') return start === '' ? end : start;
  return periods === '' ? '' : periodPhrase(periods.split('\n').map(flat));
}

export interface ReadDeadline {
  readonly deadline: Deadline;
  /** The reading needs a person: several readings, or none. */
  readonly ambiguous: boolean;
}

export function readDeadline(phrase: string, head: Pick<DocumentHead, 'year' | 'date'>): ReadDeadline {
  const parsed = parsePhrase(phrase, { planYear: head.year, issued: head.date ?? undefined });
  if (!parsed.ok) return { deadline: { kind: 'EMPTY' }, ambiguous: true };
  return { deadline: parsed.value.deadline, ambiguous: parsed.value.flags.length > 0 };
}

/** The last day a deadline names; null when it names none. */
export function lastDay(deadline: Deadline): PlainDate | null {
  switch (deadline.kind) {
    case 'ABS_BEFORE':
    case 'ABS_ON_OR_BEFORE':
      return deadline.date;
    case 'MONTHS':
      return deadline.items.at(-1)?.to ?? null;
    case 'COMPOSITE':
      return lastOf(deadline.parts.map(lastDay));
    case 'RECUR':
    case 'RECUR_MONTH_DAY':
    case 'RECUR_QEND_DAY':
    case 'CONT':
      return null;
    default:
      return ('to' in deadline ? deadline.to : undefined) ?? null;
  }
}

const lastOf = (days: readonly (PlainDate | null)[]): PlainDate | null =>
  days.every((day) => day !== null) ? (days.toSorted().at(-1) ?? null) : null;
