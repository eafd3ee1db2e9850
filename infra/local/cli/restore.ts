/** `npm run restore -- FILE`: a backup into the data folder (DATA_DIR), which must be empty or not there. */
import process from 'node:process';
import { restore } from '../backup.ts';
import { readSettings } from '../settings.ts';
import { options, UsageError } from './arguments.ts';
import { sayingWhy } from './backup.ts';
import type { Command } from './command.ts';

async function run(args: readonly string[]): Promise<number> {
  const [file, ...others] = options(args, {}).positionals;
  if (file === undefined || others.length > 0) throw new UsageError('Give the backup: npm run restore -- FILE');
  const { dataDir } = readSettings(process.env);
  const { format, files } = await restore(file, dataDir);
  console.log(
    `${dataDir}: ${Object.keys(files).length} files restored, format ${format}. Start the home with npm start.`,
  );
  return 0;
}

export const command: Command = { usage: 'restore FILE', run: (args) => sayingWhy(() => run(args)) };
