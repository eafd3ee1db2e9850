/** Keeps the folder of an assembly current, slowly, and notes each making; run by several processes at once. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepCurrent } from '#infra/assembly.ts';

const root = process.argv[2] ?? '';
await keepCurrent({
  root,
  sources: ['sources'],
  except: ['sources/notes'],
  directory: path.join(root, 'output'),
  scratch: path.join(root, 'scratch'),
  make: async (output) => {
    appendFileSync(path.join(root, 'makings'), '.');
    mkdirSync(output);
    writeFileSync(path.join(output, 'begin'), '');
    await sleep(150);
    writeFileSync(path.join(output, 'end'), '');
  },
});
process.stdout.write('current');
