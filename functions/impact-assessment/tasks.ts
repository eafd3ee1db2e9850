import { task } from '#shared/kernel/task.ts';
import * as contract from '#workflows/impact-assessment/contract.ts';
import { askAppraisal, askAssessment, askOpinion } from './use-cases/ask.ts';

/** The tasks of workflows/impact-assessment/definition.asl.json by name. */
export const tasks = {
  AskAssessment: task(contract.askAssessment, askAssessment),
  AskOpinion: task(contract.askOpinion, askOpinion),
  AskAppraisal: task(contract.askAppraisal, askAppraisal),
};
