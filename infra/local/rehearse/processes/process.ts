/** What a process needs to be rehearsed. A new process is one file beside this one, and its line in `index.ts`. */
import type { Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Person } from '#shared/org/index.ts';
import type { Conduct } from '../behaviour.ts';
import type { Stage } from '../stage.ts';
import type { Remembered } from '../watch.ts';

export interface RehearsedProcess {
  /** Its slug, as tasks carry it. */
  readonly process: string;
  /** Before the first day: a plan is issued, a year of reports is opened. */
  begin?(stage: Stage): Promise<void>;
  /** What comes from outside on a working day: a citizen writes, a ministry signs. */
  happen?(stage: Stage): Promise<void>;
  /** What somebody sees of a task that changed, beside its being open; gives what he will do, on which day. */
  notice?(stage: Stage, task: Task, events: readonly Remembered[]): readonly Deed[];
  /** The first day on which an open task can be done; the behaviour's own day when left out. */
  earliest?(task: Task): PlainDate | undefined;
  /** Tasks of one case have nothing in common: many units each do their own on the same day. */
  readonly apart?: true;
  /** Does one open task by its form. */
  act(stage: Stage, task: Task, conduct: Conduct): Promise<void>;
}

/** Something else than finishing a task, on a day. */
export interface Deed {
  readonly on: PlainDate;
  readonly task: Task;
  /** Who does it, when it is not the task's own doer. */
  readonly by?: Person;
  run(stage: Stage): Promise<void>;
}
