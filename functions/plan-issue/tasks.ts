import { task } from '#shared/kernel/task.ts';
import * as contract from '#workflows/plan-issue/contract.ts';
import { askNumber, askReview, askSignature } from './use-cases/ask.ts';
import { finishIssue } from './use-cases/finish-issue.ts';
import { listBatches } from './use-cases/list-batches.ts';
import { putInForce } from './use-cases/put-in-force.ts';
import { readPlan } from './use-cases/read-plan.ts';

/** The tasks of workflows/plan-issue/definition.asl.json by name. */
export const tasks = {
  ReadPlan: task(contract.readPlan, readPlan),
  AskReview: task(contract.askReview, askReview),
  AskSignature: task(contract.askSignature, askSignature),
  AskNumber: task(contract.askNumber, askNumber),
  ListBatches: task(contract.listBatches, listBatches),
  PutInForce: task(contract.putInForce, putInForce),
  FinishIssue: task(contract.finishIssue, finishIssue),
};
