/** Several deadlines in one phrase: joined by words and signs, one after another in stages, or one for each actor. */
import type { Deadline } from './deadline.ts';
import { continuous } from './families/continuous.ts';
import { adhoc, afterEvent, announcedOrEnacted } from './families/event.ts';
import { fixedDate } from './families/fixed-date.ts';
import { month } from './families/month.ts';
import { period } from './families/period.ts';
import { quarter } from './families/quarter.ts';
import { recurring } from './families/recurring.ts';
import { reference, rowReference } from './families/reference.ts';
import { year } from './families/year.ts';
import type { Family, Reader } from './reader.ts';

/** In this order: a family stands before those that would read a part of its phrases. */
const families: readonly Family[] = [
  continuous,
  rowReference,
  recurring,
  period,
  fixedDate,
  month,
  quarter,
  year,
  adhoc,
  announcedOrEnacted,
  afterEvent,
  reference,
];

/** One deadline, by the first family that reads it. */
export function readClause(reader: Reader): Deadline | undefined {
  for (const family of families) {
    const deadline = reader.attempt(family);
    if (deadline !== undefined) return deadline;
  }
  return undefined;
}

const BULLET = /[ \-+•*.;,]+/uy;
const OR = /[ ;,.:\-(]*(?:hoặc|hay)(?: là)?(?!\p{L})[ :]*/uy;
const ARROW = / → /uy;
const JOIN = /(?:[ ;,.:)(\-+•]*(?:và|đồng thời|ngoài ra)(?!\p{L})[ ]*|[ ;,.:)(\-+•]+)/uy;
const END = /[ .;,)]*$/uy;

export function readSequence(reader: Reader): Deadline | undefined {
  reader.take(BULLET);
  const groups: Deadline[][] = [[]];
  for (;;) {
    const clause = readClause(reader);
    if (clause === undefined) return undefined;
    groups.at(-1)?.push(clause);
    if (reader.take(END) !== null) break;
    if (reader.take(OR) !== null) groups.push([]);
    else if (reader.take(ARROW) === null && reader.take(JOIN) === null) return undefined;
  }
  return join(
    'OR',
    groups.map((parts) => join('AND', parts)),
  );
}

function join(op: 'AND' | 'OR', parts: readonly Deadline[]): Deadline {
  const flat = parts.flatMap((part) => (part.kind === 'COMPOSITE' && part.op === op ? part.parts : [part]));
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { kind: 'COMPOSITE', op, parts: flat };
}
