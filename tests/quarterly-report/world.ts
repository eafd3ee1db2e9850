/** Reports on the template's own table, with the sample province: use-cases without pages or executions. */
import { shippedCalendar } from '#shared/calendar/index.ts';
import {
  CaseTable,
  DEFAULT_LADDER,
  directoryOf,
  type Actor,
  type JsonObject,
  type Workflows,
} from '#shared/casework/index.ts';
import { instantOf, plainDate } from '#shared/kernel/civil-date.ts';
import { personId, unitId, type Organisation } from '#shared/org/index.ts';
import { knownForms } from '#functions/quarterly-report/domain/forms/index.ts';
import { knownRegimes } from '#functions/quarterly-report/domain/known-regimes.ts';
import { periodIdSchema } from '#functions/quarterly-report/domain/period.ts';
import type { ReportRef } from '#functions/quarterly-report/domain/report.ts';
import type { Typed } from '#functions/quarterly-report/domain/read-cells.ts';
import type { ReportPorts } from '#functions/quarterly-report/ports.ts';
import { checkReport } from '#functions/quarterly-report/use-cases/check-report.ts';
import { closeRound } from '#functions/quarterly-report/use-cases/close-round.ts';
import { decideReport } from '#functions/quarterly-report/use-cases/decide-report.ts';
import { openBatch } from '#functions/quarterly-report/use-cases/open-batch.ts';
import { planYear } from '#functions/quarterly-report/use-cases/plan-year.ts';
import { readOpenReport, type OpenReport } from '#functions/quarterly-report/use-cases/read-report.ts';
import { saveFigures } from '#functions/quarterly-report/use-cases/save-figures.ts';
import { submitReport } from '#functions/quarterly-report/use-cases/submit-report.ts';
import * as contract from '#workflows/quarterly-report/contract.ts';
import { deployTable } from '../infra/deployed.ts';

export const at = (date: string): number => instantOf(plainDate(date), 9);

/** Executions as the definition has them, one state after the other in this process. */
class DirectWorkflows implements Workflows {
  #ports: ReportPorts | undefined;
  readonly #waiting = new Map<string, { readonly input: Submission; readonly now: number }>();
  now = 0;
  away = false;

  serve(ports: ReportPorts): void {
    this.#ports = ports;
  }

  async start(_workflow: string, name: string, json: JsonObject): Promise<void> {
    if (this.away) throw new Error('Step Functions is away');
    const ports = this.#known();
    const input = contract.inputSchema.parse(json);
    if (input.kind === 'year') {
      const { batches } = await planYear({ now: this.now, periods: input.periods }, ports);
      for (const batch of batches)
        await openBatch(contract.openBatch.payload.parse({ ...batch, now: new Date(this.now).toISOString() }), ports);
      return;
    }
    this.#waiting.set(name, { input, now: this.now });
    await checkReport({ ...input, now: this.now, token: name, submittedAt: Date.parse(input.submittedAt) }, ports);
  }

  async succeed(token: string, output: JsonObject): Promise<'told' | 'gone'> {
    const waiting = this.#waiting.get(token);
    if (waiting === undefined) return 'gone';
    const outcome = contract.closeRound.payload.shape.outcome.parse(output['outcome']);
    await closeRound({ ...waiting.input, now: this.now, outcome }, this.#known());
    this.#waiting.delete(token);
    return 'told';
  }

  #known(): ReportPorts {
    if (this.#ports === undefined) throw new Error('no ports yet');
    return this.#ports;
  }
}
type Submission = Extract<ReturnType<typeof contract.inputSchema.parse>, { kind: 'report' }>;

export async function startWorld(organisation: Organisation) {
  const { client, table, dynamodb } = await deployTable();
  const workflows = new DirectWorkflows();
  const ports: ReportPorts = {
    store: new CaseTable(client, table),
    calendar: shippedCalendar(),
    directory: directoryOf(organisation, () => 'daily'),
    ladderOf: () => DEFAULT_LADDER,
    organisation,
    settings: { regimes: knownRegimes, forms: knownForms },
    workflows,
  };
  workflows.serve(ports);
  let keys = 0;
  const nextKey = (): string => {
    keys += 1;
    return `form-${keys}`;
  };
  return { ports, workflows, nextKey, close: () => dynamodb.close() };
}
export type World = Awaited<ReturnType<typeof startWorld>>;

export const actorOf = (unit: string): Actor => ({
  person: personId(`${unit}-2`),
  unit: unitId(unit),
  onBehalfOf: null,
});

export const refOf = (period: string, unit: string): ReportRef => ({
  period: periodIdSchema.parse(period),
  unit: unitId(unit),
});

export async function openReport({ ports }: World, ref: ReportRef): Promise<OpenReport> {
  const open = await readOpenReport(ref, ports);
  if (open === undefined) throw new Error(`${ref.unit} owes no report`);
  return open;
}

/** Fills every form of a report: II.06a as given, the others with zeros. */
export async function fill(world: World, ref: ReportRef, dossiers: Typed): Promise<void> {
  for (const { code } of (await openReport(world, ref)).forms) {
    const open = await openReport(world, ref);
    const form = open.forms.find((known) => known.code === code);
    if (form === undefined) throw new Error(`no form ${code}`);
    const zeros = Object.fromEntries(form.columns.map(({ id }) => [id, '0']));
    const typed = code === 'II.06a' ? dossiers : zeros;
    const saved = await saveFigures(
      { open, form, typed, version: open.version, requestKey: world.nextKey() },
      world.ports,
    );
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  }
}

export const aLetter = (date: string) => ({
  number: '15/BC-UBND',
  date: plainDate(date),
  link: 'https://dung-han.example/bao-cao',
  fileKey: null,
});

/** Submits on a day, by the unit's officer. */
export async function submit(world: World, ref: ReportRef, date: string, requestKey = world.nextKey()) {
  world.workflows.now = at(date);
  const open = await openReport(world, ref);
  return submitReport({ open, letter: aLetter(date), by: actorOf(ref.unit), requestKey, now: at(date) }, world.ports);
}

export async function decide(
  world: World,
  ref: ReportRef,
  decision: 'accepted' | 'returned',
  date: string,
  reason = '',
) {
  world.workflows.now = at(date);
  const open = await openReport(world, ref);
  const by = actorOf(open.reporter.receiver ?? ref.unit);
  return decideReport({ open, decision, reason, by, requestKey: world.nextKey(), now: at(date) }, world.ports);
}
