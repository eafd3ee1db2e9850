import { parseCron, type CronFields } from './cron.ts';

/** A schedule expression of EventBridge Scheduler, read. `at` is a local date and time, seconds precision. */
export type Expression =
  | { readonly kind: 'cron'; readonly fields: CronFields }
  | { readonly kind: 'rate'; readonly everyMs: number }
  | { readonly kind: 'at'; readonly local: string };

const UNITS = new Map([
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
]);

/** Throws an Error that names the fault for an expression Scheduler would refuse. */
export function parseExpression(text: string): Expression {
  const [, kind, inner = ''] = /^(cron|rate|at)\((.*)\)$/.exec(text) ?? [];
  if (kind === 'cron') return { kind, fields: parseCron(inner) };
  if (kind === 'rate') {
    const [, value, unit = '', plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(inner) ?? [];
    const unitMs = UNITS.get(unit);
    if (unitMs === undefined || (value === '1') === (plural === 's'))
      throw new Error(`rate(${inner}): expected e.g. "rate(1 hour)" or "rate(5 minutes)"`);
    return { kind, everyMs: Number(value) * unitMs };
  }
  if (kind === 'at') {
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(inner) || Number.isNaN(Date.parse(`${inner}Z`)))
      throw new Error(`at(${inner}): expected at(yyyy-mm-ddThh:mm:ss)`);
    return { kind, local: inner };
  }
  throw new Error(`${text}: expected cron(…), rate(…) or at(…)`);
}
