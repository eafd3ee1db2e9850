/** Imports the text it is sent and answers with this process's peak memory (MiB); see import.bench.ts. */
import process from 'node:process';
import { importPlan } from '#shared/plans/index.ts';

process.once('message', (text) => {
  void importPlan(new TextEncoder().encode(String(text)), 'plan.txt').then(() => {
    // maxRSS is in KiB on every platform Node runs on.
    process.send?.(process.resourceUsage().maxRSS / 1024, () => process.exit(0));
  });
});
