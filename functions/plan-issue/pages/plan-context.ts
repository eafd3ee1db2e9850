/** What every page of a plan begins with: the plan of the address, and whether the reader may see it. */
import type { Access } from '#shared/access/access.ts';
import {
  caseIdSchema,
  newCaseId,
  type Board,
  type CaseId,
  type CaseStore,
  type LiveBoards,
  type Workflows,
} from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Reader } from '#shared/ui/page.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { draftDocument, type Draft } from '../domain/draft.ts';
import { mayDraft, mayRead, maySign } from '../domain/rights.ts';
import { planPorts, type PlanPorts } from '../ports.ts';

/** What the portal gives the pages. */
export interface PagePorts {
  readonly cases: CaseStore;
  readonly boards: LiveBoards;
  readonly workflows: Workflows;
  readonly files: Files;
  /** Where people reach the portal. */
  readonly portalUrl: string;
}

export interface OpenPlan {
  readonly caseId: CaseId;
  readonly draft: Draft;
  readonly version: number;
  readonly ports: PlanPorts;
  /** The tasks of its rows as they stand now. */
  readonly board: () => Promise<Board>;
  /** These boards as they stand now, in their order. */
  readonly boards: (names: readonly string[]) => Promise<readonly Board[]>;
  readonly organisation: Organisation;
  readonly access: Access;
  readonly reader: Reader;
  readonly mayDraft: boolean;
  readonly maySign: boolean;
  readonly nameOf: (unit: UnitId) => string;
}

export const portsOf = (context: PageContext, pages: PagePorts): PlanPorts => planPorts(context.var.reference, pages);

export const pathOf = (caseId: CaseId): string => `/ke-hoach/${caseId}`;

/** A new plan's id, made of the request that shows its first form, so that the form sent twice makes one plan. */
export const newPlanId = ({ env }: PageContext): CaseId => newCaseId(env.receivedAt, env.requestId);

const PLAN_ID = /^[0-9a-f]{11}-[0-9a-f]{10}$/u;
export const readPlanId = (text: string): CaseId | undefined =>
  PLAN_ID.test(text) ? caseIdSchema.parse(text) : undefined;

type Needs = 'draft' | 'sign' | 'read';
/** What is known of a plan before it is read. */
export type NamedPlan = Pick<OpenPlan, 'caseId' | 'ports' | 'board' | 'boards'>;

interface Steps<T> {
  /** Reads what the page needs beside the plan, while the plan itself is read. */
  readonly ahead: (context: PageContext, named: NamedPlan) => Promise<T>;
  readonly handle: (context: PageContext, plan: OpenPlan, read: T) => Response | Promise<Response>;
}

/** Opens the plan of the address; answers itself when there is none, or when the reader may not. */
export const withPlanAnd =
  <T>(pages: PagePorts, needs: Needs, { ahead, handle }: Steps<T>) =>
  async (context: PageContext): Promise<Response> => {
    const id = readPlanId(context.req.param('plan') ?? '');
    if (id === undefined) return context.var.problem(problems.notFound);
    const named = namedPlan(context, pages, id);
    const read = ahead(context, named);
    // Whoever may not see the plan is told so, whatever became of the rest.
    read.catch(() => undefined);
    const found = await pages.cases.readDocument(draftDocument, id);
    if (found === undefined) return context.var.problem(problems.notFound);
    const plan = openPlan(context, named, found);
    const allowed = {
      draft: plan.mayDraft,
      sign: plan.maySign,
      read: mayRead(plan.access, plan.organisation, plan.draft),
    };
    return allowed[needs] ? handle(context, plan, await read) : context.var.problem(problems.forbidden);
  };

export const withPlan = (pages: PagePorts, needs: Needs, handle: Steps<undefined>['handle']) =>
  withPlanAnd(pages, needs, { ahead: () => Promise.resolve(undefined), handle });

const namedPlan = (context: PageContext, pages: PagePorts, caseId: CaseId): NamedPlan => ({
  caseId,
  ports: portsOf(context, pages),
  board: () => pages.boards.boardOf(caseId, context.env.receivedAt),
  boards: (names) => pages.boards.boardsOf(names, context.env.receivedAt),
});

function openPlan(
  context: PageContext,
  named: NamedPlan,
  { value: draft, version }: { readonly value: Draft; readonly version: number },
): OpenPlan {
  const { access, reader } = signedIn(context);
  const { organisation } = context.var.reference;
  return {
    ...named,
    draft,
    version,
    organisation,
    access,
    reader,
    mayDraft: mayDraft(access, draft),
    maySign: maySign(access, organisation, draft),
    nameOf: (unit) => organisation.nameOn(unit, draft.date ?? context.var.today) ?? unit,
  };
}

/** Text of a parameter of the address, empty when it is not there. */
export const queryOf = (context: PageContext, name: string): string => context.req.query(name)?.normalize('NFC') ?? '';
