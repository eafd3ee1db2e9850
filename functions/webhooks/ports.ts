import type { CaseStore } from '#shared/casework/index.ts';
import type { ReferenceTable } from '#shared/reference/index.ts';
import type { Network } from '#shared/web/network.ts';
import type { WebhookTable } from './store.ts';

/** Of the workflow's tasks. */
export interface WebhookPorts {
  readonly webhooks: WebhookTable;
  readonly cases: Pick<CaseStore, 'eventsOn'>;
  readonly reference: Pick<ReferenceTable, 'read'>;
  readonly network: Network;
}
