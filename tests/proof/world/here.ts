/** A home in this process, in memory, on a clock of its own, with people who sign in by the rehearsal's issuer. */
import { HomeClock } from '#infra/local/clock.ts';
import type { Interference } from '#infra/local/interference.ts';
import { startIssuer } from '#infra/local/rehearse/issuer.ts';
import { startHome, type Home } from '#infra/local/runtime.ts';
import { seededIds } from '#infra/local/seeded-ids.ts';
import { ensureSynthesised } from '#infra/synth.ts';
import { PORTAL_URL } from './portal-url.ts';
import { beginningOf, type Season } from './season.ts';

export interface HomeHere {
  readonly home: Home;
  /** Lines of the log that tell of a fault. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export async function homeHere(season: Season, ids: string, interference?: Interference): Promise<HomeHere> {
  const { directory } = await ensureSynthesised();
  const issuer = await startIssuer((subject) => subject);
  const errors: string[] = [];
  const home = await startHome({
    assembly: directory,
    clock: new HomeClock({ start: beginningOf(season), frozen: true }),
    log: ({ level, source, text }) => {
      if (level === 'error') errors.push(`${source}: ${text}`);
    },
    ids: seededIds(ids),
    portalUrl: PORTAL_URL,
    openId: { issuer: issuer.issuer, clientId: issuer.clientId },
    ...(interference !== undefined && { interference }),
  });
  return {
    home,
    errors,
    close: async () => {
      await home.close();
      await issuer.close();
    },
  };
}
