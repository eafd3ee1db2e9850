/** `cli -- workdays --from DATE --days N [--json]`: the N-th working day after (before, when negative) a date. */
import { countBack, countWorking, explainCounted, shippedCalendar } from '#shared/calendar/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Command } from './command.ts';
import { answering, dateOption, options, UsageError } from './arguments.ts';

function daysOption(value: string | undefined): number {
  const days = value === undefined ? Number.NaN : Number(value.replace(',', '.'));
  if (value === undefined || !/^-?\d{1,5}(?:[.,]\d{1,3})?$/u.test(value)) {
    throw new UsageError(`--days ${value === undefined ? 'is missing' : `"${value}" is not a number of days`}.`);
  }
  return days;
}

function run(args: readonly string[]): number {
  const { values, positionals } = options(args, {
    from: { type: 'string' },
    days: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (positionals[0] !== undefined) throw new UsageError(`"${positionals[0]}" is not an option of workdays.`);
  const [from, days, calendar] = [dateOption('from', values.from), daysOption(values.days), shippedCalendar()];
  const counted = days < 0 ? countBack(calendar, from, -days, 'working-day') : countWorking(calendar, from, days);
  const steps = explainCounted(calendar, counted);
  const skipped = steps.flatMap((step) => step.days ?? []);
  if (values.json) {
    const provisional = calendar.isProvisional(Number(counted.due.slice(0, 4)));
    console.log(JSON.stringify({ from, days, due: counted.due, provisional, skipped, derivation: steps }, null, 2));
    return 0;
  }
  console.log(formatDate(counted.due));
  for (const { text, clause } of steps) console.log(`  ${text}${clause === undefined ? '' : ` (${clause})`}`);
  for (const { date, name } of skipped) console.log(`    ${formatDate(date)}  ${name}`);
  return 0;
}

export const command: Command = {
  usage: 'workdays --from YYYY-MM-DD --days N [--json]',
  run: (args) => answering(() => run(args)),
};
