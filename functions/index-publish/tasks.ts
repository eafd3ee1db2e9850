import { task } from '#shared/kernel/task.ts';
import * as contract from '#workflows/index-publish/contract.ts';
import { askApproval, askScores } from './use-cases/ask.ts';
import { openLastMonth } from './use-cases/open-month.ts';
import { publishScores } from './use-cases/publish-scores.ts';

/** The tasks of workflows/index-publish/definition.asl.json by name. */
export const tasks = {
  OpenMonth: task(contract.openMonth, openLastMonth),
  AskScores: task(contract.askScores, askScores),
  AskApproval: task(contract.askApproval, askApproval),
  PublishScores: task(contract.publishScores, publishScores),
};
