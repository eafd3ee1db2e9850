import { z } from 'zod';
import { isClosed, type Task } from '#shared/casework/index.ts';
import type { Stage } from '../stage.ts';
import { keyOf } from '../watch.ts';
import type { Checked, Invariant } from './invariant.ts';

/**
 * A task is closed with what closed it, or waits for a named reason; an execution ended well, or waits for an open task or
 * for a day of its own, at a state that waits.
 */
export const casesEndOrWait: Invariant = {
  name: 'every case ends or waits for a named reason',
  check: (stage) => check(stage),
};

const pageSchema = z.object({
  executions: z.array(z.object({ executionArn: z.string(), name: z.string(), status: z.string() })),
  nextToken: z.string().nullish(),
});

async function check(stage: Stage): Promise<Checked> {
  const tasks = [...stage.watch.tasks.values()];
  const live = new Set(tasks.filter((task) => !isClosed(task)).map(({ caseId }): string => caseId));
  const broken = tasks
    .filter((task) => !hasReason(task))
    .map((task) => `${keyOf(task)} is ${task.state} without a reason`);
  let executions = 0;
  for (const { name: machine, arn } of stage.home.deployment.stateMachines)
    for await (const { executionArn, name, status } of executionsOf(stage, arn)) {
      executions += 1;
      if (status === 'SUCCEEDED' || (status === 'RUNNING' && live.has(name))) continue;
      if (status !== 'RUNNING' || !(await waitsForADay(stage, executionArn)))
        broken.push(`${machine} ${name} is ${status} and waits neither for a task nor for a day`);
    }
  return { checked: tasks.length + executions, broken };
}

function hasReason({ state, due, evidence, answer, waitingFor, opensOn }: Task): boolean {
  switch (state) {
    case 'done':
      return evidence !== null || answer !== null;
    case 'open':
    case 'suspended':
      return due !== null;
    case 'waiting':
      return waitingFor !== null;
    case 'planned':
      return opensOn !== null;
    default:
      return true;
  }
}

const historySchema = z.object({ events: z.array(z.object({ type: z.string() })) });

/** One of its branches has come to a state that waits, and has not left it. */
async function waitsForADay({ home }: Stage, executionArn: string): Promise<boolean> {
  const { body } = await home.services.engine.request('GetExecutionHistory', { executionArn, maxResults: 1000 });
  const types = historySchema.parse(body).events.map(({ type }) => type);
  const count = (wanted: string): number => types.filter((type) => type === wanted).length;
  return count('WaitStateEntered') > count('WaitStateExited');
}

async function* executionsOf({ home }: Stage, stateMachineArn: string) {
  let nextToken: string | undefined;
  do {
    const input = { stateMachineArn, maxResults: 1000, ...(nextToken !== undefined && { nextToken }) };
    const page = pageSchema.parse((await home.services.engine.request('ListExecutions', input)).body);
    yield* page.executions;
    nextToken = page.nextToken ?? undefined;
  } while (nextToken !== undefined);
}
