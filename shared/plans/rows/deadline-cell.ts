/** The time cells of a row as one phrase, and what the phrase means in this plan. */
import { type Deadline, parsePhrase } from '#shared/deadlines/index.ts';
import { type PlainDate } from '#shared/kernel/civil-date.ts';
import type { DocumentHead } from '../head/document-head.ts';
import { looksLikeAgencies } from './cell-looks.ts';
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
  const finish = flat(textOf(row, 'finish'));
  const first = flat(textOf(row, 'start'));
  // An agency list that slipped into the start column is told by the row's flag; it is no part of the time.
  const start = finish !== '' && looksLikeAgencies(first) ? '' : first;
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

/** A day that comes again, or a span without a due date: its `to` bounds a series, it is no last day. */
const OPEN_KINDS: ReadonlySet<Deadline['kind']> = new Set([
  'RECUR',
  'RECUR_MONTH_DAY',
  'RECUR_QEND_DAY',
  'CONT',
  'ABS_FROM',
]);

/** The last day a deadline names; null when it names none. */
export function lastDay(deadline: Deadline): PlainDate | null {
  if (OPEN_KINDS.has(deadline.kind)) return null;
  if (deadline.kind === 'COMPOSITE') return lastOf(deadline.parts.map(lastDay));
  if (deadline.kind === 'MONTHS') return deadline.items.at(-1)?.to ?? null;
  if ('date' in deadline) return deadline.date;
  return ('to' in deadline ? deadline.to : undefined) ?? null;
}

const lastOf = (days: readonly (PlainDate | null)[]): PlainDate | null =>
  days.every((day) => day !== null) ? (days.toSorted().at(-1) ?? null) : null;
