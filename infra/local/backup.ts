/**
 * A backup of the one-machine home: its whole data folder in one `.tar.gz`, with the SHA-256 of every file. The home must
 * not run meanwhile: table, workflow log and files are written side by side, and only together do they say one thing.
 *
 *     await backUp('.data', '/mnt/backup/2026-11-22.tar.gz');
 *     await restore('/mnt/backup/2026-11-22.tar.gz', '.data');   // only into a folder that is empty or not there
 *
 * Both throw {@link BackupError}, which says what is wrong and what to do, and leave nothing half done.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { DataFolderError, FORMAT, LOCK, MARK, openDataFolder } from './data-folder.ts';

const MANIFEST = 'backup.json';

const manifestSchema = z.object({
  application: z.literal('dung-han'),
  format: z.int().positive(),
  files: z.record(z.string(), z.object({ size: z.int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** Writes `file` anew, readable by its owner alone; a failure leaves whatever stood there. */
export async function backUp(directory: string, file: string): Promise<Manifest> {
  if (!existsSync(path.join(directory, MARK)))
    throw new BackupError(`${directory} is no data folder of Đúng Hạn. Set DATA_DIR to the folder of the home.`);
  const folder = held(directory);
  const own = await mkdtemp(path.join(path.dirname(path.resolve(file)), '.backup-'));
  try {
    const files = await contentOf(directory);
    const manifest: Manifest = { application: 'dung-han', format: folder.format, files };
    await writeFile(path.join(own, MANIFEST), JSON.stringify(manifest));
    const packed = path.join(own, 'packed');
    const names = path.join(own, 'names');
    await writeFile(names, Object.keys(files).join('\0'));
    const ended = await tar(
      ...['--create', '--gzip', '--file', packed, '--directory', own, MANIFEST],
      ...['--directory', path.resolve(directory), '--verbatim-files-from', '--null', '--files-from', names],
    );
    if (ended.code !== 0) throw new BackupError(`The backup could not be written: ${ended.said}`);
    await chmod(packed, 0o600);
    await toDisk(packed);
    await rename(packed, file);
    return manifest;
  } finally {
    folder.release();
    await rm(own, { recursive: true, force: true });
  }
}

function held(directory: string): ReturnType<typeof openDataFolder> {
  try {
    return openDataFolder(directory);
  } catch (error) {
    if (!(error instanceof DataFolderError) || !error.message.includes('in use')) throw error;
    throw new BackupError(
      `${directory} is in use. Stop the home (SIGTERM; it ends within five seconds), back up, and start it again.`,
    );
  }
}

/** Puts a backup where no data is yet, once every file in it was found whole. */
export async function restore(file: string, directory: string): Promise<Manifest> {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`);
  if (existsSync(directory) && (await readdir(directory)).length > 0)
    throw new BackupError(`${directory} is not empty. Move it away first, or set DATA_DIR to another folder.`);
  const target = path.resolve(directory);
  await mkdir(path.dirname(target), { recursive: true });
  const own = await mkdtemp(path.join(path.dirname(target), '.restore-'));
  try {
    const ended = await tar('--extract', '--gzip', '--no-same-owner', '--file', path.resolve(file), '--directory', own);
    if (ended.code !== 0) throw damaged(file, ended.said);
    const manifest = await checked(own, file);
    await rm(path.join(own, MANIFEST));
    await chmod(own, 0o700);
    await rm(target, { recursive: true, force: true });
    await rename(own, target);
    return manifest;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

const damaged = (file: string, why: string): BackupError =>
  new BackupError(`${file} is damaged or no backup of Đúng Hạn (${why}). Nothing was restored; take another backup.`);

/** The manifest of what was unpacked, which must have those files, whole, and no others. */
async function checked(own: string, file: string): Promise<Manifest> {
  const text = await readFile(path.join(own, MANIFEST), 'utf8').catch(() => '{}');
  const parsed = manifestSchema.safeParse(asJson(text));
  if (!parsed.success) throw damaged(file, `it has no ${MANIFEST}`);
  const { format, files } = parsed.data;
  if (format > FORMAT)
    throw new BackupError(
      `${file} was written by a newer version (format ${format}, this version reads ${FORMAT}). Restore it with that version.`,
    );
  const found = await contentOf(own);
  const names = new Set([...Object.keys(files), ...Object.keys(found)]);
  for (const name of names)
    if (found[name]?.sha256 !== files[name]?.sha256) throw damaged(file, `${name} is not what was backed up`);
  return parsed.data;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every file below a folder by its path, but for the lock and what was being written when a process died. */
async function contentOf(directory: string): Promise<Manifest['files']> {
  const files: Manifest['files'] = {};
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const whole = path.join(entry.parentPath, entry.name);
    const name = path.relative(directory, whole);
    if (name === LOCK || name === MANIFEST || name.endsWith('.tmp')) continue;
    files[name] = { size: (await stat(whole)).size, sha256: await hashOf(whole) };
  }
  return files;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r');
  await handle.sync().finally(() => handle.close());
}

const tar = (...args: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((resolve) => {
    const child = spawn('tar', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', ({ message }) => {
      resolve({ code: null, said: message });
    });
    child.on('close', (code) => {
      resolve({ code, said: said.trim().split('\n')[0] ?? '' });
    });
  });
