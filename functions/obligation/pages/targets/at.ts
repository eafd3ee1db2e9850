/** The plan with targets, and the target, that an address names; or the answer that there is none. */
import type { Access } from '#shared/access/access.ts';
import { caseIdSchema } from '#shared/casework/index.ts';
import {
  readLedger,
  readTargetPlan,
  rowsAt,
  type Target,
  type TargetLedger,
  type TargetRow,
} from '#shared/targets/index.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import type { ObligationPorts } from '../../ports.ts';
import { committeesOf } from '../../use-cases/read-targets.ts';

export interface PlanTargets {
  readonly context: PageContext;
  readonly access: Access;
  readonly ledger: TargetLedger;
  /** As things stand now; all of them: a plan in force, and what it asks of whom, is everybody's to read. */
  readonly rows: readonly TargetRow[];
  /** Sees how each unit stands. */
  readonly oversees: boolean;
}

type Handle<T> = (found: T) => Response | Promise<Response>;

export const withPlanTargets =
  ({ store }: ObligationPorts, handle: Handle<PlanTargets>) =>
  async (context: PageContext): Promise<Response> => {
    const id = caseIdSchema.safeParse(context.req.param('plan'));
    const plan = id.success ? await readTargetPlan(id.data, store) : undefined;
    if (plan === undefined) return context.var.problem(problems.notFound);
    const { access } = signedIn(context);
    const ledger = await readLedger(plan, store);
    const { today, reference } = context.var;
    return handle({
      ...{ context, access, ledger },
      rows: rowsAt(ledger, { date: today, at: context.env.receivedAt + 1 }),
      oversees: committeesOf(plan, reference.organisation, today).some((id) => access.mayOversee(id)),
    });
  };

export type OneTarget = PlanTargets & { readonly target: Target };

export const withTarget = (ports: ObligationPorts, handle: Handle<OneTarget>) =>
  withPlanTargets(ports, (found) => {
    const { context, ledger } = found;
    const target = ledger.targets.find(({ key }) => key === context.req.param('key'));
    return target === undefined ? context.var.problem(problems.notFound) : handle({ ...found, target });
  });
