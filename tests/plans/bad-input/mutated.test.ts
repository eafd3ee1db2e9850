import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importPlan } from '#shared/plans/index.ts';
import { piecesOf } from '../formats/plan-pieces.ts';
import { asDocx, asHtml, asPdf, asXlsx } from '../formats/writers.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/plans/${name}.txt`, import.meta.url), 'utf8');
const TEXTS = ['thai-binh-2018', 'vinh-bao-2024', 'bac-ninh-2023'].map(fixture);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A plan is read or refused; anything thrown fails the test. */
async function settles(bytes: Uint8Array, filename: string): Promise<void> {
  const result = await importPlan(bytes, filename);
  expect(typeof (result.ok ? result.value.document.title : result.error.message)).toBe('string');
}

type Mutation = (text: string, at: number, to: number) => string;
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  cut: (text, at, to) => text.slice(Math.min(at, to), Math.max(at, to)),
  'without a part': (text, at, to) => text.slice(0, Math.min(at, to)) + text.slice(Math.max(at, to)),
  doubled: (text) => `${text}\n${text}`,
  'lines shuffled': (text, at, to) => {
    const lines = text.split('\n');
    return lines.map((_, index) => lines[(index * (2 * (at % 97) + 1) + to) % lines.length] ?? '').join('\n');
  },
  decomposed: (text) => text.normalize('NFD'),
  'odd blanks': (text) => text.replaceAll(' ', '\u00A0\u200B'),
  'other line ends': (text) => text.replaceAll('\n', '\r'),
  'TABs lost': (text) => text.replaceAll('\t', ' '),
  'TABs everywhere': (text) => text.replaceAll(' ', '\t'),
};

describe('mutated documents', () => {
  it.each(Object.entries(MUTATIONS))('the importer never throws on text %s', async (_, mutate) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TEXTS), fc.nat(60_000), fc.nat(60_000), async (text, at, to) => {
        await settles(encode(mutate(text, at % text.length, to % text.length)), 'a.txt');
      }),
      { numRuns: 15 },
    );
  });

  it('a decomposed text or odd blanks give the same rows', async () => {
    const [text = ''] = TEXTS;
    const rows = async (changed: string): Promise<unknown> => {
      const result = await importPlan(encode(changed), 'a.txt');
      return result.ok ? result.value.rows : result.error;
    };
    const expected = await rows(text);
    expect(await rows(text.normalize('NFD'))).toEqual(expected);
    expect(await rows(text.replaceAll(' ', '\u00A0'))).toEqual(expected);
  });

  it.each([
    ['docx', asDocx],
    ['xlsx', asXlsx],
    ['html', asHtml],
    ['pdf', asPdf],
  ] as const)('the importer never throws on a damaged .%s', async (extension, write) => {
    const whole = await write(piecesOf(TEXTS[1] ?? ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
        fc.nat(whole.length),
        async (bytes, end) => {
          const damaged = whole.slice(0, end % 3 === 0 ? end : whole.length);
          for (const [at, value] of bytes) damaged[at % Math.max(1, damaged.length)] = value;
          await settles(damaged, `a.${extension}`);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('the importer never throws on arbitrary bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.txt', 'a.pdf', 'a.docx', 'a.html', 'a'),
        settles,
      ),
      { numRuns: 200 },
    );
  });

  it('10 MB of plan is settled', async () => {
    const [text = ''] = TEXTS;
    await settles(encode(`${text}\n`.repeat(Math.ceil(10_000_000 / encode(text).length))), 'a.txt');
  });
});
