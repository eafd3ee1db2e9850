import { task } from '#shared/kernel/task.ts';
import * as contract from '#workflows/daily/contract.ts';
import { buildDigests } from './use-cases/build-digests.ts';
import { claimRun } from './use-cases/claim-run.ts';
import { finishRun } from './use-cases/finish-run.ts';
import { sendMails } from './use-cases/send-mails.ts';
import { workAgenda } from './use-cases/work-agenda.ts';

/** The tasks of workflows/daily/definition.asl.json by name. */
export const tasks = {
  ClaimRun: task(contract.claimRun, claimRun),
  WorkAgenda: task(contract.workAgenda, workAgenda),
  BuildDigests: task(contract.buildDigests, buildDigests),
  SendMails: task(contract.sendMails, sendMails),
  FinishRun: task(contract.finishRun, finishRun),
};
