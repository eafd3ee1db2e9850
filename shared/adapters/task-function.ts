import { z } from 'zod';
import type { ItemsTogether } from './items-together.ts';
import type { Task } from '#shared/kernel/task.ts';
import { logger } from './logger.ts';
import { withLogging } from './with-logging.ts';

/** What every workflow sends: which task, and its payload. */
const callSchema = z.object({ task: z.string(), payload: z.unknown() });
/** Most tasks are about one case: by its id the lines of the log are found that tell what became of it. */
const aboutSchema = z.object({ caseId: z.string() });

/** Words and names of a payload: what the keys of a task's items are made of. */
const parametersSchema = z
  .record(z.string(), z.unknown())
  .transform((payload) =>
    Object.fromEntries(
      Object.entries(payload).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
    ),
  );

/**
 * The Lambda handler of a process: runs the task the workflow names, as an errand of `items` when they are given. A
 * fault is logged and thrown, so that the workflow's Retry sees it; an expected "no" is part of the task's result.
 */
export const taskFunction = <Ports>(
  tasks: Readonly<Record<string, Task<Ports>>>,
  ports: () => Ports | Promise<Ports>,
  items?: Pick<ItemsTogether, 'during'>,
) =>
  withLogging(async (event: unknown) => {
    const { task: name, payload } = callSchema.parse(event);
    const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    if (task === undefined)
      throw new Error(`No task "${name}"; this function has ${Object.keys(tasks).join(', ')} (tasks.ts)`);
    logger.appendKeys({ task: name, ...aboutSchema.safeParse(payload).data });
    const parameters = parametersSchema.safeParse(payload).data ?? {};
    const run = async () => task.run(payload, await ports());
    return items === undefined ? run() : items.during(name, () => parameters, run);
  });
