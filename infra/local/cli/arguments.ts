/** Options of a command as `--name value` pairs and the words between them. */
import { parseArgs } from 'node:util';
import { isPlainDate, type PlainDate } from '#shared/kernel/civil-date.ts';

/** The user's input is at fault: one line on stderr, exit code 2. */
export class UsageError extends Error {}

/** The civil date an option names. Throws {@link UsageError}. */
export function dateOption(name: string, value: string | undefined): PlainDate {
  if (value === undefined) throw new UsageError(`--${name} is missing: give a date as YYYY-MM-DD.`);
  if (!isPlainDate(value))
    throw new UsageError(`--${name} "${value}" is not a date: write an existing day as YYYY-MM-DD.`);
  return value;
}

/** The whole number an option names. Throws {@link UsageError}. */
export function integerOption(name: string, value: string | undefined): number {
  if (value === undefined || !/^-?\d{1,6}$/u.test(value)) {
    throw new UsageError(`--${name} ${value === undefined ? 'is missing' : `"${value}" is not a whole number`}.`);
  }
  return Number(value);
}

/** `--days -3` as `--days=-3`, which the parser of Node takes for a value. */
const joinNegatives = (args: readonly string[]): string[] =>
  args.reduce<string[]>((joined, arg) => {
    const last = joined.at(-1);
    if (last?.startsWith('--') === true && /^-\d/u.test(arg)) joined[joined.length - 1] = `${last}=${arg}`;
    else joined.push(arg);
    return joined;
  }, []);

/** A bullet point («- Trước ngày …») is a phrase, whatever it begins with; no option has a blank in its name. */
const isPhrase = (arg: string): boolean => /^-(?!-)[^=]*\s/u.test(arg);

/** Splits arguments; an unknown or incomplete option is a {@link UsageError}. */
export function options<const T extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  args: readonly string[],
  known: T,
) {
  try {
    const phrases = args.filter(isPhrase);
    const rest = joinNegatives(args.filter((arg) => !isPhrase(arg)));
    return parseArgs({ args: [...rest, '--', ...phrases], options: known, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

/** Runs a command and answers bad input, and dates beyond the calendar, with one line and exit code 2. */
export async function answering(work: () => number | Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof RangeError)) throw error;
    console.error(error.message);
    return 2;
  }
}
