/** What the use-cases of inspections stand on. */
import type { CaseStore, CaseworkPorts, Workflows } from '#shared/casework/index.ts';
import type { Reference } from '#shared/reference/index.ts';

export interface InspectionPorts extends CaseworkPorts {
  readonly store: CaseStore;
  readonly reference: Reference;
  readonly workflows: Workflows;
}
