/** One rehearsal: a home in memory on a clock of its own, a province in it, and the people of that province acting. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { ensureSynthesised } from '#infra/synth.ts';
import { instantOf, weekday, type PlainDate } from '#shared/kernel/civil-date.ts';
import { personId, type Organisation } from '#shared/org/index.ts';
import { organisationDocument } from '#shared/reference/index.ts';
import { HomeClock } from '../clock.ts';
import type { Log } from '../log.ts';
import { startHome, type Home } from '../runtime.ts';
import { seededIds } from '../seeded-ids.ts';
import { Behaviour } from './behaviour.ts';
import { Chance } from './chance.ts';
import { startIssuer } from './issuer.ts';
import { Life } from './life.ts';
import { UsageMeter } from './meter.ts';
import type { RehearsalOptions } from './options.ts';
import { provinceOf } from './province.ts';
import { referenceTableOf, Stage, type PlayedHome } from './stage.ts';

/** The same in every run, since it is written into evidence and mails; nobody goes there. */
const PORTAL_URL = 'https://dung-han.mau.example';

const SUNDAY = 7;
/** Resident bytes from which a week's end is worth a cold start of every function. */
const WORTH_CLEARING = 400_000_000;

export interface Rehearsed {
  readonly stage: Stage<Home>;
  readonly meter: UsageMeter;
  /** Lines of the home's log that tell of a fault. */
  readonly errors: readonly string[];
  readonly seconds: number;
}

interface Hearing {
  onDay?(day: PlainDate): void;
}

/** Plays the span; `use` looks at what came of it before the home is closed. */
export async function rehearse<T>(
  options: RehearsalOptions,
  use: (rehearsed: Rehearsed) => Promise<T>,
  hearing: Hearing = {},
): Promise<T> {
  const { directory } = await ensureSynthesised();
  const organisation = await provinceOf(options, (file) => readFileSync(file));
  const names = new Map(organisation.people.map(({ id, subject, name }) => [subject ?? id, name]));
  const issuer = await startIssuer((subject) => names.get(subject) ?? subject);
  const errors: string[] = [];
  const log: Log = ({ level, source, text }) => {
    if (level === 'error') errors.push(`${source}: ${text}`);
  };
  const clock = new HomeClock({ start: instantOf(options.from, 8), frozen: true });
  const meter = new UsageMeter();
  const started = performance.now();
  const home = await startHome({
    ...{ assembly: directory, clock, log, ids: seededIds(options.seed), meter },
    portalUrl: PORTAL_URL,
    openId: { issuer: issuer.issuer, clientId: issuer.clientId },
  });
  try {
    await settle(home, organisation);
    const stage = await stageOf(home, options);
    await new Life(stage).play((day) => {
      if (weekday(day) === SUNDAY && process.memoryUsage.rss() > WORTH_CLEARING) clear(home);
      hearing.onDay?.(day);
    });
    // What looks at it all needs room of its own.
    clear(home);
    return await use({ stage, meter, errors, seconds: (performance.now() - started) / 1000 });
  } finally {
    await home.close();
    await issuer.close();
  }
}

/**
 * As on AWS, where no environment of a function lives for long: what is no longer used goes, and its memory back to the
 * system where the engine may be asked for it (`node --expose-gc`).
 */
function clear({ services }: Home): void {
  services.functions.recycle();
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

async function stageOf(home: Home, options: RehearsalOptions): Promise<Stage<Home>> {
  const reference = await referenceTableOf(home).read();
  const chance = new Chance(options.seed);
  const behaviour = new Behaviour(options.behaviour, chance, reference.calendar);
  return new Stage({ home, options, reference, chance, behaviour });
}

/** Puts the organisation into the home, as an administrator's import does. */
export async function settle(home: PlayedHome, { units, people }: Organisation): Promise<void> {
  const reference = referenceTableOf(home);
  const saved = await reference.save({
    document: organisationDocument,
    value: { units: [...units], people: [...people] },
    version: (await reference.read()).versionOf(organisationDocument),
    by: personId('quan-tri'),
    why: 'Tổ chức của lần diễn tập',
    now: home.clock.now(),
  });
  if (!saved) throw new Error('somebody else changed the organisation');
}
