/** `npm run backup -- FILE`: the data folder (DATA_DIR) of the home that is not running, in one file. */
import process from 'node:process';
import { backUp, BackupError } from '../backup.ts';
import { DataFolderError } from '../data-folder.ts';
import { readSettings } from '../settings.ts';
import { answering, options, UsageError } from './arguments.ts';
import type { Command } from './command.ts';

async function run(args: readonly string[]): Promise<number> {
  const [file, ...others] = options(args, {}).positionals;
  if (file === undefined || others.length > 0) throw new UsageError('Give the file to write: npm run backup -- FILE');
  const { dataDir, dynamoDbServer } = readSettings(process.env);
  const { format, files } = await backUp(dataDir, file);
  console.log(`${file}: ${Object.keys(files).length} files of ${dataDir}, format ${format}.`);
  if (dynamoDbServer !== undefined)
    console.log('The table lies in the server of DYNAMODB_ENDPOINT and is not in it: back that up too.');
  console.log('It holds the keys and the personal data of the home: keep it as safe as the machine.');
  return 0;
}

export const command: Command = { usage: 'backup FILE', run: (args) => sayingWhy(() => run(args)) };

/** A backup that cannot be made or restored is told in one line, with exit code 1. */
export async function sayingWhy(work: () => Promise<number>): Promise<number> {
  try {
    return await answering(work);
  } catch (error) {
    if (!(error instanceof BackupError) && !(error instanceof DataFolderError)) throw error;
    console.error(error.message);
    return 1;
  }
}
