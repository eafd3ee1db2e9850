import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import css from '#shared/ui/portal.scss';

const BASES = 'a ă â e ê i o ô ơ u ư y'.split(' ');
/** Level, acute, grave, hook above, tilde, dot below. */
const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
const VOWELS = BASES.flatMap((base) => TONES.map((tone) => `${base}${tone}`.normalize('NFC')));
const LETTERS = [...Array.from('abcdđefghijklmnopqrstuvwxyz'), ...VOWELS].flatMap((letter) => [
  letter,
  letter.toUpperCase(),
]);
const SIGNS = Array.from('0123456789 .,;:!?()[]%/-–—…«»“”‘’·×≤≥₫→');
/** The font has none of these: the browser takes them from the reader's system. */
const FROM_THE_SYSTEM = ['≤', '≥', '→'];

interface Face {
  readonly weight: string;
  readonly file: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/** The @font-face rules as the browser reads them. */
function faces(): Face[] {
  return [...css.matchAll(/@font-face\s*\{([^}]+)\}/g)].map(([, rule = '']) => ({
    weight: /font-weight:\s*(\d+)/.exec(rule)?.[1] ?? '',
    file: /url\("?([^")]+)"?\)/.exec(rule)?.[1] ?? '',
    ranges: [...rule.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].map(([, from = '', to = from]) => [
      Number.parseInt(from, 16),
      Number.parseInt(to, 16),
    ]),
  }));
}

/** The letters a WOFF2 file can draw: its `cmap` table (format 4), which WOFF2 stores untransformed. */
async function lettersOf(file: string): Promise<ReadonlySet<number>> {
  const [, subset = '', weight = ''] = /^be-vietnam-pro-([a-z]+)-(\d+)\.woff2$/.exec(file) ?? [];
  const path = `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`;
  return readCmap(cmapOf(await readFile(createRequire(import.meta.url).resolve(path))));
}

const CMAP_FLAG = 0;
const GLYF_FLAG = 10;
const LOCA_FLAG = 11;

function cmapOf(font: Buffer): Buffer {
  const tableCount = font.readUInt16BE(12);
  const compressedSize = font.readUInt32BE(20);
  let at = 48;
  const varint = (): number => {
    for (let value = 0; ;) {
      const byte = font.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
  let offset = 0;
  let cmap: { offset: number; length: number } | undefined;
  for (let table = 0; table < tableCount; table += 1) {
    const flags = font.readUInt8(at++);
    const kind = flags & 0x3f;
    if (kind === 0x3f) at += 4;
    const original = varint();
    const version = flags >> 6;
    const isTransformed = kind === GLYF_FLAG || kind === LOCA_FLAG ? version === 0 : version !== 0;
    const length = isTransformed ? varint() : original;
    if (kind === CMAP_FLAG) cmap = { offset, length };
    offset += length;
  }
  if (cmap === undefined) throw new Error('no cmap');
  const data = brotliDecompressSync(font.subarray(at, at + compressedSize));
  return data.subarray(cmap.offset, cmap.offset + cmap.length);
}

function readCmap(cmap: Buffer): ReadonlySet<number> {
  const letters = new Set<number>();
  for (let record = 0; record < cmap.readUInt16BE(2); record += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + record * 8 + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const segments = table.readUInt16BE(6) / 2;
    for (let segment = 0; segment < segments; segment += 1) {
      const end = table.readUInt16BE(14 + segment * 2);
      const startAt = 16 + segments * 2 + segment * 2;
      const start = table.readUInt16BE(startAt);
      const delta = table.readUInt16BE(startAt + segments * 2);
      const rangeAt = startAt + segments * 4;
      const range = table.readUInt16BE(rangeAt);
      for (let code = start; code <= end && code !== 0xffff; code += 1) {
        const glyph = range === 0 ? code + delta : table.readUInt16BE(rangeAt + range + (code - start) * 2);
        if ((glyph & 0xffff) !== 0) letters.add(code);
      }
    }
  }
  return letters;
}

/** The faces of `weight` in which a browser would look for `letter`, that have it. */
async function drawnBy(letter: string, weight: string): Promise<string[]> {
  const code = letter.codePointAt(0) ?? 0;
  const asked = faces().filter(
    (face) => face.weight === weight && face.ranges.some(([from, to]) => code >= from && code <= to),
  );
  const found: string[] = [];
  for (const { file } of asked) if ((await lettersOf(file)).has(code)) found.push(file);
  return found;
}

describe('Be Vietnam Pro as we serve it', () => {
  it('is asked for 72 vowels with their tones, each one code point', () => {
    expect(new Set(VOWELS).size).toBe(72);
    expect(VOWELS.filter((vowel) => vowel.length !== 1)).toEqual([]);
  });

  it.each(['400', '700'])('draws every Vietnamese letter in both cases at weight %s', async (weight) => {
    const missing: string[] = [];
    for (const letter of [...new Set(LETTERS)]) if ((await drawnBy(letter, weight)).length === 0) missing.push(letter);
    expect(missing).toEqual([]);
  });

  it.each(['400', '700'])('draws the digits and signs of official papers at weight %s', async (weight) => {
    const missing: string[] = [];
    for (const sign of SIGNS) if ((await drawnBy(sign, weight)).length === 0) missing.push(sign);
    expect(missing).toEqual(FROM_THE_SYSTEM);
  });
});
