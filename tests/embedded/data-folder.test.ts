import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '#infra/local/data-folder.ts';

const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'dung-han-'));

describe('a data folder', () => {
  it('keeps what was written and can be opened again after it was released', () => {
    const directory = path.join(fresh(), 'nested', 'data');
    const folder = openDataFolder(directory);
    folder.write('clock.json', '{"aheadMs":5}');
    folder.release();
    const again = openDataFolder(directory);
    expect(again.read('clock.json')).toBe('{"aheadMs":5}');
    expect(again.read('missing.json')).toBeUndefined();
    again.release();
  });

  it.each([
    ['newer', JSON.stringify({ application: 'dung-han', format: 99 }), 'newer version'],
    ['damaged', '{"application":"dung-', 'is damaged'],
  ])('that is %s is refused and nothing in it is touched', (_name, mark, message) => {
    const directory = fresh();
    writeFileSync(path.join(directory, 'home.json'), mark);
    expect(() => openDataFolder(directory)).toThrow(message);
    expect(readdirSync(directory)).toEqual(['home.json']);
    expect(readFileSync(path.join(directory, 'home.json'), 'utf8')).toBe(mark);
  });

  it('of something else is refused', () => {
    const directory = fresh();
    writeFileSync(path.join(directory, 'letter.txt'), 'dear reader');
    expect(() => openDataFolder(directory)).toThrow('no data folder of Đúng Hạn');
  });

  it('held by a living process is refused; a lock left by a dead one is not', () => {
    const directory = fresh();
    openDataFolder(directory).release();
    const started = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19];
    writeFileSync(path.join(directory, 'lock.json'), JSON.stringify({ pid: process.ppid, started }));
    expect(() => openDataFolder(directory)).toThrow(`in use by process ${process.ppid}`);
    writeFileSync(path.join(directory, 'lock.json'), JSON.stringify({ pid: process.ppid, started: '1' }));
    openDataFolder(directory).release();
  });
});
