import fc from 'fast-check';
import { decodeWords } from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { encodedWords } from '#shared/mail/encoded-words.ts';

describe('the name before an address', () => {
  it('reads as it was written, whatever its letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(decodeWords(encodedWords(text))).toBe(text);
      }),
    );
    expect(decodeWords(encodedWords('Văn phòng UBND tỉnh Thừa Thiên – Huế '.repeat(4)))).toBe(
      'Văn phòng UBND tỉnh Thừa Thiên – Huế '.repeat(4),
    );
  });

  it('is ASCII, in words of at most 75 characters, none of which parts a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const word of encodedWords(text).split(' ').filter(Boolean)) {
          expect(word.length).toBeLessThanOrEqual(75);
          expect(word).toMatch(/^=\?UTF-8\?B\?[\w+/=]+\?=$/u);
          expect(decodeWords(word)).not.toContain('\uFFFD');
        }
      }),
    );
  });
});
