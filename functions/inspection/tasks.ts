import { task } from '#shared/kernel/task.ts';
import * as contract from '#workflows/inspection/contract.ts';
import { askConclusion, askFindings, askReport, askTeam } from './use-cases/ask.ts';
import { openRecommendations } from './use-cases/open-recommendations.ts';

/** The tasks of workflows/inspection/definition.asl.json by name. */
export const tasks = {
  AskTeam: task(contract.askTeam, askTeam),
  AskFindings: task(contract.askFindings, askFindings),
  AskConclusion: task(contract.askConclusion, askConclusion),
  OpenRecommendations: task(contract.openRecommendations, openRecommendations),
  AskReport: task(contract.askReport, askReport),
};
