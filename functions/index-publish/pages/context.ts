/** What the pages stand on, and the sheet that a page is about with what its reader may do. */
import type { Access } from '#shared/access/access.ts';
import type { CaseStore, Task, Workflows } from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Reader } from '#shared/ui/page.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { lastDayOf, type MonthId } from '../domain/month.ts';
import { heirOf } from '../domain/publishers.ts';
import { publicPath, readCaseId, type Sheet } from '../domain/sheet.ts';
import { termsOf, type Terms } from '../domain/terms.ts';
import type { IndexPorts } from '../ports.ts';
import { findPublication, findSheet, type KnownSheet } from '../store.ts';

export interface PagePorts {
  readonly cases: CaseStore;
  readonly workflows: Workflows;
  readonly files: Files;
  /** The portal's address without a slash at its end. */
  readonly portalUrl: string;
  /** The page of another process's task. */
  readonly taskPath: (task: Pick<Task, 'process' | 'caseId' | 'taskId'>) => string;
}

export const portsOf = ({ var: { reference } }: PageContext, { cases, workflows }: PagePorts): IndexPorts => ({
  ...caseworkPorts(cases, reference),
  reference,
  workflows,
});

export interface May {
  /** See what is not public yet. */
  readonly read: boolean;
  /** Enter and submit scores, open a correction. */
  readonly score: boolean;
  /** Approve or return. */
  readonly decide: boolean;
}

/** What a reader may do with a sheet; after a reform for those who have its units' work now. */
export function mayWith(
  { var: { reference, today } }: PageContext,
  access: Access,
  sheet: Pick<Sheet, 'office' | 'publisher'>,
): May {
  const office = heirOf(reference.organisation, sheet.office, today);
  const publisher = heirOf(reference.organisation, sheet.publisher, today);
  return {
    read: access.mayRead(publisher) || access.mayRead(office) || access.hasIn(publisher, 'leader'),
    score: access.hasIn(office, 'office'),
    decide: access.hasIn(publisher, 'leader'),
  };
}

export interface OpenSheet extends Terms {
  readonly known: KnownSheet;
  readonly ports: IndexPorts;
  readonly reader: Reader;
  readonly access: Access;
  readonly may: May;
  /** The name a unit bore at the month's end. */
  readonly nameOf: (unit: UnitId) => string;
}

type Handle = (context: PageContext, open: OpenSheet, pages: PagePorts) => Response | Promise<Response>;

export const namesIn =
  ({ var: { reference } }: PageContext, month: MonthId) =>
  (unit: UnitId): string =>
    reference.organisation.nameOn(unit, lastDayOf(month)) ?? unit;

/** Opens the sheet of the address. Who may not do what the page is for is sent to what is public, or refused. */
export const withSheet =
  (pages: PagePorts, needs: keyof May, handle: Handle) =>
  async (context: PageContext): Promise<Response> => {
    const { reader, access } = signedIn(context);
    const named = readCaseId(context.req.param('case') ?? '');
    const known = named === undefined ? undefined : await findSheet(pages.cases, named.caseId);
    if (named === undefined || known === undefined) return context.var.problem(problems.notFound);
    const ports = portsOf(context, pages);
    const may = mayWith(context, access, known.sheet);
    if (!may[needs]) {
      const published = await findPublication(ports.store, named.month, named.caseId);
      return needs === 'read' && published !== undefined
        ? context.redirect(publicPath(named.caseId), 303)
        : context.var.problem(problems.forbidden);
    }
    const terms = termsOf(context.var.reference, known.sheet);
    return handle(
      context,
      { ...terms, known, ports, reader, access, may, nameOf: namesIn(context, known.sheet.month) },
      pages,
    );
  };
