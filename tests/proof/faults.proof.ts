/**
 * Plays the season while services fail: throttling, faults before and after the effect, lost answers of functions,
 * deliveries twice, one after the other or at once, batches done by half, slow answers. It must leave what the untroubled
 * season leaves.
 */
import { Chance } from '#infra/local/rehearse/chance.ts';
import type { PlayedHome } from '#infra/local/rehearse/stage.ts';
import { SeededFaults } from './faults/seeded-faults.ts';
import type { ProofAsked, ProofKind, ProofResult } from './kind.ts';
import { homeHere } from './world/here.ts';
import { judge, shortened, type Verdict } from './world/judge.ts';
import { LONG_SEASON, playSeason, SHORT_SEASON } from './world/season.ts';
import { untroubled, type Untroubled } from './world/untroubled.ts';

const SEASONS = { long: 6, short: 1 } as const;
const SHARE = { long: 0.04, short: 0.05 } as const;
/** As long as a workflow tries a failed state again. */
const RETRIES_MS = 15 * 60_000;

export const proof: ProofKind = { name: 'faults', run };

async function run(asked: ProofAsked): Promise<ProofResult> {
  const { seed, long, progress } = asked;
  const right = await untroubled(long ? LONG_SEASON : SHORT_SEASON, seed);
  const verdicts: Verdict[] = [];
  let faults = 0;
  for (let number = 1; number <= (long ? SEASONS.long : SEASONS.short); number += 1) {
    const { verdict, met } = await faultySeason({ ...asked, seed: `${seed}/${number}` }, seed, right);
    faults += [...met.values()].reduce((sum, count) => sum + count, 0);
    verdicts.push(verdict);
    progress(`season ${number}: ${[...met].map(([fault, count]) => `${count} ${fault}`).join(', ')}`);
    progress(
      `${verdict.losses.length} losses, ${verdict.duplicates.length} duplicates, ${verdict.twiceInWindow} letters twice within the window`,
    );
    for (const finding of [...verdict.losses, ...verdict.duplicates]) progress(shortened(finding));
  }
  const losses = verdicts.flatMap((verdict) => verdict.losses);
  const duplicates = verdicts.flatMap((verdict) => verdict.duplicates);
  return {
    ...{ trials: faults, losses: losses.length, duplicates: duplicates.length, leaks: 0 },
    findings: [...losses, ...duplicates].map(shortened),
  };
}

async function faultySeason({ seed, long, progress }: ProofAsked, deeds: string, right: Untroubled) {
  const season = long ? LONG_SEASON : SHORT_SEASON;
  const faults = new SeededFaults();
  const here = await homeHere(season, seed, faults);
  try {
    const home = patient(here.home);
    const stage = await playSeason(home, season, deeds, {
      onBegin: () => {
        faults.begin({ chance: new Chance(seed), share: long ? SHARE.long : SHARE.short, now: () => home.clock.now() });
      },
      onDay: (day) => {
        progress(day);
        // The run of the last morning mends what was left open.
        if (nextDay(day) >= season.to) faults.end();
      },
    });
    return { verdict: await judge(stage, right, faults.whileMailing), met: faults.met };
  } finally {
    await here.close();
  }
}

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** People send again what was answered by an error page, and come back when a workflow had the time to try again. */
function patient(home: PlayedHome): PlayedHome {
  const rest = (): Promise<void> => home.clock.advanceTo(home.clock.now() + RETRIES_MS);
  return {
    ...home,
    clock: { now: () => home.clock.now(), advanceTo: (time) => home.clock.advanceTo(time), idle: rest },
    ask: async (request) => {
      for (;;) {
        const answer = await home.ask(request);
        if (answer.status < 500) return answer;
        await rest();
      }
    },
  };
}
