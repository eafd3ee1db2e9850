/** The context object: `$states.context`. */
import type { Execution, Frame } from './execution.ts';

const iso = (time: number): string => new Date(time).toISOString();

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
