/**
 * `cli -- asl-conformance FILE`: runs recorded cases of the real Step Functions service against the engine and prints
 * the ids of those that differ, with the first difference, and last `N passed, M failed`.
 */
import { readFileSync } from 'node:fs';
import { startDynoxide } from '../dynamodb/dynoxide.ts';
import { createWire } from '../dynamodb/wire.ts';
import type { Command } from './command.ts';
import { runCase } from './asl-conformance/execution-case.ts';
import { fileSchema } from './asl-conformance/format.ts';
import { isRunnable, runValidation } from './asl-conformance/validation-case.ts';

export const command: Command = {
  usage: 'asl-conformance FILE',
  async run([file]) {
    if (file === undefined) {
      console.error('Which file? Usage: npm run --silent cli -- asl-conformance FILE');
      return 2;
    }
    const recorded = fileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!recorded.success) {
      console.error(`${file} is no file of recorded cases: ${recorded.error.message}`);
      return 2;
    }
    const dynoxide = await startDynoxide(null);
    const wire = createWire(dynoxide.url);
    let passed = 0;
    let failed = 0;
    const count = (id: string, difference: string | undefined): void => {
      if (difference === undefined) passed += 1;
      else {
        failed += 1;
        console.log(`${id}\n    ${difference}`);
      }
    };
    try {
      const { cases, validation } = recorded.data;
      for (const one of cases.filter(({ in_scope }) => in_scope !== false)) count(one.id, await runCase(one, wire));
      for (const one of validation.filter(isRunnable)) count(one.id, await runValidation(one));
    } finally {
      wire.close();
      await dynoxide.close();
    }
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 && passed > 0 ? 0 : 1;
  },
};
