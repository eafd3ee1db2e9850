import { task } from '#shared/kernel/task.ts';
import * as contract from '#workflows/daily/contract.ts';
import { claimRun } from './use-cases/claim-run.ts';
import { finishRun } from './use-cases/finish-run.ts';

/** The tasks of workflows/daily/definition.asl.json by name. */
export const tasks = {
  ClaimRun: task(contract.claimRun, claimRun),
  FinishRun: task(contract.finishRun, finishRun),
};
