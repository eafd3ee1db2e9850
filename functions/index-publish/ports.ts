/** What the use-cases stand on: casework, and the organisation and settings of the moment. */
import type { CaseworkPorts, Workflows } from '#shared/casework/index.ts';
import type { Reference } from '#shared/reference/index.ts';

export interface IndexPorts extends CaseworkPorts {
  readonly reference: Reference;
  readonly workflows: Workflows;
}
