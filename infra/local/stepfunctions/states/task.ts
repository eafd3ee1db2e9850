/** Task: calls a function, a table or another state machine, and waits for the answer, a token or the other's end. */
import { parseResource, resourceName, type Resource } from '../asl/resource.ts';
import { dataLimitError, StateError, type Failure } from '../errors.ts';
import type { Frame, TaskRest } from '../execution.ts';
import { details } from '../history.ts';
import { isString, Payload } from '../json.ts';
import type { Work } from '../jsonata/expression.ts';
import { evaluate, type Template } from '../jsonata/template.ts';
import { REST, type Outcome, type Results, type State, type Stimulus, type Turn } from '../machine.ts';
import { results } from '../results.ts';
import type { Run } from '../run.ts';
import { createToken } from '../token.ts';
import { base, resultsOf, template, wholeNumber, type Source } from './common.ts';

interface Task {
  readonly resource: Resource;
  readonly args: Template | undefined;
  readonly timeout: Template | undefined;
  readonly heartbeat: Template | undefined;
  readonly from: Results;
  readonly next: string | undefined;
  /** Start of the details of every event of the task. */
  readonly prefix: string;
}

export interface TaskState extends State {
  readonly resource: Resource;
}

export const isTaskState = (state: State): state is TaskState => state.type === 'Task';

export function compileTask(source: Source): TaskState {
  const arn = source.json['Resource'];
  const resource = isString(arn) ? parseResource(arn) : undefined;
  if (resource === undefined) throw new Error(`${source.name} has no known resource`);
  const state = base(source, 'Task');
  const task: Task = {
    resource,
    args: template(source, source.json, 'Arguments'),
    timeout: template(source, source.json, 'TimeoutSeconds'),
    heartbeat: template(source, source.json, 'HeartbeatSeconds'),
    from: resultsOf(source, source.json),
    next: state.next,
    prefix: `"resourceType":"${resource.service}","resource":"${resourceName(resource)}"`,
  };
  return {
    ...state,
    resource,
    enter: (run, frame) => schedule(run, frame, task),
    resume: (run, frame, stimulus) => resume(run, frame, task, stimulus),
  };
}

/** `resource`, `TaskScheduled`…: a function's ARN as resource has events of its own. */
const eventType = ({ resource }: Task, step: string): string =>
  resource.service === 'lambda-arn' ? `LambdaFunction${step}` : `Task${step}`;

const SECONDS: readonly [number, number] = [1, 99_999_999];

function* schedule(run: Run, frame: Frame, task: Task): Work<Outcome> {
  const { pattern } = task.resource;
  const token = pattern === 'response' ? undefined : createToken(run.execution.key, frame.id, run.chance.uuid());
  const scope = run.scope(frame, { token });
  const args = task.args === undefined ? frame.input : new Payload(yield* evaluate(task.args, scope));
  const timeout = yield* wholeNumber(task.timeout, scope, 'TimeoutSeconds', SECONDS);
  const beat = yield* wholeNumber(task.heartbeat, scope, 'HeartbeatSeconds', SECONDS);
  if (args.tooLarge) throw dataLimitError(frame.state.name);
  const scheduled = run.event(frame, eventType(task, 'Scheduled'), scheduledDetails(run, task, args, timeout, beat));
  run.event(
    frame,
    eventType(task, 'Started'),
    task.resource.service === 'lambda-arn' ? details.none : `{${task.prefix}}`,
  );
  const rest: TaskRest = {
    kind: 'task',
    scheduled,
    arguments: args,
    token,
    timeoutAt: timeout === undefined ? undefined : run.now + timeout * 1000,
    heartbeatSeconds: beat,
    heartbeatAt: beat === undefined ? undefined : run.now + beat * 1000,
    submitted: false,
  };
  run.rest(frame, rest);
  run.dispatches.push({ frame, rest });
  return REST;
}

function scheduledDetails(
  run: Run,
  task: Task,
  args: Payload,
  timeout: number | undefined,
  heartbeat: number | undefined,
): string {
  const limits =
    (timeout === undefined ? '' : `,"timeoutInSeconds":${timeout}`) +
    (heartbeat === undefined ? '' : `,"heartbeatInSeconds":${heartbeat}`);
  if (task.resource.service === 'lambda-arn')
    return `{"resource":${JSON.stringify(task.resource.arn)},"input":${args.text}${limits}}`;
  const region = run.execution.machine.arn.split(':')[3] ?? '';
  return `{${task.prefix},"region":"${region}","parameters":${args.text}${limits}}`;
}

function resume(run: Run, frame: Frame, task: Task, stimulus: Stimulus): Turn {
  const prefix = task.resource.service === 'lambda-arn' ? '' : task.prefix;
  switch (stimulus.kind) {
    case 'succeeded':
      return succeed(run, frame, task, new Payload(stimulus.output), prefix);
    case 'failed':
      throw failed(run, frame, task, stimulus.failure, prefix);
    case 'timer': {
      const failure = { error: 'States.Timeout', caughtCause: '' };
      run.event(frame, eventType(task, 'TimedOut'), details.failure(failure.error, undefined, prefix));
      throw new StateError(failure);
    }
    case 'submitted':
      return submitted(run, frame, task, new Payload(stimulus.output));
    case 'heartbeat':
      return heartbeat(run, frame);
  }
}

/** The call is answered; the result is still to come, by token or when the nested execution ends. */
function submitted(run: Run, frame: Frame, task: Task, output: Payload): Outcome {
  run.event(frame, eventType(task, 'Submitted'), `{${task.prefix},"output":${output.text}}`);
  if (frame.rest?.kind === 'task') run.rest(frame, { ...frame.rest, submitted: true });
  return REST;
}

function heartbeat(run: Run, frame: Frame): Outcome {
  const { rest } = frame;
  if (rest?.kind === 'task' && rest.heartbeatSeconds !== undefined)
    run.rest(frame, { ...rest, heartbeatAt: run.now + rest.heartbeatSeconds * 1000 });
  return REST;
}

function succeed(run: Run, frame: Frame, task: Task, result: Payload, prefix: string): Turn {
  if (result.tooLarge) {
    const { service, arn } = task.resource;
    throw failed(run, frame, task, dataLimitError(service === 'lambda-arn' ? arn : service).failure, prefix);
  }
  const own = prefix === '' ? `{"output":${result.text}}` : `{${prefix},"output":${result.text}}`;
  run.event(frame, eventType(task, 'Succeeded'), own);
  return results(run, frame, task.from, { result: result.value }, result, task.next);
}

function failed(run: Run, frame: Frame, task: Task, failure: Failure, prefix: string): StateError {
  run.event(frame, eventType(task, 'Failed'), details.failure(failure.error, failure.cause, prefix));
  return new StateError(failure);
}
