/** What the kinds found, as the table that `npm run proof` ends with. */
import type { ProofResult } from './kind.ts';

/** A kind's result, or the fault that ended it before it had one. */
export interface Tried {
  readonly name: string;
  readonly outcome: ProofResult | Error;
  readonly seconds: number;
}

const HEAD = ['kind', 'trials', 'losses', 'duplicates', 'leaks', 'seconds'] as const;

/** Nothing lost, done twice or leaked; a kind that tried nothing proved nothing. */
export const passed = ({ outcome }: Tried): boolean =>
  !(outcome instanceof Error) &&
  outcome.trials > 0 &&
  outcome.losses + outcome.duplicates + outcome.leaks + outcome.findings.length === 0;

export function tableOf(tried: readonly Tried[]): string {
  const results = tried.flatMap(({ name, outcome }) => (outcome instanceof Error ? [] : [{ name, ...outcome }]));
  const tables = results.flatMap(({ name, tables: own = [] }) => own.map((table) => `${name}\n${table}`));
  const findings = tried.flatMap(({ name, outcome }) =>
    outcome instanceof Error
      ? [`${name}: ${outcome.stack ?? outcome.message}`]
      : outcome.findings.map((finding) => `${name}: ${finding}`),
  );
  const parts = [columns([HEAD, ...tried.map(rowOf)]), ...tables, findings.join('\n')];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The first cell of each row to the left, the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

function rowOf({ name, outcome, seconds }: Tried): readonly string[] {
  if (outcome instanceof Error) return [name, 'fault', '-', '-', '-', seconds.toFixed(0)];
  const { trials, losses, duplicates, leaks } = outcome;
  return [name, ...[trials, losses, duplicates, leaks].map(String), seconds.toFixed(0)];
}
