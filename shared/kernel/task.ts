import type { z } from 'zod';

/** What a workflow sends to a task and what it gets back (workflows/<process>/contract.ts). */
export interface TaskContract<Payload extends z.ZodType, Outcome extends z.ZodType> {
  readonly payload: Payload;
  readonly result: Outcome;
}

/** A task as a function runs it: an unchecked payload in, a checked result out. Throws ZodError on either. */
export interface Task<Ports> {
  run(payload: unknown, ports: Ports): Promise<unknown>;
}

/** Binds a use-case to its contract: both borders are parsed, the use-case sees types only. */
export const task = <Payload extends z.ZodType, Outcome extends z.ZodType, Ports>(
  contract: TaskContract<Payload, Outcome>,
  useCase: (command: z.output<Payload>, ports: Ports) => Promise<z.input<Outcome>>,
): Task<Ports> => ({
  run: async (payload, ports) => contract.result.parse(await useCase(contract.payload.parse(payload), ports)),
});
