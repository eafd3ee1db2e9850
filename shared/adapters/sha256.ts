/**
 * SHA-256 for the SDK's signatures. The SDK's own hands its keys to Node as bytes, of which Node 24 finds out by an
 * exception that they are no KeyObject: an eighth of a signature's time.
 */
import { createHash, createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** What a hash and one with a key have in common. */
interface Digesting {
  update(data: Buffer): unknown;
  digest(): Buffer;
}

type Bytes = string | ArrayBuffer | ArrayBufferView;

const buffer = (data: Bytes): Buffer => {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data);
};

export class Sha256 {
  readonly #key: KeyObject | undefined;
  #hash: Digesting;

  constructor(secret?: Bytes) {
    this.#key = secret === undefined ? undefined : createSecretKey(buffer(secret));
    this.#hash = this.#begin();
  }

  update(data: Bytes): void {
    this.#hash.update(buffer(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    this.#hash = this.#begin();
  }

  #begin(): Digesting {
    return this.#key === undefined ? createHash('sha256') : createHmac('sha256', this.#key);
  }
}
