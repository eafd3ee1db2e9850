/** `npm run --silent cli -- VERB …`: the commands of engineers and administrators. Each verb is a file in `cli/`. */
import { enableCompileCache } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Command } from './cli/command.ts';

const verbs: Record<string, () => Promise<{ command: Command }>> = {
  'asl-conformance': () => import('./cli/asl-conformance.ts'),
  backup: () => import('./cli/backup.ts'),
  deadline: () => import('./cli/deadline.ts'),
  failed: () => import('./cli/failed.ts'),
  import: () => import('./cli/import.ts'),
  redrive: () => import('./cli/redrive.ts'),
  restore: () => import('./cli/restore.ts'),
  workdays: () => import('./cli/workdays.ts'),
};

async function main([verb, ...args]: readonly string[]): Promise<number> {
  const load = verb === undefined ? undefined : verbs[verb];
  if (load === undefined) {
    console.error(verb === undefined ? 'Which command?' : `Unknown command "${verb}".`);
    for (const loadVerb of Object.values(verbs))
      console.error(`  npm run --silent cli -- ${(await loadVerb()).command.usage}`);
    return 2;
  }
  return (await load()).command.run(args);
}

enableCompileCache(fileURLToPath(new URL('../../.cache/node', import.meta.url)));
process.exitCode = await main(process.argv.slice(2));
