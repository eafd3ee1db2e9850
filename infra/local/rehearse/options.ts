/** What a rehearsal is asked for on the command line. */
import { parseArgs } from 'node:util';
import { daysBetween, isPlainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { BEHAVIOURS, type BehaviourName } from './behaviour.ts';

export interface RehearsalOptions {
  /** The text of a plan; null plays the year without one. */
  readonly plan: string | null;
  /** `three-tier`, `two-tier`, or the path of an organisation's workbook. */
  readonly organisation: string;
  /** Districts that are kept of the sample province; null for all. */
  readonly districts: number | null;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly announcements: number;
  readonly pakn: number;
  /** Inspections by the office's plan; null for the share of a year that the span is. */
  readonly inspections: number | null;
  readonly behaviour: BehaviourName;
  readonly seed: string;
}

export interface Command {
  readonly options: RehearsalOptions;
  readonly json: boolean;
  /** Where the report goes as a page; null for no page. */
  readonly html: string | null;
}

export const USAGE = `npm run rehearse -- --from YYYY-MM-DD --to YYYY-MM-DD
    [--plan FILE] [--org three-tier|two-tier|FILE] [--districts N] [--announcements N] [--pakn N]
    [--inspections N] [--behaviour typical|slow|chaotic] [--seed TEXT] [--html FILE] [--json]`;

const isBehaviour = (name: string): name is BehaviourName => BEHAVIOURS.some((known) => known === name);

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const known = { plan: text, org: text, districts: text, from: text, to: text, announcements: text, pakn: text };
  const rest = { inspections: text, behaviour: text, seed: text, html: text, json: { type: 'boolean' } as const };
  return parseArgs({ args: [...args], options: { ...known, ...rest } }).values;
}

function countOf(name: string, text: string | undefined): number {
  const count = Number(text ?? 0);
  if (!Number.isInteger(count) || count < 0 || count > 100_000) throw new RangeError(`--${name} is a whole number.`);
  return count;
}

const countOrNull = (name: string, text: string | undefined): number | null =>
  text === undefined ? null : countOf(name, text);

/** Reads the command; a text says what is wrong with it. `readPlan` opens the plan's file. */
export function readCommand(args: readonly string[], readPlan: (path: string) => string): Command | string {
  try {
    const values = read(args);
    const options = optionsOf(values, readPlan);
    return typeof options === 'string' ? options : { options, json: values.json ?? false, html: values.html ?? null };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
}

function optionsOf(values: ReturnType<typeof read>, readPlan: (path: string) => string): RehearsalOptions | string {
  const { plan, districts, inspections, from = '', to = '', behaviour = 'typical' } = values;
  if (!isPlainDate(from) || !isPlainDate(to)) return `--from and --to are dates.\n${USAGE}`;
  if (daysBetween(from, to) < 0) return '--to is before --from.';
  if (!isBehaviour(behaviour)) return `--behaviour is one of ${BEHAVIOURS.join(', ')}.`;
  return {
    plan: plan === undefined ? null : readPlan(plan),
    organisation: values.org ?? 'three-tier',
    districts: countOrNull('districts', districts),
    from,
    to,
    announcements: countOf('announcements', values.announcements),
    pakn: countOf('pakn', values.pakn),
    inspections: countOrNull('inspections', inspections),
    behaviour,
    seed: values.seed ?? '1',
  };
}
