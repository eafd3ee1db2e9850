import type { z } from 'zod';
import { task, type TaskContract } from '#shared/kernel/task.ts';
import * as contract from '#workflows/tthc-announce/contract.ts';
import { portsWith, type AnnouncePorts, type TaskSources, type Web } from './ports.ts';
import { askForDecision } from './use-cases/ask-for-decision.ts';
import { askForPublication } from './use-cases/ask-for-publication.ts';
import { checkPages } from './use-cases/check-pages.ts';
import { planPublication } from './use-cases/plan-publication.ts';

/** Gives a use-case the reference data as they stand when its task begins. */
const announceTask = <Payload extends z.ZodType, Outcome extends z.ZodType>(
  contractOfTask: TaskContract<Payload, Outcome>,
  useCase: (command: z.output<Payload>, ports: AnnouncePorts & { readonly web: Web }) => Promise<z.input<Outcome>>,
) =>
  task(contractOfTask, async (command, { cases, reference, workflows, web }: TaskSources) =>
    useCase(command, { ...portsWith(await reference.read(), cases, workflows), web }),
  );

/** The tasks of workflows/tthc-announce/definition.asl.json by name. */
export const tasks = {
  AskForDecision: announceTask(contract.askForDecision, askForDecision),
  PlanPublication: announceTask(contract.planPublication, planPublication),
  AskForPublication: announceTask(contract.askForPublication, askForPublication),
  CheckPages: announceTask(contract.checkPages, checkPages),
};
