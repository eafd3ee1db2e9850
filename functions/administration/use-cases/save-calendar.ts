import type { Actor, CaseId, CaseTable, Workflows } from '#shared/casework/index.ts';
import type { YearNotice } from '#shared/calendar/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { calendarDocument, type ReferenceTable } from '#shared/reference/index.ts';
import { withNotice } from '../domain/calendar-year.ts';
import { changedMeanwhile } from '../domain/refusals.ts';
import { beginChange } from './begin-change.ts';

export interface AdministrationPorts {
  readonly cases: CaseTable;
  readonly reference: ReferenceTable;
  readonly workflows: Workflows;
}

interface SaveCalendar {
  readonly notice: YearNotice;
  /** The version the person saw. */
  readonly version: number;
  readonly why: string;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** Puts a year's notice into force and begins to bring every open due date to it. */
export async function saveCalendar(
  { notice, version, why, by, now }: SaveCalendar,
  ports: AdministrationPorts,
): Promise<Result<CaseId, Refusal<'changed-meanwhile'>>> {
  const { reference } = ports;
  const known = await reference.read();
  const value = withNotice(known.get(calendarDocument), notice);
  const saved = await reference.save({ document: calendarDocument, value, version, by: by.person, why, now });
  if (!saved) return err(changedMeanwhile);
  const { organisation } = known;
  const change = {
    kind: 'calendar',
    madeVersion: version + 1,
    from: civilDateAt(now),
    organisation,
    why,
    by,
    now,
  } as const;
  return ok(await beginChange(change, ports));
}
