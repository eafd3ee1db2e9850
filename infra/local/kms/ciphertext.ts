/** What the home's KMS gives out: version, key's name, nonce, tag, ciphertext. Opaque to everybody else, as on AWS. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export type EncryptionContext = Readonly<Record<string, string>>;

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** The same for equal contexts, whatever the order they were written in. */
const additionalData = (context: EncryptionContext): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));

export function seal(keyId: string, material: Buffer, plain: Buffer, context: EncryptionContext): Buffer {
  const name = Buffer.from(keyId);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, material, nonce).setAAD(additionalData(context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION, name.length]), name, nonce, cipher.getAuthTag(), sealed]);
}

/** The key it was sealed with; undefined when it is none of ours. */
export function keyIdOf(sealed: Buffer): string | undefined {
  const [version, length = 0] = sealed;
  return version === VERSION && sealed.length > 2 + length + NONCE_BYTES + TAG_BYTES
    ? sealed.subarray(2, 2 + length).toString()
    : undefined;
}

/** Undefined when key or context are others, or a byte was changed. */
export function open(material: Buffer, sealed: Buffer, context: EncryptionContext): Buffer | undefined {
  const nonceAt = 2 + (sealed[1] ?? 0);
  const tagAt = nonceAt + NONCE_BYTES;
  const bodyAt = tagAt + TAG_BYTES;
  try {
    const decipher = createDecipheriv(CIPHER, material, sealed.subarray(nonceAt, tagAt))
      .setAAD(additionalData(context))
      .setAuthTag(sealed.subarray(tagAt, bodyAt));
    return Buffer.concat([decipher.update(sealed.subarray(bodyAt)), decipher.final()]);
  } catch {
    return undefined;
  }
}
