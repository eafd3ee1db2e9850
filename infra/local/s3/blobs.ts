import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, type ReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { syncFolder } from '../durable-map.ts';

/** Content kept once, by its SHA-256: `blobs/ab/cdef…`. No name given by a client ever reaches the file system. */
export interface Written {
  readonly hash: string;
  readonly size: number;
  /** Digests of the content, in the forms S3 compares: hexadecimal MD5 for ETag, base64 for checksum headers. */
  readonly md5: string;
  readonly checksums: { readonly md5: string; readonly crc32: string; readonly sha1: string; readonly sha256: string };
}

export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

export class BlobStore {
  readonly #folder: string;
  readonly #durable: boolean;
  readonly #uses = new Map<string, number>();

  /**
   * `used`: the hash of each object's content; files that no object uses are left-overs of a crash and are removed.
   * `durable` false: nothing is waited for until it is on disk, for a folder that does not outlive the home.
   */
  constructor(folder: string, used: Iterable<string>, durable = true) {
    this.#folder = folder;
    this.#durable = durable;
    for (const hash of used) this.#uses.set(hash, (this.#uses.get(hash) ?? 0) + 1);
    rmSync(this.#incoming, { recursive: true, force: true });
    mkdirSync(this.#incoming, { recursive: true, mode: 0o700 });
    for (const start of readdirSync(folder)) {
      if (start.length !== 2) continue;
      for (const rest of readdirSync(path.join(folder, start)))
        if (!this.#uses.has(start + rest)) rmSync(path.join(folder, start, rest));
    }
  }

  /**
   * Takes content in while it arrives; it is on disk and counted as used once when the promise resolves.
   * Throws {@link TooLargeError} as soon as there is more than `limit` bytes.
   */
  async write(content: AsyncIterable<Buffer>, limit: number): Promise<Written> {
    const incoming = path.join(this.#incoming, randomUUID());
    try {
      const written = await writeFile(incoming, content, { limit, durable: this.#durable });
      this.retain(written.hash);
      const file = this.#file(written.hash);
      if (existsSync(file)) return written;
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      renameSync(incoming, file);
      if (this.#durable) for (const folder of [path.dirname(file), this.#folder]) syncFolder(folder);
      return written;
    } finally {
      rmSync(incoming, { force: true });
    }
  }

  /** `start` and `end` are inclusive byte positions. */
  read(hash: string, range?: { readonly start: number; readonly end: number }): ReadStream {
    return createReadStream(this.#file(hash), range);
  }

  retain(hash: string): void {
    this.#uses.set(hash, (this.#uses.get(hash) ?? 0) + 1);
  }

  release(hash: string): void {
    const uses = (this.#uses.get(hash) ?? 1) - 1;
    if (uses > 0) {
      this.#uses.set(hash, uses);
      return;
    }
    this.#uses.delete(hash);
    rmSync(this.#file(hash), { force: true });
  }

  get #incoming(): string {
    return path.join(this.#folder, 'incoming');
  }

  #file(hash: string): string {
    return path.join(this.#folder, hash.slice(0, 2), hash.slice(2));
  }
}

interface HowToWrite {
  readonly limit: number;
  readonly durable: boolean;
}

async function writeFile(
  file: string,
  content: AsyncIterable<Buffer>,
  { limit, durable }: HowToWrite,
): Promise<Written> {
  const handle = await open(file, 'wx', 0o600);
  try {
    const written = await digestInto(handle, content, limit);
    if (durable) await handle.datasync();
    return written;
  } finally {
    await handle.close();
  }
}

async function digestInto(handle: FileHandle, content: AsyncIterable<Buffer>, limit: number): Promise<Written> {
  const [md5, sha1, sha256] = [createHash('md5'), createHash('sha1'), createHash('sha256')];
  let size = 0;
  let crc = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > limit) throw new TooLargeError(`more than ${limit} bytes`);
    for (const hash of [md5, sha1, sha256]) hash.update(chunk);
    crc = crc32(chunk, crc);
    await handle.writeFile(chunk);
  }
  const [md5Digest, sha256Digest] = [md5.digest(), sha256.digest()];
  const crcBytes = Buffer.alloc(4);
  crcBytes.writeUInt32BE(crc);
  return {
    hash: sha256Digest.toString('hex'),
    size,
    md5: md5Digest.toString('hex'),
    checksums: {
      md5: md5Digest.toString('base64'),
      crc32: crcBytes.toString('base64'),
      sha1: sha1.digest('base64'),
      sha256: sha256Digest.toString('base64'),
    },
  };
}
