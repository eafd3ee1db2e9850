/**
 * `npm run rehearse -- --from DATE --to DATE [--plan FILE] …`: plays a province's year through the real template on a
 * clock of its own, in memory, with people acting by the portal's forms; checks what must hold and says what it costs.
 * Exit 0 when all held, 1 when an invariant is broken or the home met a fault, 2 when the command cannot be read.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { readCommand } from './rehearse/options.ts';
import { Progress } from './rehearse/progress.ts';
import { rehearse } from './rehearse/rehearsal.ts';
import { reportPage } from './rehearse/report/page/page.ts';
import { reportOf } from './rehearse/report/report.ts';
import { reportText } from './rehearse/report/text.ts';

async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args, (path) => readFileSync(path, 'utf8'));
  if (typeof command === 'string') {
    console.error(command);
    return 2;
  }
  const progress = new Progress(process.stderr, command.options);
  const report = await rehearse(command.options, reportOf, {
    onDay: (day) => {
      progress.day(day);
    },
  });
  progress.end();
  if (command.html !== null) writeFileSync(command.html, await reportPage(report));
  console.log(command.json ? JSON.stringify(report, null, 2) : reportText(report));
  return report.faults.length > 0 || report.invariants.some(({ broken }) => broken.length > 0) ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
