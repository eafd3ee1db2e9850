/**
 * A phrase of a plan's time column → {@link Deadline}. Every letter must be understood by some family: what is left
 * over makes the whole phrase a refusal with the span not understood. Nothing is guessed and nothing skipped.
 */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Deadline } from './deadline.ts';
import { Reader, type AssumedPart, type SaidPart, type Span } from './reader.ts';
import { readSequence } from './sequence.ts';
import { phraseText } from './text.ts';

export interface PhraseContext {
  /** The year a date without one belongs to. */
  readonly planYear: number;
  /** The plan's own date; «trong tháng» means its month. */
  readonly issued?: PlainDate | undefined;
}

export interface ParsedPhrase {
  /** The phrase in one spelling (NFC, single blanks); every span indexes into it. */
  readonly phrase: string;
  readonly deadline: Deadline;
  readonly said: readonly SaidPart[];
  readonly assumed: readonly AssumedPart[];
  /** Why a person must confirm the reading; empty when it is certain. */
  readonly doubts: readonly string[];
  readonly flags: readonly 'ambiguous-deadline'[];
}

export interface PhraseRefusal extends Refusal<
  'unknown-phrase' | 'no-such-day' | 'range-reversed' | 'needs-issue-date'
> {
  readonly phrase: string;
  /** The part of `phrase` that is not understood. */
  readonly span: Span;
}

const MESSAGES: Readonly<Record<PhraseRefusal['code'], string>> = {
  'unknown-phrase': 'Không hiểu phần thời hạn',
  'no-such-day': 'Ngày này không có trong lịch',
  'range-reversed': 'Thời điểm kết thúc đứng trước thời điểm bắt đầu',
  'needs-issue-date': 'Cần biết ngày ban hành kế hoạch để hiểu',
};

function refusal(reader: Reader, rest: Span): PhraseRefusal {
  const { code, span } = reader.fault ?? { code: 'unknown-phrase' as const, span: rest };
  return {
    code,
    message: `${MESSAGES[code]}: «${reader.printed.slice(span.from, span.to)}».`,
    remedy: 'Ghi lại thời hạn, ví dụ «Trước ngày 15/3/2024», «Quý II/2024», «Hằng quý», «Thường xuyên».',
    phrase: reader.printed,
    span,
  };
}

/** Nothing, or signs that stand for nothing. */
const EMPTY = /^[\s.…\-–—_*]*$/u;

/**
 * Reads a deadline phrase. The refusal names the first part that no family understands, or a day that does not exist.
 */
export function parsePhrase(phrase: string, context: PhraseContext): Result<ParsedPhrase, PhraseRefusal> {
  const text = phraseText(phrase);
  const reader = new Reader(text, context.planYear, context.issued);
  const deadline = EMPTY.test(text.printed) ? { kind: 'EMPTY' as const } : readSequence(reader);
  if (deadline === undefined || reader.fault !== undefined) {
    return err(refusal(reader, { from: reader.at, to: text.printed.length }));
  }
  return ok({
    phrase: text.printed,
    deadline,
    said: reader.said,
    assumed: reader.assumed,
    doubts: reader.doubts,
    flags: reader.doubts.length > 0 ? ['ambiguous-deadline'] : [],
  });
}
