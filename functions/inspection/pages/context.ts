/** What the pages of inspections stand on, and the inspection that a page is about. */
import type { Access } from '#shared/access/access.ts';
import type { CaseId, CaseTable, Workflows } from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { textOf } from '#shared/ui/form-reading.ts';
import type { Reader } from '#shared/ui/page.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { readCaseId, type Inspection } from '../domain/inspection.ts';
import { mayInspect, mayRead } from '../domain/rights.ts';
import type { InspectionPorts } from '../ports.ts';
import { findInspection } from '../use-cases/known-inspection.ts';

export interface PagePorts {
  readonly cases: CaseTable;
  readonly workflows: Workflows;
  readonly files: Files;
}

export const portsOf = (context: PageContext, { cases, workflows }: PagePorts): InspectionPorts => ({
  ...caseworkPorts(cases, context.var.reference),
  reference: context.var.reference,
  workflows,
});

/** The name a unit bears today. */
export const nameOf =
  ({ var: { reference, today } }: PageContext) =>
  (unit: UnitId): string =>
    reference.organisation.nameOn(unit, today) ?? unit;

export interface OpenInspection {
  readonly caseId: CaseId;
  readonly inspection: Inspection;
  readonly reader: Reader;
  readonly access: Access;
  readonly ports: InspectionPorts;
  /** Belongs to who inspects. */
  readonly mayInspect: boolean;
  readonly nameOf: (unit: UnitId) => string;
}

type Handle = (context: PageContext, open: OpenInspection) => Response | Promise<Response>;

/** Opens the inspection of the path for who may read it; `inspect`: for who inspects alone. */
export const withInspection =
  (pages: PagePorts, may: 'read' | 'inspect', handle: Handle) =>
  async (context: PageContext): Promise<Response> => {
    const { reader, access } = signedIn(context);
    const caseId = readCaseId(context.req.param('case') ?? '');
    const ports = portsOf(context, pages);
    const found = caseId === undefined ? undefined : await findInspection(ports.store, caseId);
    if (caseId === undefined || found === undefined) return context.var.problem(problems.notFound);
    const { inspection } = found;
    const inspects = mayInspect(access, inspection);
    const allowed = may === 'inspect' ? inspects : mayRead(access, inspection);
    if (!allowed) return context.var.problem(problems.forbidden);
    return handle(context, {
      ...{ caseId, inspection, reader, access, ports },
      mayInspect: inspects,
      nameOf: nameOf(context),
    });
  };

/** The key of a form: that of the request that showed it first. */
export const requestKeyOf = (context: PageContext): string =>
  (textOf(context.var.form, 'request-key') || context.env.requestId).slice(0, 100);
