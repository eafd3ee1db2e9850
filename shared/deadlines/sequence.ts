/** Several deadlines in one phrase: joined by words and signs, in two columns, in stages, or one for each actor. */
import type { Deadline } from './deadline.ts';
import { continuous } from './families/continuous.ts';
import { current } from './families/current.ts';
import { adhoc, afterEvent, announcedOrEnacted } from './families/event.ts';
import { fixedDate } from './families/fixed-date.ts';
import { month } from './families/month.ts';
import { period } from './families/period.ts';
import { quarter } from './families/quarter.ts';
import { recurring } from './families/recurring.ts';
import { reference, rowReference } from './families/reference.ts';
import { year } from './families/year.ts';
import { combine, startToFinish } from './combine.ts';
import { labelled, takeLabel, takeRemark } from './labels.ts';
import { takePendingDay, type PendingDay } from './pending.ts';
import type { Family, Reader } from './reader.ts';
import { takeStages } from './stages.ts';

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
  current,
  adhoc,
  announcedOrEnacted,
  afterEvent,
  reference,
];

/** One deadline, by the first family that reads it. */
function readPlain(reader: Reader): Deadline | undefined {
  for (const family of families) {
    const deadline = reader.attempt(family);
    if (deadline !== undefined) return deadline;
  }
  return undefined;
}

function readLabelled(reader: Reader): Deadline | PendingDay | undefined {
  const label = takeLabel(reader);
  if (label === undefined) return undefined;
  const deadline = readPlain(reader);
  if (deadline !== undefined) return labelled(deadline, label);
  const pending = takePendingDay(reader);
  return pending === undefined ? undefined : { ...pending, label };
}

/** A deadline, what it is for, and the stages it opens. */
function readClause(reader: Reader): Deadline | PendingDay | undefined {
  const plain = readPlain(reader);
  if (plain === undefined) {
    const mark = reader.mark();
    const found = readLabelled(reader);
    if (found === undefined) reader.reset(mark);
    return found;
  }
  const stages = reader.attempt((r) => takeStages(r, plain));
  if (stages !== undefined) return stages;
  return labelled(plain, takeRemark(reader));
}

const BULLET = /[ \-+•*.;,:]+/uy;
const OR = /[ ;,.:\-(]*(?:hoặc|hay)(?: là)?(?!\p{L})[ :]*/uy;
const ARROW = / → /uy;
const JOIN = /(?:[ ;,.:)(\-+•]*(?:và|đồng thời|ngoài ra)(?!\p{L})[ ]*|[ ;,.:)(\-+•]+)/uy;
const END = /[ .;,)]*$/uy;

/** Reads the whole phrase; undefined when some of it is not understood (the cursor stands there). */
export function readSequence(reader: Reader): Deadline | undefined {
  reader.take(BULLET);
  const columns: (Deadline | PendingDay)[][][] = [[[]]];
  for (;;) {
    const clause = readClause(reader);
    if (clause === undefined) return undefined;
    columns.at(-1)?.at(-1)?.push(clause);
    if (reader.take(END) !== null) break;
    if (reader.take(ARROW) !== null) columns.push([[]]);
    else if (reader.take(OR) !== null) columns.at(-1)?.push([]);
    else if (reader.take(JOIN) === null) return undefined;
  }
  const read = columns.map((alternatives) => combine(reader, alternatives));
  return read.reduce((start, finish) =>
    start === undefined || finish === undefined ? undefined : startToFinish(start, finish),
  );
}
