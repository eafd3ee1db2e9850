/** The template's schedules, each acting as its own role on the workflow or function it names. */
import type { Ids } from './seeded-ids.ts';
import type { HomeClock } from './clock.ts';
import type { Authorizer } from './iam.ts';
import type { InvokeOutcome } from './lambda.ts';
import { startScheduler, type Scheduler, type ScheduleResource, type ScheduleTarget } from './scheduler.ts';
import type { Engine } from './stepfunctions/index.ts';

export interface ScheduleServiceOptions {
  readonly folder: string | null;
  readonly clock: HomeClock;
  readonly schedules: readonly ScheduleResource[];
  readonly iam: Authorizer;
  readonly engine: Engine;
  readonly invoke: (functionArn: string, payload: unknown) => Promise<InvokeOutcome>;
  readonly deadLetter: (queueArn: string, message: unknown, failure: unknown) => void;
  readonly ids: Ids;
}

export function startSchedules(options: ScheduleServiceOptions): Promise<Scheduler> {
  const { folder, clock, schedules, deadLetter } = options;
  return startScheduler({
    folder,
    clock,
    schedules,
    deadLetter,
    invoke: (target) => clock.track(fire(target, options)),
  });
}

async function fire(target: ScheduleTarget, { iam, engine, invoke, ids }: ScheduleServiceOptions): Promise<void> {
  const isWorkflow = target.arn.includes(':states:');
  const action = isWorkflow ? 'states:StartExecution' : 'lambda:InvokeFunction';
  const denial = iam.authorizeRole(target.roleArn, action, target.arn);
  if (denial !== undefined) throw new Error(denial.message);
  if (isWorkflow) {
    const input = { stateMachineArn: target.arn, input: target.input, name: ids(target.arn) };
    const answer = await engine.request('StartExecution', input);
    if (answer.status !== 200) throw new Error(`StartExecution of ${target.arn}: ${JSON.stringify(answer.body)}`);
    return;
  }
  const outcome = await invoke(target.arn, JSON.parse(target.input));
  if (outcome.kind === 'failed') throw new Error(`${outcome.errorType}: ${outcome.errorMessage}`);
}
