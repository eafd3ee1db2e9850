import type { z } from 'zod';
import { task, type TaskContract } from '#shared/kernel/task.ts';
import * as contract from '#workflows/quarterly-report/contract.ts';
import { portsWith, type ReportPorts, type TaskSources } from './ports.ts';
import { checkReport } from './use-cases/check-report.ts';
import { closeRound } from './use-cases/close-round.ts';
import { openBatch } from './use-cases/open-batch.ts';
import { planYear } from './use-cases/plan-year.ts';

/** Gives a use-case the reference data as they stand when its task begins. */
const reportTask = <Payload extends z.ZodType, Outcome extends z.ZodType>(
  contractOfTask: TaskContract<Payload, Outcome>,
  useCase: (command: z.output<Payload>, ports: ReportPorts) => Promise<z.input<Outcome>>,
) =>
  task(contractOfTask, async (command, { cases, reference, workflows }: TaskSources) =>
    useCase(command, portsWith(await reference.read(), cases, workflows)),
  );

/** The tasks of workflows/quarterly-report/definition.asl.json by name. */
export const tasks = {
  PlanYear: reportTask(contract.planYear, planYear),
  OpenBatch: reportTask(contract.openBatch, openBatch),
  CheckReport: reportTask(contract.checkReport, checkReport),
  CloseRound: reportTask(contract.closeRound, closeRound),
};
