/** What the use-cases of plan-issue stand on. */
import type { CaseStore, CaseworkPorts, Workflows } from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { Organisation } from '#shared/org/index.ts';
import { caseworkPorts, type Reference } from '#shared/reference/index.ts';
import { targetRules, type TargetRules } from '#shared/targets/index.ts';
import { daysDocument, type StepDays } from './domain/days.ts';

export interface PlanPorts extends CaseworkPorts {
  readonly organisation: Organisation;
  readonly workflows: Workflows;
  readonly files: Pick<Files, 'get' | 'put'>;
  readonly days: StepDays;
  readonly targetRules: TargetRules;
}

interface Adapters extends Pick<PlanPorts, 'workflows' | 'files'> {
  readonly cases: CaseStore;
}

/** The ports as the reference data of the moment makes them. */
export const planPorts = (reference: Reference, { cases, workflows, files }: Adapters): PlanPorts => ({
  ...caseworkPorts(cases, reference),
  organisation: reference.organisation,
  days: reference.get(daysDocument),
  targetRules: reference.get(targetRules),
  workflows,
  files,
});
