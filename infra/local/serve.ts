/** Runs the home in this process until a signal ends it. Settings come from the environment (README, "On premises"). */
import process from 'node:process';
import { z } from 'zod';
import { ensureSynthesised } from '#infra/synth.ts';
import { startClockDesk } from './clock-desk.ts';
import { HomeClock } from './clock.ts';
import { openDataFolder } from './data-folder.ts';
import { PortTakenError } from './endpoint.ts';
import { consoleLog } from './log.ts';
import { startHome, type Home } from './runtime.ts';
import { readSettings, type Settings } from './settings.ts';

const CLOSE_WITHIN_MS = 4500;
const CLOCK_FILE = 'clock.json';
const clockSchema = z.object({ aheadMs: z.number() });

async function run(): Promise<void> {
  const settings = readSettings(process.env);
  const { directory } = await ensureSynthesised();
  const folder = openDataFolder(settings.dataDir);
  const kept = folder.read(CLOCK_FILE);
  const aheadMs = kept === undefined ? 0 : clockSchema.parse(JSON.parse(kept)).aheadMs;
  const clock = new HomeClock({ start: Date.now() + aheadMs });
  const log = consoleLog(() => clock.now());
  process.on('unhandledRejection', (reason) => {
    log({
      source: 'home',
      level: 'error',
      text: `unhandled rejection: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`,
    });
  });
  const home = await startHome({ ...settings, assembly: directory, folder, clock, log, checkBundles: true });
  const closers = [() => home.close()];
  announce(home, settings);
  if (settings.demo) {
    const onJump = (ahead: number): void => {
      folder.write(CLOCK_FILE, JSON.stringify({ aheadMs: ahead }));
    };
    const desk = await startClockDesk({ clock, portalUrl: home.addresses.portal, onJump });
    closers.unshift(() => desk.close());
    console.log(`  clock of the demonstration  ${desk.url}`);
  }
  endOnSignal(closers);
}

function announce({ addresses, deployment }: Home, settings: Settings): void {
  const left = [...deployment.notRun].map(
    ([type, { count, reason }]) => `    ${String(count).padStart(2)} ${type}: ${reason}`,
  );
  console.log(`Left out here:\n${left.join('\n')}`);
  console.log(`Data in ${settings.dataDir} (durability: ${settings.durability}).`);
  console.log(`\nĐúng Hạn is ready at ${addresses.portal}`);
  console.log(`  mailbox                     ${addresses.mailbox}`);
}

function endOnSignal(closers: readonly (() => Promise<void>)[]): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
    void closers.reduce((before, close) => before.then(close), Promise.resolve()).finally(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** Starts the home; ends the process with code 1 and one clear message when it cannot. */
export async function serve(): Promise<void> {
  await run().catch(refuse);
}

function refuse(error: unknown): never {
  if (error instanceof PortTakenError)
    console.error(`${error.message}. Set another one with PORT, e.g. PORT=${error.port + 1} npm start`);
  else console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
  process.exit(1);
}
