import { task } from '#shared/kernel/task.ts';
import * as contract from '#workflows/obligation/contract.ts';
import { applyBatch } from './use-cases/apply-batch.ts';
import { closeBulk } from './use-cases/close-bulk.ts';
import type { TaskSources } from './ports.ts';

/** The tasks of workflows/obligation/definition.asl.json by name. */
export const tasks = {
  ApplyBatch: task(contract.applyBatch, async (command, { store, reference }: TaskSources) =>
    applyBatch(command, { store, reference: await reference.read() }),
  ),
  CloseBulk: task(contract.closeBulk, async (command, { store, reference }: TaskSources) =>
    closeBulk(command, { store, reference: await reference.read() }),
  ),
};
