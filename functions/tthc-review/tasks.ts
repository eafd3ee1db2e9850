import { task } from '#shared/kernel/task.ts';
import * as contract from '#workflows/tthc-review/contract.ts';
import { askDraft, askEvaluation, askPlan, askResults, askSignature } from './use-cases/ask.ts';
import { openFollowUp } from './use-cases/open-follow-up.ts';

/** The tasks of workflows/tthc-review/definition.asl.json by name. */
export const tasks = {
  AskPlan: task(contract.askPlan, askPlan),
  AskResults: task(contract.askResults, askResults),
  AskEvaluation: task(contract.askEvaluation, askEvaluation),
  AskDraft: task(contract.askDraft, askDraft),
  AskSignature: task(contract.askSignature, askSignature),
  OpenFollowUp: task(contract.openFollowUp, openFollowUp),
};
