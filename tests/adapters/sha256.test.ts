/** The hash that signs calls is the platform's, however its data and key come. */
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Sha256 } from '#shared/adapters/sha256.ts';

const hex = async (hash: Sha256): Promise<string> => Buffer.from(await hash.digest()).toString('hex');

it('hashes texts and bytes, with and without a key, in any number of parts', async () => {
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 300 }));
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 4 }), fc.option(part, { nil: undefined }), async (parts, key) => {
      const ours = new Sha256(key);
      const theirs = key === undefined ? createHash('sha256') : createHmac('sha256', key);
      for (const one of parts) {
        ours.update(one);
        theirs.update(one);
      }
      expect(await hex(ours)).toBe(theirs.digest('hex'));
    }),
  );
});

it('begins anew when it is reset, and reads what lies in the middle of a buffer', async () => {
  const hash = new Sha256('khóa');
  hash.update('bỏ đi');
  hash.reset();
  const bytes = Buffer.from('--thử--');
  hash.update(new Uint8Array(bytes.buffer, bytes.byteOffset + 2, bytes.length - 4));
  expect(await hex(hash)).toBe(createHmac('sha256', 'khóa').update('thử').digest('hex'));
});
