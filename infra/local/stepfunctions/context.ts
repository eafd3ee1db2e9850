/** The context object: `$states.context`. */
import type { Execution, Frame } from './execution.ts';

const KNOWN_INSTANTS = 1000;
const instants = new Map<number, string>();

/** An instant as text. Executions that move together ask for the same few instants over and over. */
function iso(time: number): string {
  const known = instants.get(time);
  if (known !== undefined) return known;
  if (instants.size >= KNOWN_INSTANTS) instants.clear();
  const text = new Date(time).toISOString();
  instants.set(time, text);
  return text;
}

export interface MapItem {
  readonly Index: number;
  readonly Value: unknown;
}

export function contextOf(
  execution: Execution,
  frame: Frame,
  token?: string,
  item: MapItem | undefined = itemAround(frame),
): Readonly<Record<string, unknown>> {
  const { machine } = execution;
  const redriven = execution.redrivenAt;
  return {
    Execution: {
      Id: execution.arn,
      Input: execution.input.value,
      StartTime: iso(execution.start),
      Name: execution.name,
      RoleArn: machine.roleArn,
      RedriveCount: execution.redrives,
      ...(redriven === undefined ? {} : { RedriveTime: iso(redriven) }),
    },
    StateMachine: { Id: machine.arn, Name: machine.name },
    State: {
      Name: frame.state.name,
      EnteredTime: iso(frame.enteredAt),
      ...(frame.state.showsRetries ? { RetryCount: frame.retries } : {}),
    },
    ...(item === undefined ? {} : { Map: { Item: item } }),
    ...(token === undefined ? {} : { Task: { Token: token } }),
  };
}

/** The item of the nearest iteration around the frame. */
function itemAround(frame: Frame): MapItem | undefined {
  const { parent, index } = frame;
  if (parent === undefined) return undefined;
  const { rest, state } = parent;
  if (state.type === 'Map' && rest?.kind === 'children') return { Index: index, Value: rest.items[index] };
  return itemAround(parent);
}
