/**
 * Kills a home with a data folder at every point between two writes of the paths that matter, and at random moments of a
 * season, and compares what it leaves with the untroubled one.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Chance } from '#infra/local/rehearse/chance.ts';
import { startIssuer } from '#infra/local/rehearse/issuer.ts';
import { ensureSynthesised } from '#infra/synth.ts';
import { SeededBlows, type Aim } from './crash/blows.ts';
import { Coverage, tableOfPoints } from './crash/coverage.ts';
import { learnPaths } from './crash/learn-paths.ts';
import { RemoteHome } from './home/remote-home.ts';
import type { ProofAsked, ProofKind, ProofResult } from './kind.ts';
import { judge, shortened, type Verdict } from './world/judge.ts';
import { beginningOf, LONG_SEASON, playSeason, SHORT_SEASON, type Season } from './world/season.ts';
import { untroubled } from './world/untroubled.ts';

const KILLS = 300;
/** Of the forms and daily runs that no point is wanted of; more of them once every point was hit. */
const SHARE = { long: 0.12, afterwards: 0.4, short: 0.04 } as const;
/** After so many seasons in which no further point was hit, the points that are left count as missed. */
const IN_VAIN = 8;
/** A long season takes about as much time as two short ones. */
const LONGER = 2;

export const proof: ProofKind = { name: 'crash', run };

interface Trial {
  readonly season: Season;
  /** Chooses the blows. */
  readonly chance: string;
  /** Chooses what people do. */
  readonly deeds: string;
  readonly share: number;
  readonly aim: Aim;
}

interface Killed {
  readonly verdict: Verdict;
  readonly kills: number;
}

function run(asked: ProofAsked): Promise<ProofResult> {
  return asked.long ? everyPoint(asked) : fewPoints(asked);
}

/** Seasons until every point was hit, and until the home was killed often enough. */
async function everyPoint({ seed, progress }: ProofAsked): Promise<ProofResult> {
  const coverage = new Coverage();
  for (const season of [LONG_SEASON, SHORT_SEASON]) await learnPaths(season, seed, coverage);
  const trials: Killed[] = [];
  let [kills, inVain] = [0, 0];
  while (kills < KILLS || (coverage.missed.length > 0 && inVain < IN_VAIN)) {
    const open = (of: Season): number => coverage.takingsOpenIn(of.from);
    const season = open(LONG_SEASON) >= LONGER * open(SHORT_SEASON) ? LONG_SEASON : SHORT_SEASON;
    const before = coverage.hits;
    const trial = await killedSeason(
      {
        season,
        chance: `${seed}/${trials.length + 1}`,
        deeds: seed,
        share: coverage.missed.length > 0 ? SHARE.long : SHARE.afterwards,
        aim: coverage.aimFor(season.from),
      },
      progress,
    );
    trials.push(trial);
    kills += trial.kills;
    inVain = coverage.hits > before ? 0 : inVain + 1;
    progress(`${trials.length} seasons, ${kills} kills, ${coverage.missed.length} points to go`);
  }
  const { findings, ...result } = resultOf(trials);
  return {
    ...{ ...result, tables: [tableOfPoints(coverage.rows())] },
    findings: [...findings, ...coverage.missed.map((point) => `never killed ${point}`)],
  };
}

/** One short season: a kill in the middle of laying down a signed plan, one in a petition, few others. */
async function fewPoints({ seed, progress }: ProofAsked): Promise<ProofResult> {
  const aim: Aim = {
    pointFor({ form }) {
      if (form === 'so') return { nth: 6, when: 'after' };
      return form === 'phan-anh' ? { nth: 4, when: 'before' } : undefined;
    },
    struck: () => undefined,
  };
  const trial = { season: SHORT_SEASON, chance: `${seed}/1`, deeds: seed, share: SHARE.short, aim };
  return resultOf([await killedSeason(trial, progress)]);
}

function resultOf(trials: readonly Killed[]): ProofResult {
  const losses = trials.flatMap(({ verdict }) => verdict.losses);
  const duplicates = trials.flatMap(({ verdict }) => verdict.duplicates);
  return {
    trials: trials.reduce((sum, { kills }) => sum + kills, 0),
    ...{ losses: losses.length, duplicates: duplicates.length, leaks: 0 },
    findings: [...losses, ...duplicates].map(shortened),
  };
}

async function killedSeason(
  { season, chance, deeds, share, aim }: Trial,
  progress: ProofAsked['progress'],
): Promise<Killed> {
  const right = await untroubled(season, deeds);
  const { directory } = await ensureSynthesised();
  const folder = mkdtempSync(path.join(tmpdir(), 'proof-crash-'));
  const openId = await startIssuer((subject) => subject);
  const blows = new SeededBlows({ chance: new Chance(chance), share, aim, until: season.to });
  const start = beginningOf(season);
  const home = await RemoteHome.start({ assembly: directory, folder, start, ids: chance, openId }, blows);
  try {
    const stage = await playSeason(home, season, deeds, {
      onBegin: () => {
        blows.begin();
      },
    });
    await home.readMails();
    const verdict = await judge(stage, right, blows.whileMailing);
    progress(`${home.kills} kills from ${season.from} on: ${blows.told()}`);
    for (const finding of [...verdict.losses, ...verdict.duplicates]) progress(shortened(finding));
    progress(
      `${verdict.losses.length} losses, ${verdict.duplicates.length} duplicates, ${verdict.twiceInWindow} letters twice within the window`,
    );
    return { verdict, kills: home.kills };
  } finally {
    await home.close();
    await openId.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
