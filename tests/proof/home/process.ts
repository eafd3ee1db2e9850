/** A home with a data folder in a process of its own, for a driver that kills it (`remote-home.ts`). */
import { flushCompileCache } from 'node:module';
import process from 'node:process';
import { HomeClock } from '#infra/local/clock.ts';
import { openDataFolder } from '#infra/local/data-folder.ts';
import { startHome, type Home } from '#infra/local/runtime.ts';
import { seededIds } from '#infra/local/seeded-ids.ts';
import { PORTAL_URL } from '../world/portal-url.ts';
import { requestSchema, settingsSchema, type Command, type ProcessSettings } from './commands.ts';
import { Points } from './points.ts';

const DATABASE_WAIT_MS = 20;

/** Real seconds pass while the database is started again; the clock of the trial must not run ahead of them. */
async function databaseAnswers({ services }: Home): Promise<void> {
  for (;;) {
    const answer = await fetch(services.dynamodb.serverUrl).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, DATABASE_WAIT_MS));
  }
}

/** From timer to timer, each only when the database is there. */
async function advance(home: Home, to: number): Promise<void> {
  const { clock } = home;
  for (let next = clock.nextTimer(); next !== undefined && next <= to; next = clock.nextTimer()) {
    await databaseAnswers(home);
    await clock.advanceTo(next);
  }
  await databaseAnswers(home);
  await clock.advanceTo(to);
}

async function carryOut(home: Home, command: Command): Promise<unknown> {
  switch (command.do) {
    case 'ask': {
      const { query, body, ...request } = command;
      const answer = await home.ask({
        ...request,
        query: new URLSearchParams(query),
        body: Buffer.from(body, 'base64'),
      });
      await advance(home, home.clock.now());
      const { status, headers = {} } = answer;
      return { status, headers, body: String(answer.body ?? '') };
    }
    case 'advance':
      return advance(home, command.to);
    case 'engine':
      return home.services.engine.request(command.operation, command.input);
    case 'mails': {
      const { store } = home.services.mail;
      return store.newestFirst().map((mail) => ({ mail, message: store.message(mail.id)?.toString('base64') ?? '' }));
    }
  }
}

async function main(settings: ProcessSettings): Promise<void> {
  const { assembly, folder, start, ids, openId } = settings;
  const points = new Points();
  const home = await startHome({
    assembly,
    folder: openDataFolder(folder),
    clock: new HomeClock({ start, frozen: true }),
    log: ({ level, source, text }) => {
      if (level === 'error') process.send?.({ error: `${source}: ${text}` });
    },
    ids: seededIds(ids),
    portalUrl: PORTAL_URL,
    openId,
    interference: points,
  });
  process.on('message', (message) => {
    const { id, command, point } = requestSchema.parse(message);
    points.arm(point);
    void carryOut(home, command).then((result) => {
      process.send?.({ id, result: result ?? null, writes: points.writes });
    });
  });
  const { portal, dynamodb } = home.addresses;
  process.send?.({ ready: { portal, dynamodb } });
}

process.on('disconnect', () => process.exit(0));
// Nobody waits for this process yet: the time to keep what it read for the next one.
flushCompileCache();
process.once('message', (message) => {
  void main(settingsSchema.parse(message));
});
