/** Deadline phrases of plans: Vietnamese text → {@link Deadline} → due dates. */
export { deadlineSchema, type Deadline, type DeadlineKind, type DeadlineOf, type RecurrenceUnit } from './deadline.ts';
export { parsePhrase, type ParsedPhrase, type PhraseContext, type PhraseRefusal } from './phrase.ts';
export { renderDeadline } from './render.ts';
export type { AssumedPart, SaidPart, Span } from './reader.ts';
export { dueDates } from './due/due-dates.ts';
export { explainDue } from './due/explain.ts';
export type { DatedOccurrence, Derivation, DueContext, Occurrence } from './due/occurrence.ts';
