import process from 'node:process';
import { asText, coverage } from './coverage/report.ts';
import type { Reporter, TestModule } from 'vitest/node';

const isWholeSuite = (): boolean => process.argv.slice(2).join(' ') === 'run' && process.env['LONG'] !== '1';

/**
 * Prints which states, catches and rungs of the workflows were gone through, and fails the whole suite when one was not.
 * Ends a run with `N passed, N failed[, N skipped]` alone on a line, and fails a run in which nothing ran.
 * A module that could not be loaded and an unhandled error count as one failure each.
 */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      counts.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') counts.passed += 1;
        else if (state === 'failed') counts.failed += 1;
        else counts.skipped += 1;
      }
    }
    if (counts.passed + counts.failed === 0) {
      console.error('No test ran.');
      process.exitCode = 1;
    }
    if (isWholeSuite()) reportCoverage();
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    // After the default reporter's own summary, so that this is the last line.
    process.once('exit', () => {
      process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${skipped}\n`);
    });
  }
}

function reportCoverage(): void {
  const lines = coverage();
  if (lines !== undefined) console.log(`\n${asText(lines)}`);
  if (lines?.some(({ missing }) => missing.length > 0) !== false) {
    console.error('A state, catch or rung is in no test.');
    process.exitCode = 1;
  }
}
