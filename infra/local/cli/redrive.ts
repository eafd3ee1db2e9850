/**
 * `cli -- redrive NAME… | --all [--stack NAME]`: executions that stopped halfway go on at the state that failed, with what
 * they had. Mend the cause first (infra/runbook.md, WorkflowsFailed).
 */
import { RedriveExecutionCommand } from '@aws-sdk/client-sfn';
import { answering, options, UsageError } from './arguments.ts';
import type { Command } from './command.ts';
import { atWorkflows, stoppedExecutions, type Stopped } from './executions.ts';

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args, { stack: { type: 'string' }, all: { type: 'boolean' } });
  if ((values.all === true) === positionals.length > 0)
    throw new UsageError('Give the names that `failed` printed, or --all.');
  return atWorkflows(values.stack, async (workflows) => {
    const stopped = await stoppedExecutions(workflows);
    const wanted = values.all === true ? stopped : positionals.flatMap((name) => named(name, stopped));
    for (const { workflow, name, arn, stays } of wanted) {
      if (stays === null) await workflows.client.send(new RedriveExecutionCommand({ executionArn: arn }));
      console.log(`${workflow} ${name}: ${stays ?? 'goes on'}`);
    }
    return wanted.every(({ stays }) => stays === null) ? 0 : 1;
  });
}

function named(name: string, stopped: readonly Stopped[]): readonly Stopped[] {
  const found = stopped.filter((one) => one.name === name);
  if (found.length === 0) throw new UsageError(`No execution named "${name}" stopped halfway; \`failed\` lists them.`);
  return found;
}

export const command: Command = {
  usage: 'redrive NAME… | --all [--stack NAME]',
  run: (args) => answering(() => run(args)),
};
