import { z } from 'zod';
import type { Task } from '#shared/kernel/task.ts';
import { logger } from './logger.ts';
import { withLogging } from './with-logging.ts';

/** What every workflow sends: which task, and its payload. */
const callSchema = z.object({ task: z.string(), payload: z.unknown() });
/** Most tasks are about one case: by its id the lines of the log are found that tell what became of it. */
const aboutSchema = z.object({ caseId: z.string() });

/**
 * The Lambda handler of a process: runs the task the workflow names. A fault is logged and thrown, so that the
 * workflow's Retry sees it; an expected "no" is part of the task's result.
 */
export const taskFunction = <Ports>(
  tasks: Readonly<Record<string, Task<Ports>>>,
  ports: () => Ports | Promise<Ports>,
) =>
  withLogging(async (event: unknown) => {
    const { task: name, payload } = callSchema.parse(event);
    const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    if (task === undefined)
      throw new Error(`No task "${name}"; this function has ${Object.keys(tasks).join(', ')} (tasks.ts)`);
    logger.appendKeys({ task: name, ...aboutSchema.safeParse(payload).data });
    return task.run(payload, await ports());
  });
