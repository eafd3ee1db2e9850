import type { ItemsTogether } from '#shared/adapters/items-together.ts';
import type { PageEnv } from '#shared/ui/page.ts';
import type { KeyTable } from '#shared/access-keys/index.ts';
import type { AuditTable } from '#shared/audit/index.ts';
import type { CaseTable, Workflows } from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { RateLimits } from '#shared/limits/rate-limits.ts';
import type { Mailer } from '#shared/mail/mailer.ts';
import type { Reference, ReferenceTable } from '#shared/reference/index.ts';
import type { SilencedAddresses } from '../administration/silenced-addresses.ts';
import type { WebhookTable } from '../webhooks/store.ts';
import type { OpenId } from './open-id.ts';
import type { Session, SessionSeal } from './session.ts';
import type { Settings } from './settings.ts';
import type { PortalStore } from './store.ts';

/** What the portal's own routes know beyond what every page does. */
export interface PortalEnv {
  Bindings: PageEnv['Bindings'];
  Variables: PageEnv['Variables'] & {
    session?: Session;
    /** Whose session the cookie is, before it is known whether it still holds. */
    account?: string;
    /** The reference data, asked for together with what the session needs. */
    referenceSoon?: Promise<Reference>;
    /** Addresses beside our own that a form of this page may post to. */
    formTargets?: readonly string[];
  };
}

/** What the portal stands on. */
export interface PortalPorts {
  readonly settings: Settings;
  readonly seal: () => Promise<SessionSeal>;
  readonly openId: OpenId;
  /** Reads what a page needs together. */
  readonly items: Pick<ItemsTogether, 'during'>;
  readonly store: PortalStore;
  readonly cases: CaseTable;
  readonly reference: ReferenceTable;
  readonly workflows: Workflows;
  readonly files: Files;
  readonly silenced: SilencedAddresses;
  readonly audit: AuditTable;
  readonly keys: KeyTable;
  readonly limits: RateLimits;
  readonly webhooks: WebhookTable;
  readonly mailer: Mailer;
  readonly log: {
    warn(message: string, fields: Record<string, unknown>): void;
    error(message: string, fields: Record<string, unknown>): void;
  };
}
