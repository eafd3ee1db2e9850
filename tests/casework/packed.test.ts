import fc from 'fast-check';
import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { caseIdSchema } from '#shared/casework/index.ts';
import { defineDocument } from '#shared/casework/case-document.ts';
import { documentItem, readDocumentItem } from '#shared/casework/store/items.ts';
import { pack, unpack } from '#shared/casework/store/packed.ts';

it('what is packed is unpacked as it was, however long', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(4000), (value, padding) => {
      const document = { value, padding: 'đ'.repeat(padding) };
      expect(unpack(pack(document))).toEqual(JSON.parse(JSON.stringify(document)));
    }),
  );
});

it('a long document takes the bytes of its zipped text, a short one can be read in the console', () => {
  const shares = Array.from({ length: 280 }, (_, place) => ({ unit: `xa-${String(place)}`, assigned: 70 }));
  const packed = pack(shares);
  expect(packed).toBeInstanceOf(Uint8Array);
  expect(packed.length).toBeLessThan(JSON.stringify(shares).length / 4);
  expect(pack({ assigned: 70 })).toBe('{"assigned":70}');
});

const note = defineDocument('test.note', z.object({ text: z.string() }));
const caseId = caseIdSchema.parse('ho-so:1');

it('a document that an earlier version kept as a map is read', () => {
  const written = documentItem({ caseId, kind: note.name, key: 'a', value: { text: 'Đã ghi' }, version: 2 });
  const { packed: _packed, ...kept } = written;
  const earlier = { ...kept, ...marshall({ value: { text: 'Đã ghi' } }) };
  for (const item of [written, earlier])
    expect(readDocumentItem(note, item)).toEqual({ key: 'a', value: { text: 'Đã ghi' }, version: 2 });
});

it('a document of another shape than its kind’s is refused, not passed on', () => {
  const written = documentItem({ caseId, kind: note.name, key: 'a', value: { words: 'Đã ghi' }, version: 1 });
  expect(() => readDocumentItem(note, written)).toThrow();
});
