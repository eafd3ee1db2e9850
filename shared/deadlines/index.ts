/** Deadline phrases of plans: Vietnamese text → {@link Deadline} → due dates. */
export { deadlineSchema, type Deadline, type DeadlineKind, type DeadlineOf, type RecurrenceUnit } from './deadline.ts';
export { parsePhrase, type ParsedPhrase, type PhraseContext, type PhraseRefusal } from './phrase.ts';
export type { AssumedPart, SaidPart, Span } from './reader.ts';
