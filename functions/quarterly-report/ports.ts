/** What the use-cases stand on: casework, the organisation, the settings of the moment. */
import type { CaseStore, CaseworkPorts, Workflows } from '#shared/casework/index.ts';
import type { Organisation } from '#shared/org/index.ts';
import { caseworkPorts, type Reference, type ReferenceTable } from '#shared/reference/index.ts';
import { settingsOf, type Settings } from './settings.ts';

export const PROCESS = 'quarterly-report';

export interface ReportPorts extends CaseworkPorts {
  readonly organisation: Organisation;
  readonly settings: Settings;
  readonly workflows: Workflows;
}

/** Where a task of the workflow finds its ports; reference data is read anew for each. */
export interface TaskSources {
  readonly cases: CaseStore;
  readonly reference: ReferenceTable;
  readonly workflows: Workflows;
}

export const portsWith = (reference: Reference, cases: CaseStore, workflows: Workflows): ReportPorts => ({
  ...caseworkPorts(cases, reference),
  organisation: reference.organisation,
  settings: settingsOf(reference),
  workflows,
});
