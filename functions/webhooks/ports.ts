import type { CaseStore } from '#shared/casework/index.ts';
import type { ReferenceTable } from '#shared/reference/index.ts';
import type { Network } from '#shared/web/network.ts';
import type { WebhookTable } from './store.ts';

/** Keeps the secrets that sign requests: the portal seals them, the workflow's function alone opens them. */
export interface SecretVault {
  seal(plain: string, webhookId: string): Promise<string>;
  /** Throws when it was sealed for another webhook. */
  open(sealed: string, webhookId: string): Promise<string>;
}

/** Of the workflow's tasks. */
export interface WebhookPorts {
  readonly webhooks: WebhookTable;
  readonly cases: Pick<CaseStore, 'eventsOn'>;
  readonly reference: Pick<ReferenceTable, 'read'>;
  readonly network: Network;
  readonly vault: Pick<SecretVault, 'open'>;
}
