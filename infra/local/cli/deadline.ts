/**
 * `cli -- deadline "PHRASE" --year Y --issued DATE [--event NAME=DATE]… [--json]`: what a deadline phrase means and when
 * it falls due.
 */
import { shippedCalendar } from '#shared/calendar/index.ts';
import { dueDates, explainDue, parsePhrase, type Occurrence, type ParsedPhrase } from '#shared/deadlines/index.ts';
import { partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Command } from './command.ts';
import { answering, dateOption, integerOption, options, UsageError } from './arguments.ts';

const calendar = shippedCalendar();

function eventOptions(given: readonly string[]): Record<string, PlainDate> {
  return Object.fromEntries(
    given.map((text) => {
      const split = text.lastIndexOf('=');
      if (split < 1) throw new UsageError(`--event "${text}" is not NAME=YYYY-MM-DD.`);
      const name = text.slice(0, split);
      return [name, dateOption(`event ${name}`, text.slice(split + 1))];
    }),
  );
}

const withSteps = (occurrence: Occurrence): object =>
  occurrence.state === 'dated' ? { ...occurrence, derivation: explainDue(calendar, occurrence) } : occurrence;

function printOccurrence(occurrence: Occurrence): void {
  const of = [occurrence.actor, occurrence.what].filter((part) => part !== undefined).join(', ');
  const whom = of === '' ? '' : `${of}: `;
  switch (occurrence.state) {
    case 'dated': {
      const label = occurrence.label === undefined ? '' : ` (${occurrence.label})`;
      console.log(`${whom}${occurrence.due}${label}, warn by ${occurrence.strict}`);
      for (const { text } of explainDue(calendar, occurrence)) console.log(`    ${text}`);
      return;
    }
    case 'waiting':
      console.log(`${whom}waiting for «${occurrence.event ?? 'an event the phrase does not name'}»`);
      return;
    case 'continuous':
      console.log(`${whom}no due date; look at it on ${occurrence.checkIns.join(', ')}`);
      return;
    case 'reference':
      console.log(`${whom}see «${occurrence.ref}»`);
      return;
    case 'open':
      console.log(`${whom}${occurrence.start === undefined ? 'no deadline' : `from ${occurrence.start}`}`);
  }
}

function print(parsed: ParsedPhrase, occurrences: readonly Occurrence[]): void {
  console.log(JSON.stringify(parsed.deadline));
  for (const { field, value, because } of parsed.assumed) console.log(`assumed ${field} = ${value} (${because})`);
  for (const doubt of parsed.doubts) console.log(`ambiguous: ${doubt}`);
  for (const occurrence of occurrences) printOccurrence(occurrence);
}

function refuse(phrase: string, message: string, json: boolean, error: object): number {
  if (json) console.log(JSON.stringify({ phrase, error }, null, 2));
  console.error(message);
  return 2;
}

function run(args: readonly string[]): number {
  const { values, positionals } = options(args, {
    year: { type: 'string' },
    issued: { type: 'string' },
    event: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  const [phrase, extra] = positionals;
  if (phrase === undefined) throw new UsageError('Which phrase? Give it in quotes, e.g. "Trước ngày 15/3/2024".');
  if (extra !== undefined) throw new UsageError(`"${extra}" follows the phrase: give the phrase in quotes.`);
  const issued = values.issued === undefined ? undefined : dateOption('issued', values.issued);
  const planYear =
    values.year === undefined && issued !== undefined ? partsOf(issued).year : integerOption('year', values.year);
  const events = eventOptions(values.event ?? []);
  const parsed = parsePhrase(phrase, { planYear, issued });
  if (!parsed.ok) {
    const { code, span } = parsed.error;
    const part = parsed.error.phrase.slice(span.from, span.to);
    return refuse(
      phrase,
      `${code}: "${part}" (characters ${span.from}–${span.to}).`,
      values.json ?? false,
      parsed.error,
    );
  }
  const due = dueDates(parsed.value.deadline, { planYear, issued, events, calendar, phrase: parsed.value.phrase });
  const { deadline, said, assumed, doubts, flags } = parsed.value;
  if (values.json) {
    const answer = { phrase: parsed.value.phrase, kind: deadline.kind, deadline, said, assumed, flags, doubts };
    console.log(JSON.stringify({ ...answer, due_dates: due.map(withSteps) }, null, 2));
  } else print(parsed.value, due);
  return 0;
}

export const command: Command = {
  usage: 'deadline "PHRASE" --year Y --issued YYYY-MM-DD [--event NAME=YYYY-MM-DD]... [--json]',
  run: (args) => answering(() => run(args)),
};
