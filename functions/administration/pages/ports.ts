import type { AuditLog } from '#shared/audit/index.ts';
import type { Actor } from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { Mailer } from '#shared/mail/mailer.ts';
import type { ReferenceDocument } from '#shared/reference/index.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import type { AdministrationPorts } from '../use-cases/save-calendar.ts';
import type { SilencedAddresses } from '../silenced-addresses.ts';

export interface AdministrationPages extends AdministrationPorts {
  readonly files: Files;
  readonly silenced: SilencedAddresses;
  readonly mailer: Mailer;
  /** The address that mails come from. */
  readonly mailFrom: string;
  readonly audit: AuditLog;
  /** Ends every session of a sign-in subject. */
  readonly endSessions: (subject: string) => Promise<void>;
  /** Where people reach the portal. */
  readonly portalUrl: string;
  /** Account or mail address of who may set an empty installation up; `*` for whoever signs in first. */
  readonly firstAdministrator: string;
  /** Reference data of the processes that are edited by fields from their schemas. */
  readonly settings: readonly ReferenceDocument<unknown>[];
  /** Which processes have a ladder of their own name, as people call them. */
  readonly ladderNames: readonly LadderName[];
  /** Plans of a year, each with the name of its own ladder. */
  readonly plansOf: (year: number) => Promise<readonly LadderName[]>;
}

/** What a ladder is called in the data, and whose it is. */
export interface LadderName {
  readonly name: string;
  readonly title: string;
}

/** Who administers, as the record of what he does shows him. */
export const actorOf = (context: PageContext): Actor => signedIn(context).access.actorFor(null);

const FORM_REFUSED = 422;

/** For a form shown again: the status says that nothing was done, the title that something is wrong. */
export function refused(context: PageContext, errors: readonly FieldError[]): { readonly hasErrors: boolean } {
  if (errors.length > 0) context.status(FORM_REFUSED);
  return { hasErrors: errors.length > 0 };
}

export const ADMINISTRATOR = ['administrator'] as const;
