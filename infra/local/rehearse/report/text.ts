/** The report for a terminal. */
import type { Report } from './report.ts';
import { busiest, OUTCOMES } from './tasks.ts';

const UNITS_SHOWN = 10;
const WEEKS_SHOWN = 5;
const PATTERNS_SHOWN = 12;
const FAULTS_SHOWN = 10;

export function reportText(report: Report): string {
  return [head(report), work(report), rules(report), machine(report), bill(report)].flat().join('\n');
}

function head({ from, to, days, units, behaviour, seed, wallSeconds, checkSeconds, peakMemoryMb }: Report): string[] {
  return [
    `${from} to ${to}: ${days} days of ${units} units, behaviour ${behaviour}, seed ${seed}`,
    `  played in ${wallSeconds.toFixed(1)} s, checked in ${checkSeconds.toFixed(1)} s, peak memory ${Math.round(peakMemoryMb)} MB`,
  ];
}

function work({ outcomes, rungs, onTime, weeks, mails, requests }: Report): string[] {
  const lines = Object.entries(outcomes).map(([process, of]) => {
    const counts = OUTCOMES.flatMap((outcome) => (of[outcome] === undefined ? [] : [`${of[outcome]} ${outcome}`]));
    return `  ${process}: ${counts.join(', ')}`;
  });
  const steps = rungs.map(({ offset, count }) => `${offset}: ${count}`);
  return [
    '',
    'Tasks',
    ...lines,
    `  steps of the ladder, by working days from the date: ${steps.join(', ') || 'none'}`,
    `  ${requests.count} requests (${requests.refused} forms refused), ${mails} mails`,
    '',
    'Least on time',
    ...onTime
      .slice(0, UNITS_SHOWN)
      .map(({ unit, counted, onTime: done }) => `  ${unit}: ${done} of ${counted} (${percent(done / counted)})`),
    '',
    'Busiest weeks (from Monday)',
    ...busiest(weeks, WEEKS_SHOWN).map(({ from, due, done }) => `  ${from}: ${due} due, ${done} done`),
  ];
}

function rules({ invariants, neverFired, faults }: Report): string[] {
  const told = invariants.flatMap(({ name, checked, broken }) => [
    `  ${broken.length === 0 ? (checked === 0 ? 'nothing to look at' : 'held') : `BROKEN ${broken.length}`}: ${name} (${checked} looked at)`,
    ...broken.slice(0, FAULTS_SHOWN).map((line) => `    ${line}`),
  ]);
  return [
    '',
    'Invariants',
    ...told,
    '',
    `Never fired: ${neverFired.map(({ kind, name }) => `${kind} ${name}`).join(', ') || 'nothing'}`,
    ...(faults.length === 0 ? [] : ['', `Faults (${faults.length})`]),
    ...faults.slice(0, FAULTS_SHOWN).map((line) => `  ${line}`),
  ];
}

function machine({ stateTransitions, tableCalls, accessPatterns, endState }: Report): string[] {
  const transitions = Object.entries(stateTransitions).map(([name, count]) => `${name} ${count}`);
  const patterns = Object.entries(accessPatterns).slice(0, PATTERNS_SHOWN);
  return [
    '',
    `State transitions: ${transitions.join(', ')}`,
    `Calls of the table: ${tableCalls}`,
    ...patterns.map(([name, { calls, units }]) => `  ${name}: ${calls} calls, ${Math.round(units)} units`),
    `End state: ${endState.items} items, ${endState.fingerprint.slice(0, 16)}`,
  ];
}

function bill({ bill: { region, asOf, usage, usageTotal, byProcess, fixed, fixedTotal } }: Report): string[] {
  const lines = Object.entries(usage).map(([service, usd]) => `  ${service}: ${dollars(usd)}`);
  const processes = Object.entries(byProcess).map(([process, { usd, transitions, cases, usdPerCase }]) => {
    const each = usdPerCase === null ? '' : `, ${cases} cases at ${dollars(usdPerCase)}`;
    return `  ${process}: ${dollars(usd)}, ${transitions} transitions${each}`;
  });
  return [
    '',
    `AWS, ${region}, list prices of ${asOf} without free tier: ${dollars(usageTotal)} for use`,
    ...lines,
    'By process',
    ...processes,
    `Fixed, twelve months: ${dollars(fixedTotal)} (${Object.entries(fixed)
      .map(([name, usd]) => `${name} ${dollars(usd)}`)
      .join(', ')})`,
  ];
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const dollars = (usd: number): string => `${usd.toFixed(usd < 0.1 ? 5 : 2)} USD`;
