/**
 * Who may set up and import: an administrator; while nobody is known at all, whoever the operator named, or else the
 * first who signs in (shared/decisions/0030).
 */
import type { Actor } from '#shared/casework/index.ts';
import { organisationDocument } from '#shared/reference/index.ts';
import { personId } from '#shared/org/index.ts';
import { problems, type Problem } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import type { Reader } from '#shared/ui/page.ts';
import { ADMINISTRATOR, type AdministrationPages } from './ports.ts';

export interface Administering {
  readonly reader: Reader;
  readonly by: Actor;
  /** Nothing is set up yet. */
  readonly isFirstRun: boolean;
}

const notSetUp: Problem = {
  status: 403,
  title: 'Hệ thống chưa được thiết lập',
  whatHappened: 'Chưa có đơn vị và cán bộ nào, và tài khoản của bạn không phải người được chỉ định thiết lập.',
  whatToDo:
    'Nếu bạn là người thiết lập, nhờ người vận hành đặt FIRST_ADMINISTRATOR (trên AWS: FirstAdministrator) là thư điện tử hoặc mã tài khoản của bạn.',
};

/** Undefined for who may not. */
function administering(
  context: PageContext,
  { firstAdministrator }: Pick<AdministrationPages, 'firstAdministrator'>,
): Administering | undefined {
  const { reader, access, reference } = context.var;
  if (reader === undefined) return undefined;
  if (access?.has(...ADMINISTRATOR) === true) return { reader, by: access.actorFor(null), isFirstRun: false };
  if (reference.versionOf(organisationDocument) > 0) return undefined;
  const isNamed =
    firstAdministrator === '*' ||
    firstAdministrator === reader.sub ||
    firstAdministrator.toLowerCase() === reader.email?.toLowerCase();
  // Nobody is listed yet: the history names the set-up itself.
  const by: Actor = { person: personId('thiet-lap'), unit: null, onBehalfOf: null };
  return isNamed ? { reader, by, isFirstRun: true } : undefined;
}

export function ifAdministering(
  context: PageContext,
  ports: Pick<AdministrationPages, 'firstAdministrator'>,
  answer: (who: Administering) => Promise<Response>,
): Promise<Response> {
  const who = administering(context, ports);
  if (who !== undefined) return answer(who);
  const isEmpty = context.var.reference.versionOf(organisationDocument) === 0;
  return context.var.problem(isEmpty ? notSetUp : problems.forbidden);
}
