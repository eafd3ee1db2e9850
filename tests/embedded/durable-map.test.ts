import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DamagedDataError, openDurableMap } from '#infra/local/durable-map.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'durable-map-'));
  file = path.join(folder, 'data', 'map.jsonl');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const open = () => openDurableMap(file, z.number());
const contentOf = (map: ReturnType<typeof open>) =>
  Object.fromEntries([...map.keys()].map((key) => [key, map.get(key)]));

describe('a durable map', () => {
  it('comes back as it was, whatever was set and deleted', async () => {
    const change = fc.tuple(fc.constantFrom('a', 'b', 'c', 'Đ\n"'), fc.option(fc.integer()));
    await fc.assert(
      fc.asyncProperty(fc.array(change), async (changes) => {
        rmSync(file, { force: true });
        const map = open();
        await Promise.all(changes.map(([key, value]) => (value === null ? map.delete(key) : map.set(key, value))));
        const expected = contentOf(map);
        await map.close();
        const again = open();
        expect(contentOf(again)).toEqual(expected);
        await again.close();
      }),
      { numRuns: 30 },
    );
  });

  it('drops a last line that a crash cut short and goes on after it', async () => {
    const first = open();
    await first.set('a', 1);
    await first.close();
    appendFileSync(file, '{"key":"b","val');
    const second = open();
    expect(contentOf(second)).toEqual({ a: 1 });
    await second.set('c', 3);
    await second.close();
    const third = open();
    expect(contentOf(third)).toEqual({ a: 1, c: 3 });
    await third.close();
  });

  it.each([
    ['a line in the middle', (text: string) => text.replace('"a"', 'a'), /line 2 is damaged/],
    ['a value of another shape', (text: string) => text.replace('"value":1', '"value":"x"'), /line 2 does not hold/],
    ['a newer version', (text: string) => text.replace('"version":1', '"version":2'), /not written by this version/],
  ])('refuses a damaged or newer file and leaves it untouched: %s', async (_what, damage, message) => {
    const map = open();
    await map.set('a', 1);
    await map.set('b', 2);
    await map.close();
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    const before = readFileSync(file, 'utf8');
    expect(open).toThrow(DamagedDataError);
    expect(open).toThrow(message);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('rewrites its file when most of it is stale', async () => {
    const map = open();
    for (let index = 0; index < 1200; index += 1) void map.set('a', index);
    await map.set('b', 2);
    await map.close();
    const again = open();
    expect(contentOf(again)).toEqual({ a: 1199, b: 2 });
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(4);
    await again.close();
  });
});
