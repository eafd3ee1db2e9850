/** What the pages of impact assessments stand on, and the text that a page is about. */
import type { CaseDocument, CaseId, CaseTable, Workflows } from '#shared/casework/index.ts';
import type { Access } from '#shared/access/access.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { textOf } from '#shared/ui/form-reading.ts';
import type { Files } from '#shared/files/files.ts';
import type { Reader } from '#shared/ui/page.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { procedureDocument, readCaseId, type Procedure, type Text } from '../domain/text.ts';
import type { ImpactPorts } from '../ports.ts';
import { findText } from '../use-cases/known-text.ts';

export interface PagePorts {
  readonly cases: CaseTable;
  readonly workflows: Workflows;
  readonly files: Files;
}

export const portsOf = (context: PageContext, { cases, workflows }: PagePorts): ImpactPorts => ({
  ...caseworkPorts(cases, context.var.reference),
  reference: context.var.reference,
  workflows,
});

export interface OpenText {
  readonly caseId: CaseId;
  readonly text: Text;
  readonly reader: Reader;
  readonly access: Access;
  readonly ports: ImpactPorts;
  /** Belongs to the drafting unit. */
  readonly mayDraft: boolean;
  readonly nameOf: (unit: UnitId) => string;
}

type HandleText = (context: PageContext, open: OpenText) => Response | Promise<Response>;

/** Opens the text of the path for who may read it: its drafting unit, who answers, and the committees above. */
export const withText =
  (pages: PagePorts, handle: HandleText) =>
  async (context: PageContext): Promise<Response> => {
    const { reader, access } = signedIn(context);
    const caseId = readCaseId(context.req.param('case') ?? '');
    const ports = portsOf(context, pages);
    const found = caseId === undefined ? undefined : await findText(ports.store, caseId);
    if (caseId === undefined || found === undefined) return context.var.problem(problems.notFound);
    const { text } = found;
    const mayRead = [text.draftingUnit, text.appraiser, text.office].some((unit) => access.mayRead(unit));
    if (!mayRead) return context.var.problem(problems.forbidden);
    const { organisation } = context.var.reference;
    const nameOf = (unit: UnitId): string => organisation.nameOn(unit, context.var.today) ?? unit;
    const mayDraft = access.mayWork(text.draftingUnit);
    return handle(context, { caseId, text, reader, access, ports, mayDraft, nameOf });
  };

type HandleProcedure = (
  context: PageContext,
  open: OpenText,
  procedure: CaseDocument<Procedure>,
) => Response | Promise<Response>;

/** Opens one procedure of a text for its drafting unit. */
export const withProcedure = (pages: PagePorts, handle: HandleProcedure) =>
  withText(pages, async (context, open) => {
    if (!open.mayDraft) return context.var.problem(problems.forbidden);
    const key = context.req.param('procedure') ?? '';
    const found = /^p\d\d$/u.test(key)
      ? await open.ports.store.readDocument(procedureDocument, open.caseId, key)
      : undefined;
    return found === undefined ? context.var.problem(problems.notFound) : handle(context, open, found);
  });

/** The key of a form: that of the request that showed it first. */
export const requestKeyOf = (context: PageContext): string =>
  (textOf(context.var.form, 'request-key') || context.env.requestId).slice(0, 100);
