/** The administrator's pages of webhooks: who is told, and what came of each request. */
import type { AuditLog } from '#shared/audit/index.ts';
import { get, post, type PageRoute } from '#shared/ui/routes.ts';
import type { SecretVault } from '../ports.ts';
import type { WebhookTable } from '../store.ts';
import { showDeliveries } from './deliveries-page.tsx';
import { makeWebhook, showWebhooks, stopWebhook, WEBHOOKS } from './webhooks-page.tsx';

export interface WebhookPages {
  readonly webhooks: WebhookTable;
  readonly audit: AuditLog;
  readonly vault: Pick<SecretVault, 'seal'>;
}

const ADMINISTRATOR = ['administrator'] as const;

export const webhookPages = (ports: WebhookPages): readonly PageRoute[] => [
  get(WEBHOOKS, ADMINISTRATOR, (context) => showWebhooks(context, ports)),
  post(WEBHOOKS, ADMINISTRATOR, makeWebhook(ports)),
  get(`${WEBHOOKS}/:id`, ADMINISTRATOR, showDeliveries(ports)),
  post(`${WEBHOOKS}/:id/ngung`, ADMINISTRATOR, stopWebhook(ports)),
];
