/** What every page of a report begins with: which report is asked for, and what the reader may do with it. */
import type { Access } from '#shared/access/access.ts';
import type { CaseStore, LiveBoards, Workflows } from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import { unitIdSchema } from '#shared/org/unit.ts';
import type { Reader } from '#shared/ui/page.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { periodIdSchema, type PeriodId } from '../domain/period.ts';
import { portsWith, type ReportPorts } from '../ports.ts';
import { readOpenReport, type OpenReport } from '../use-cases/read-report.ts';

/** What the pages stand on; reference data comes with each request. */
export interface PagePorts {
  readonly cases: CaseStore;
  readonly boards: LiveBoards;
  readonly workflows: Workflows;
  readonly files: Files;
  /** The portal's address without a slash at its end. */
  readonly portalUrl: string;
}

export const portsOf = (context: PageContext, { cases, workflows }: PagePorts): ReportPorts =>
  portsWith(context.var.reference, cases, workflows);

export interface ReportRequest {
  readonly open: OpenReport;
  readonly ports: ReportPorts;
  readonly reader: Reader;
  readonly access: Access;
  readonly may: May;
}

export interface May {
  /** Fill and submit: who works in the unit; for the province its office. */
  readonly fill: boolean;
  /** Accept, return, unlock: who watches over the receiver; the province's own report its leader signs. */
  readonly decide: boolean;
}

export const mayWith = (
  access: Access,
  { ref, reporter: { receiver } }: Pick<OpenReport, 'ref' | 'reporter'>,
): May => ({
  fill: access.mayWork(ref.unit) || (receiver === null && access.mayOversee(ref.unit)),
  decide: receiver === null ? access.hasIn(ref.unit, 'leader') : access.mayOversee(receiver),
});

export function periodAsked(context: PageContext): PeriodId | undefined {
  const parsed = periodIdSchema.safeParse(context.req.param('period'));
  return parsed.success ? parsed.data : undefined;
}

/** The report of the address, or the page that says why not. `needs`: what the reader must be allowed to do with it. */
export async function reportAsked(
  context: PageContext,
  pagePorts: PagePorts,
  needs: 'read' | keyof May,
): Promise<ReportRequest | Response> {
  const { reader, access } = signedIn(context);
  const period = periodAsked(context);
  const unit = unitIdSchema.safeParse(context.req.param('unit'));
  if (period === undefined || !unit.success) return context.var.problem(problems.notFound);
  const ports = portsOf(context, pagePorts);
  const open = await readOpenReport({ period, unit: unit.data }, ports);
  if (open === undefined) return context.var.problem(problems.notFound);
  const may = mayWith(access, open);
  const allowed = needs === 'read' ? access.mayRead(unit.data) || may.fill || may.decide : may[needs];
  if (!allowed) return context.var.problem(problems.forbidden);
  return { open, ports, reader, access, may };
}

export const unitNameOf = ({ organisation }: ReportPorts, { ref, reporter }: OpenReport): string =>
  organisation.nameOn(ref.unit, reporter.opensOn) ?? ref.unit;

/** A year is opened for all: by the office of the committee above them, or by whoever keeps the data of all. */
export function mayOpenYear(context: PageContext): boolean {
  const { access } = signedIn(context);
  const { today, reference } = context.var;
  const overAll = reference.organisation.rootsOn(today).every(({ id }) => access.mayOversee(id));
  return access.has('administrator') || (access.has('office') && overAll);
}
