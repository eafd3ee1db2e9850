import path from 'node:path';
import { z } from 'zod';
import { openDurableMap, type DurableMap } from '../durable-map.ts';
import { BlobStore, type Written } from './blobs.ts';

const objectSchema = z.object({
  bucket: z.string(),
  key: z.string(),
  hash: z.string(),
  size: z.number(),
  /** Hexadecimal MD5, without quotes. */
  etag: z.string(),
  crc32: z.string(),
  /** Epoch ms. */
  modified: z.number(),
  /** Content-Type, Content-Disposition … and `x-amz-meta-*`, lower-case names. */
  headers: z.record(z.string(), z.string()),
});
export type StoredObject = z.infer<typeof objectSchema>;

/** The objects of all buckets: an index in memory and on disk, contents in the blob store. */
export class ObjectStore {
  readonly blobs: BlobStore;
  readonly #index: DurableMap<StoredObject>;

  /** `durable` false: for a folder that does not outlive the home. */
  constructor(folder: string, durable = true) {
    this.#index = openDurableMap(durable ? path.join(folder, 'objects.jsonl') : null, objectSchema);
    const used = [...this.#index.values()].map(({ hash }) => hash);
    this.blobs = new BlobStore(path.join(folder, 'blobs'), used, durable);
  }

  get(bucket: string, key: string): StoredObject | undefined {
    return this.#index.get(`${bucket}/${key}`);
  }

  /** The content must already be counted as used. On disk when the promise resolves. */
  async put(
    bucket: string,
    key: string,
    content: Pick<Written, 'hash' | 'size' | 'md5'> & { readonly crc32: string },
    headers: Record<string, string>,
    modified: number,
  ): Promise<StoredObject> {
    const { hash, size, md5: etag, crc32 } = content;
    const object = { bucket, key, hash, size, etag, crc32, modified, headers };
    const replaced = this.get(bucket, key);
    await this.#index.set(`${bucket}/${key}`, object);
    if (replaced !== undefined) this.blobs.release(replaced.hash);
    return object;
  }

  async delete(bucket: string, key: string): Promise<void> {
    const object = this.get(bucket, key);
    if (object === undefined) return;
    await this.#index.delete(`${bucket}/${key}`);
    this.blobs.release(object.hash);
  }

  /** In the order of S3: by the bytes of the key's UTF-8. */
  list(bucket: string, prefix: string): StoredObject[] {
    return [...this.#index.values()]
      .filter((object) => object.bucket === bucket && object.key.startsWith(prefix))
      .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  }

  close(): Promise<void> {
    return this.#index.close();
  }
}
