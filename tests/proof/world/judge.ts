/** Compares a trial's season with the untroubled one: what was lost, what happened twice. */
import { checkAll } from '#infra/local/rehearse/invariants/index.ts';
import type { Stage } from '#infra/local/rehearse/stage.ts';
import { differenceOf, endStateOf } from './end-state.ts';
import { dayOf, postOf } from './mails.ts';
import type { Untroubled } from './untroubled.ts';

export interface Verdict {
  readonly losses: readonly string[];
  readonly duplicates: readonly string[];
  /** Letters that left twice within the documented window. */
  readonly twiceInWindow: number;
}

/** A round of mails, the most that a run which breaks off sends again (workflows/daily/README.md). */
const ROUND = 20;
const ONCE = new Set(['each rung fires once, on its day']);
/** Told by the comparison of the letters, which knows the window. */
const OWN = 'at most one mail per person and working day';

/** `whileMailing`: how often the sending of a day's mails was broken off. */
export async function judge(
  stage: Stage,
  { state, post }: Untroubled,
  whileMailing: ReadonlyMap<string, number>,
): Promise<Verdict> {
  const losses: string[] = [];
  const duplicates: string[] = [];
  for (const { name, broken } of await checkAll(stage))
    if (name !== OWN) (ONCE.has(name) ? duplicates : losses).push(...broken.map((what) => `${name}: ${what}`));
  for (const fault of stage.faults) losses.push(`a page was not as expected: ${fault}`);
  const facts = differenceOf(state, await endStateOf(stage.home));
  losses.push(...facts.missing.map((fact) => `not there: ${fact}`));
  duplicates.push(...facts.surplus.map((fact) => `there besides: ${fact}`));
  const letters = differenceOf(post, await postOf(stage.home));
  losses.push(...letters.missing.map((letter) => `not sent: ${letter}`));
  const byDay = Map.groupBy(letters.surplus, dayOf);
  let twiceInWindow = 0;
  for (const [day, surplus] of byDay) {
    const repeated = surplus.filter((letter) => post.has(letter));
    const allowed = Math.min(repeated.length, ROUND * (whileMailing.get(day) ?? 0));
    twiceInWindow += allowed;
    const beyond = [...surplus.filter((letter) => !post.has(letter)), ...repeated.slice(allowed)];
    duplicates.push(...beyond.map((letter) => `sent besides: ${letter}`));
  }
  return { losses, duplicates, twiceInWindow };
}

export const shortened = (finding: string): string => finding.replaceAll(/\s+/gu, ' ').slice(0, 900);
