import { task } from '#shared/kernel/task.ts';
import * as contract from '#workflows/administration/contract.ts';
import { changeBatch } from './use-cases/change-batch.ts';
import { finishChange } from './use-cases/finish-change.ts';
import { listBatches } from './use-cases/list-batches.ts';

/** The tasks of workflows/administration/definition.asl.json by name. */
export const tasks = {
  ListBatches: task(contract.listBatches, listBatches),
  ChangeBatch: task(contract.changeBatch, changeBatch),
  FinishChange: task(contract.finishChange, finishChange),
};
