/** `cli -- failed [--stack NAME]`: the executions that stopped halfway, and why. Exit code 1 when there are any. */
import { answering, options } from './arguments.ts';
import type { Command } from './command.ts';
import { atWorkflows, stoppedExecutions } from './executions.ts';

async function run(args: readonly string[]): Promise<number> {
  const { values } = options(args, { stack: { type: 'string' }, json: { type: 'boolean' } });
  const stopped = await atWorkflows(values.stack, stoppedExecutions);
  if (values.json === true) console.log(JSON.stringify(stopped, null, 2));
  else {
    for (const { workflow, name, status, stoppedAt, why, stays } of stopped) {
      console.log(`${workflow} ${name}  ${status} ${stoppedAt?.toISOString() ?? ''}`);
      console.log(`    ${why}`);
      if (stays !== null) console.log(`    stays as it is: ${stays}`);
    }
    console.log(stopped.length === 0 ? 'No execution stopped halfway.' : `${stopped.length} stopped halfway.`);
  }
  return stopped.length === 0 ? 0 : 1;
}

export const command: Command = { usage: 'failed [--stack NAME] [--json]', run: (args) => answering(() => run(args)) };
