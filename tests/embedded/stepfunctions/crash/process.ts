/** The process that the crash test kills: FOLDER COUNT START, on a clock that runs thirty times as fast since START. */
import path from 'node:path';
import process from 'node:process';
import type { Clock } from '#infra/local/clock.ts';
import { openHome, runAll } from './home.ts';

const [folder = '', count = '', start = ''] = process.argv.slice(2);
const FACTOR = 30;
const origin = Number(start);
const now = (): number => origin + (Date.now() - origin) * FACTOR;
const clock: Clock = {
  now,
  at: (time, run) => {
    const timer = setTimeout(run, Math.max(0, (time - now()) / FACTOR));
    return {
      cancel: () => {
        clearTimeout(timer);
      },
    };
  },
  track: (work) => work,
};

const home = await openHome(folder, clock, path.join(folder, 'tokens'));
process.send?.('open');
await home.answerOldTokens();
await runAll(home, Number(count));
await home.engine.close();
process.send?.('done', () => process.exit(0));
