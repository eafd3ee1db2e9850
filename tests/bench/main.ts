/**
 * `npm run bench [-- NAME …]`: every benchmark of the project, each in a process of its own, one after another.
 * Prints a table of medians with minimum and maximum and writes all samples to artefacts/bench.json.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { z } from 'zod';
import { median, percentile, type Figure } from './benchmark.ts';

const root = new URL('../../', import.meta.url);
const figureSchema = z.object({
  name: z.string(),
  unit: z.string(),
  samples: z.array(z.number()),
  aim: z.string().optional(),
  note: z.string().optional(),
});
const reportSchema = z.object({ name: z.string(), figures: z.array(figureSchema) });
type Report = z.infer<typeof reportSchema>;

const number = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** As `npm start` runs the home, and with what counting memory needs. */
const FLAGS = ['--max-semi-space-size=32', '--expose-gc'];

function runOne(file: string): Promise<Report> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('run-one.ts', import.meta.url), [file], { execArgv: FLAGS });
    let report: Report | undefined;
    child.on('message', (message) => {
      report = reportSchema.parse(message);
    });
    child.on('exit', (code) => {
      if (code === 0 && report !== undefined) resolve(report);
      else reject(new Error(`${file} ended with code ${String(code)}`));
    });
  });
}

/** Of so many samples their 95th percentile says more than the largest. */
const MANY = 20;
const spreadOf = (samples: readonly number[], [low, high]: readonly [string, string]): string => {
  if (samples.length >= MANY) return ` (p95 ${number.format(percentile(samples, 95))}, ${samples.length} runs)`;
  return samples.length > 1 ? ` (${low}–${high}, ${samples.length} runs)` : '';
};

function row(figure: Figure | z.infer<typeof figureSchema>): string {
  const [mid = '', low = '', high = ''] = [
    median(figure.samples),
    Math.min(...figure.samples),
    Math.max(...figure.samples),
  ].map((n) => number.format(n));
  const spread = spreadOf(figure.samples, [low, high]);
  const aim = figure.aim === undefined ? '' : `   aim ${figure.aim}`;
  const note = figure.note === undefined ? '' : `\n      ${figure.note}`;
  return `  ${figure.name.padEnd(58)} ${mid.padStart(10)} ${figure.unit}${spread}${aim}${note}`;
}

const wanted = process.argv.slice(2);
const files = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.startsWith(name)))
  .sort();
const machine = {
  cpu: os.cpus()[0]?.model ?? 'unknown',
  cores: os.availableParallelism(),
  memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  system: `${os.type()} ${os.release()}`,
  node: process.version,
};
console.log(
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}`,
);
const reports: Report[] = [];
let failed = 0;
for (const file of files) {
  try {
    const report = await runOne(file);
    reports.push(report);
    console.log(`\n${report.name}`);
    for (const figure of report.figures) console.log(row(figure));
  } catch (error) {
    failed += 1;
    console.error(error);
  }
}
mkdirSync(new URL('artefacts/', root), { recursive: true });
writeFileSync(new URL('artefacts/bench.json', root), JSON.stringify({ machine, reports }, null, 2));
if (failed > 0 || reports.length === 0) process.exitCode = 1;
