/** Kills a home with a data folder at hundreds of moments of a season, and compares what it leaves with the untroubled one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Chance } from '#infra/local/rehearse/chance.ts';
import { startIssuer } from '#infra/local/rehearse/issuer.ts';
import { ensureSynthesised } from '#infra/synth.ts';
import { SeededBlows, type Cursors } from './crash/blows.ts';
import { RemoteHome } from './home/remote-home.ts';
import type { ProofAsked, ProofKind, ProofResult } from './kind.ts';
import { judge, shortened, type Verdict } from './world/judge.ts';
import { beginningOf, LONG_SEASON, playSeason, SHORT_SEASON } from './world/season.ts';
import { untroubled, type Untroubled } from './world/untroubled.ts';

/** The short version is one season with few kills. */
const KILLS = { long: 300, short: 1 } as const;
const SHARE = { long: 0.85, short: 0.35 } as const;

export const proof: ProofKind = { name: 'crash', run };

async function run(asked: ProofAsked): Promise<ProofResult> {
  const { seed, long, progress } = asked;
  const season = long ? LONG_SEASON : SHORT_SEASON;
  const right = await untroubled(season, seed);
  progress(`the untroubled season leaves ${right.state.size} facts and ${right.post.size} letters`);
  const cursors: Cursors = new Map();
  const verdicts: Verdict[] = [];
  let kills = 0;
  for (let number = 1; kills < (long ? KILLS.long : KILLS.short); number += 1) {
    const name = `${seed}/${number}`;
    const { verdict, ...trial } = await killedSeason({ ...asked, seed: name }, seed, right, cursors);
    kills += trial.kills;
    verdicts.push(verdict);
    progress(`season ${number}: ${trial.kills} kills (${kills}), ${trial.how}`);
    for (const finding of [...verdict.losses, ...verdict.duplicates]) progress(shortened(finding));
    progress(
      `${verdict.losses.length} losses, ${verdict.duplicates.length} duplicates, ${verdict.twiceInWindow} letters twice within the window`,
    );
  }
  const losses = verdicts.flatMap((verdict) => verdict.losses);
  const duplicates = verdicts.flatMap((verdict) => verdict.duplicates);
  return {
    ...{ trials: kills, losses: losses.length, duplicates: duplicates.length, leaks: 0 },
    findings: [...losses, ...duplicates].map(shortened),
  };
}

/** One season under blows; `seed` chooses the blows, `deeds` what people do. */
async function killedSeason({ seed, long, progress }: ProofAsked, deeds: string, right: Untroubled, cursors: Cursors) {
  const season = long ? LONG_SEASON : SHORT_SEASON;
  const { directory } = await ensureSynthesised();
  const folder = mkdtempSync(path.join(tmpdir(), 'proof-crash-'));
  const openId = await startIssuer((subject) => subject);
  const share = long ? SHARE.long : SHARE.short;
  const blows = new SeededBlows({ chance: new Chance(seed), share, cursors, until: season.to });
  const start = beginningOf(season);
  const home = await RemoteHome.start({ assembly: directory, folder, start, ids: seed, openId }, blows);
  try {
    const stage = await playSeason(home, season, deeds, {
      onBegin: () => {
        blows.begin();
      },
      onDay: (day) => {
        progress(`${day}, ${home.kills} kills`);
      },
    });
    await home.readMails();
    const verdict = await judge(stage, right, blows.whileMailing);
    return { verdict, kills: home.kills, how: blows.told() };
  } finally {
    await home.close();
    await openId.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
