/** What the pages of reviews stand on, and the review that a page is about. */
import type { CaseDocument, CaseId, CaseTable, Workflows } from '#shared/casework/index.ts';
import type { Access } from '#shared/access/access.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { textOf } from '#shared/ui/form-reading.ts';
import type { Files } from '#shared/files/files.ts';
import type { Reader } from '#shared/ui/page.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { groupDocument, type Group } from '../domain/group.ts';
import { readCaseId, type Review } from '../domain/review.ts';
import type { ReviewPorts } from '../ports.ts';
import { findReview } from '../use-cases/known-review.ts';

export interface PagePorts {
  readonly cases: CaseTable;
  readonly workflows: Workflows;
  readonly files: Files;
}

export const portsOf = (context: PageContext, { cases, workflows }: PagePorts): ReviewPorts => ({
  ...caseworkPorts(cases, context.var.reference),
  reference: context.var.reference,
  workflows,
});

export interface OpenReview {
  readonly caseId: CaseId;
  readonly review: Review;
  readonly reader: Reader;
  readonly access: Access;
  readonly ports: ReviewPorts;
  /** Belongs to the unit that reviews. */
  readonly mayReview: boolean;
  readonly nameOf: (unit: UnitId) => string;
}

type HandleReview = (context: PageContext, open: OpenReview) => Response | Promise<Response>;

/** Opens the review of the path for who may read it: its unit, and the committees above. */
export const withReview =
  (pages: PagePorts, handle: HandleReview) =>
  async (context: PageContext): Promise<Response> => {
    const { reader, access } = signedIn(context);
    const caseId = readCaseId(context.req.param('case') ?? '');
    const ports = portsOf(context, pages);
    const found = caseId === undefined ? undefined : await findReview(ports.store, caseId);
    if (caseId === undefined || found === undefined) return context.var.problem(problems.notFound);
    const { review } = found;
    if (!access.mayRead(review.unit)) return context.var.problem(problems.forbidden);
    const { organisation } = context.var.reference;
    const nameOf = (unit: UnitId): string => organisation.nameOn(unit, context.var.today) ?? unit;
    const mayReview = access.mayWork(review.unit);
    return handle(context, { caseId, review, reader, access, ports, mayReview, nameOf });
  };

type HandleGroup = (context: PageContext, open: OpenReview, group: CaseDocument<Group>) => Response | Promise<Response>;

/** Opens one group of a review; `work`: for the unit that reviews it alone. */
export const withGroup = (pages: PagePorts, may: 'read' | 'work', handle: HandleGroup) =>
  withReview(pages, async (context, open) => {
    if (may === 'work' && !open.mayReview) return context.var.problem(problems.forbidden);
    const key = context.req.param('group') ?? '';
    const found = /^g\d\d$/u.test(key)
      ? await open.ports.store.readDocument(groupDocument, open.caseId, key)
      : undefined;
    return found === undefined ? context.var.problem(problems.notFound) : handle(context, open, found);
  });

/** The key of a form: that of the request that showed it first. */
export const requestKeyOf = (context: PageContext): string =>
  (textOf(context.var.form, 'request-key') || context.env.requestId).slice(0, 100);
