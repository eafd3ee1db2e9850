/**
 * `npm run rehearse -- --from DATE --to DATE [--json]`: plays the template's schedules and workflows through a span of
 * days on a clock of its own, in memory, and reports what ran, what failed, and what never fired.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ensureSynthesised } from '#infra/synth.ts';
import { addDays, daysBetween, instantOf, isPlainDate, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { HomeClock } from './clock.ts';
import { consoleLog } from './log.ts';
import { seededIds } from './seeded-ids.ts';
import { startHome, type Home } from './runtime.ts';

interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly json: boolean;
  readonly seed: string;
}

interface Report {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly days: number;
  readonly workflows: readonly { readonly name: string; readonly executions: Readonly<Record<string, number>> }[];
  /** Workflows of the template that no schedule and nobody started. */
  readonly neverStarted: readonly string[];
  readonly stateTransitions: number;
  readonly dynamoDbCalls: Readonly<Record<string, number>>;
  readonly wallSeconds: number;
  readonly peakMemoryMb: number;
}

const USAGE = 'npm run rehearse -- --from YYYY-MM-DD --to YYYY-MM-DD [--seed TEXT] [--json]';

function readSpan(args: readonly string[]): Span | string {
  const { values } = parseArgs({
    args: [...args],
    options: { from: { type: 'string' }, to: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } },
  });
  const { from = '', to = '', seed = '1', json = false } = values;
  if (!isPlainDate(from) || !isPlainDate(to)) return `--from and --to are dates.\n${USAGE}`;
  if (daysBetween(from, to) < 0) return '--to is before --from.';
  return { from: plainDate(from), to: plainDate(to), seed, json };
}

const executionsSchema = z.object({
  executions: z.array(z.object({ status: z.string() })),
  nextToken: z.string().nullish(),
});

async function countExecutions(home: Home, stateMachineArn: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let nextToken: string | undefined;
  do {
    const input = { stateMachineArn, maxResults: 1000, ...(nextToken !== undefined && { nextToken }) };
    const page = executionsSchema.parse((await home.services.engine.request('ListExecutions', input)).body);
    for (const { status } of page.executions) counts[status] = (counts[status] ?? 0) + 1;
    nextToken = page.nextToken ?? undefined;
  } while (nextToken !== undefined);
  return counts;
}

async function play(home: Home, span: Span): Promise<void> {
  const days = daysBetween(span.from, span.to) + 1;
  for (let day = 1; day <= days; day += 1) {
    const end = instantOf(addDays(span.from, day));
    await home.clock.advanceTo(end);
    if (process.stderr.isTTY)
      process.stderr.write(`\r${addDays(span.from, day - 1)}  ${Math.round((day / days) * 100)} %`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

async function rehearse(span: Span): Promise<Report> {
  const { directory } = await ensureSynthesised();
  const clock = new HomeClock({ start: instantOf(span.from), frozen: true });
  const log = consoleLog(() => clock.now());
  const started = performance.now();
  const home = await startHome({
    assembly: directory,
    clock,
    log: (line) => {
      if (line.level === 'error') log(line);
    },
    ids: seededIds(span.seed),
  });
  try {
    await play(home, span);
    const workflows: { name: string; executions: Record<string, number> }[] = [];
    for (const { name, arn } of home.deployment.stateMachines) {
      workflows.push({ name, executions: await countExecutions(home, arn) });
    }
    return {
      from: span.from,
      to: span.to,
      days: daysBetween(span.from, span.to) + 1,
      workflows,
      neverStarted: workflows.filter(({ executions }) => Object.keys(executions).length === 0).map(({ name }) => name),
      stateTransitions: home.services.engine.stats().transitions,
      dynamoDbCalls: home.services.dynamodb.stats(),
      wallSeconds: (performance.now() - started) / 1000,
      peakMemoryMb: process.resourceUsage().maxRSS / 1024,
    };
  } finally {
    await home.close();
  }
}

function print(report: Report): void {
  console.log(`${report.from} to ${report.to}: ${report.days} days in ${report.wallSeconds.toFixed(1)} s`);
  for (const { name, executions } of report.workflows) {
    const counts = Object.entries(executions).map(([status, count]) => `${count} ${status.toLowerCase()}`);
    console.log(`  ${name}: ${counts.length === 0 ? 'never started' : counts.join(', ')}`);
  }
  const calls = Object.entries(report.dynamoDbCalls).map(([operation, count]) => `${count} ${operation}`);
  console.log(`  ${report.stateTransitions} state transitions; table: ${calls.join(', ')}`);
  console.log(`  peak memory ${Math.round(report.peakMemoryMb)} MB`);
}

const span = readSpan(process.argv.slice(2));
if (typeof span === 'string') {
  console.error(span);
  process.exitCode = 2;
} else {
  const report = await rehearse(span);
  if (span.json) console.log(JSON.stringify(report, null, 2));
  else print(report);
  if (report.workflows.some(({ executions }) => executions['FAILED'] !== undefined)) process.exitCode = 1;
}
