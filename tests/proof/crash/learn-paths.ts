/** Plays a season untroubled in a home like the one that is killed, to learn which writes its paths have. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startIssuer } from '#infra/local/rehearse/issuer.ts';
import { ensureSynthesised } from '#infra/synth.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { RemoteHome } from '../home/remote-home.ts';
import { beginningOf, playSeason, type Season } from '../world/season.ts';
import type { Coverage } from './coverage.ts';
import { Takings } from './paths.ts';

/** Takings of the last day are left out: nothing befalls a home on it. */
export async function learnPaths(season: Season, deeds: string, coverage: Coverage): Promise<void> {
  const { directory: assembly } = await ensureSynthesised();
  const folder = mkdtempSync(path.join(tmpdir(), 'proof-paths-'));
  const openId = await startIssuer((subject) => subject);
  const settings = { assembly, folder, start: beginningOf(season), ids: 'paths', openId };
  const takings = new Takings();
  let begun = false;
  const home = await RemoteHome.start(settings, {
    next: () => undefined,
    struck: () => undefined,
    answered: (command, writes, _blow, now) => {
      const taking = begun ? takings.next(command, now) : undefined;
      if (taking !== undefined && civilDateAt(now) < season.to) coverage.learn(season.from, taking, writes);
    },
  });
  try {
    await playSeason(home, season, deeds, {
      onBegin: () => {
        begun = true;
      },
    });
  } finally {
    await home.close();
    await openId.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
