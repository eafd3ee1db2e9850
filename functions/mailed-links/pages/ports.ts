import type { AccessKeys } from '#shared/access-keys/index.ts';
import type { AuditLog } from '#shared/audit/index.ts';
import type { CaseStore } from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { Limits } from '#shared/limits/rate-limits.ts';
import type { Mailer } from '#shared/mail/mailer.ts';

export interface LinkPages {
  readonly cases: CaseStore;
  readonly keys: AccessKeys;
  readonly audit: AuditLog;
  readonly limits: Limits;
  readonly files: Files;
  readonly mailer: Mailer;
  readonly isSilenced: (address: string) => Promise<boolean>;
  /** Where people reach the portal. */
  readonly portalUrl: string;
}
