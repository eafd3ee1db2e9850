import type { z } from 'zod';
import { documentWrite, startProcess, SYSTEM, type Actor } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { nameOn } from '#shared/org/unit.ts';
import { inputSchema, type openMonth as contract } from '#workflows/index-publish/contract.ts';
import { monthOf, monthsLater, nameOfMonth, opensOn, type MonthId } from '../domain/month.ts';
import { publishersOf, type Publisher } from '../domain/publishers.ts';
import { scaleOf } from '../domain/scale.ts';
import { boardOf, caseIdOf, PROCESS, sheetDocument, type Sheet } from '../domain/sheet.ts';
import type { IndexPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { rulesReference, scalesReference } from '../settings.ts';

interface OpenMonth {
  readonly month: MonthId;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** How many are started side by side. */
const AT_ONCE = 8;

/**
 * Opens the sheet of every committee that publishes results of the month; returns how many there are. A sheet that is
 * open already stays as it is, so a month may be opened again, after a reform for example.
 */
export async function openMonth(
  { month, by, now }: OpenMonth,
  ports: IndexPorts,
): Promise<Result<number, Refusal<'month-not-over' | 'nobody-publishes'>>> {
  const { reference } = ports;
  if (civilDateAt(now) < opensOn(month)) return refuse('month-not-over');
  const known = scaleOf(reference.get(scalesReference), month) !== undefined;
  const publishers = known ? publishersOf(reference.organisation, reference.get(rulesReference), month) : [];
  if (publishers.length === 0) return refuse('nobody-publishes');
  for (let from = 0; from < publishers.length; from += AT_ONCE)
    await Promise.all(publishers.slice(from, from + AT_ONCE).map((each) => openSheet(each, { month, by, now }, ports)));
  return ok(publishers.length);
}

function openSheet({ line, unit, office, scored }: Publisher, { month, by, now }: OpenMonth, ports: IndexPorts) {
  const caseId = caseIdOf(month, line.id, unit.id);
  const value: Sheet = {
    month,
    line: line.id,
    publisher: unit.id,
    office,
    units: scored.map(({ id }) => id),
    scores: {},
    state: 'scoring',
    remark: null,
    correction: null,
    lastRequest: null,
  };
  return startProcess(
    {
      caseId,
      process: PROCESS,
      board: boardOf(month),
      row: caseId,
      title: `Bộ chỉ số 766 tháng ${nameOfMonth(month)} – ${line.name} – ${nameOn(unit, opensOn(month))}`,
      documents: [documentWrite(sheetDocument, { caseId, value, version: 1 })],
      start: { workflow: PROCESS, input: inputSchema.parse({ kind: 'sheet', caseId, round: 1 }) },
      by,
      now,
    },
    ports,
  );
}

/** Opens the month before the day it runs on. An organisation in which nobody publishes has no sheets. */
export async function openLastMonth({ now }: z.output<typeof contract.payload>, ports: IndexPorts) {
  const month = monthsLater(monthOf(civilDateAt(now)), -1);
  const opened = await openMonth({ month, by: SYSTEM, now }, ports);
  return { outcome: 'opened' as const, sheets: opened.ok ? opened.value : 0 };
}
