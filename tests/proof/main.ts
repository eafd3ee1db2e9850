/**
 * `npm run proof [-- --seed TEXT] [--only KIND …] [--short]`: the long version of every kind, one after another, and the
 * table of what they found. Exit 0 when nothing was lost, done twice or leaked, 1 when something was or a kind met a
 * fault, 2 when the command cannot be read.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import '../bench/page-modules.ts';
import type { ProofKind } from './kind.ts';
import { kinds } from './kinds.ts';
import { passed, tableOf, type Tried } from './table.ts';

const USAGE = 'npm run proof -- [--seed TEXT] [--only KIND …] [--short]';

interface Command {
  readonly seed: string;
  readonly long: boolean;
  readonly chosen: readonly ProofKind[];
}

/** A text says what is wrong with the command. */
function readCommand(args: readonly string[], known: readonly ProofKind[]): Command | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string', default: '1' },
        only: { type: 'string', multiple: true, default: [] },
        short: { type: 'boolean', default: false },
      },
    });
    const unknown = values.only.find((name) => !known.some((kind) => kind.name === name));
    if (unknown !== undefined)
      return `There is no kind «${unknown}»: ${known.map(({ name }) => name).join(', ')}.\n${USAGE}`;
    const chosen = known.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
    return { seed: values.seed, long: !values.short, chosen };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
}

async function run(kind: ProofKind, { seed, long }: Command): Promise<Tried> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  const progress = (text: string): void => {
    process.stderr.write(`${kind.name} ${seconds().toFixed(0)} s: ${text}\n`);
  };
  try {
    return { name: kind.name, outcome: await kind.run({ seed, long, progress }), seconds: seconds() };
  } catch (error) {
    return { name: kind.name, outcome: error instanceof Error ? error : new Error(String(error)), seconds: seconds() };
  }
}

async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args, await kinds());
  if (typeof command === 'string') {
    console.error(command);
    return 2;
  }
  const tried: Tried[] = [];
  for (const kind of command.chosen) tried.push(await run(kind, command));
  console.log(`seed ${command.seed}\n${tableOf(tried)}`);
  return tried.length > 0 && tried.every(passed) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
