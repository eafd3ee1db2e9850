import { startProcess, type Actor } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Input } from '#workflows/quarterly-report/contract.ts';
import { idOfPeriod, PARTS, type Part } from '../domain/period.ts';
import { isKnown, regimeOf } from '../domain/regime.ts';
import { reportersOf } from '../domain/reporters.ts';
import { PROCESS, type ReportPorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { yearCase } from '../store.ts';

interface StartYear {
  readonly year: number;
  /** The first period to open: an installation that begins in the middle of a year asks for none that is over. */
  readonly from: Part;
  readonly by: Actor;
  readonly requestKey: string;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/**
 * Opens the reports of a year's periods for every unit that owes one. Opening a year again gives reports to units that
 * have none yet, after a reform for example, and takes back those not begun of units that are gone.
 */
export async function startYear(
  { year, from, by, requestKey, now }: StartYear,
  ports: ReportPorts,
): Promise<Result<null, Refusal<'year-unknown' | 'nobody-reports'>>> {
  const { organisation, calendar, settings } = ports;
  const periods = PARTS.slice(PARTS.indexOf(from)).map((part) => ({ year, part }));
  if (year > 2039 || periods.some((period) => !isKnown(settings.regimes, period))) return refuse('year-unknown');
  const reporters = periods.flatMap((period) =>
    reportersOf({ organisation, calendar, regime: regimeOf(settings.regimes, period), period }),
  );
  if (reporters.length === 0) return refuse('nobody-reports');
  const caseId = yearCase(year, requestKey);
  const input: Input = { kind: 'year', caseId, periods: periods.map(idOfPeriod) };
  // A form sent twice has the same case, whose execution is there already.
  await startProcess(
    {
      caseId,
      process: PROCESS,
      board: `${PROCESS}#${year}`,
      row: 'mở kỳ',
      title: `Mở các kỳ báo cáo năm ${year}`,
      start: { workflow: PROCESS, input },
      by,
      now,
    },
    ports,
  );
  return ok(null);
}
