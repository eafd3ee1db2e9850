import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepCurrent } from '#infra/assembly.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('assembly-child.ts', import.meta.url));

describe('a folder kept current with its sources', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'dung-han-assembly-'));
    mkdirSync(path.join(root, 'sources/notes'), { recursive: true });
    write('sources/one', '1');
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const write = (file: string, content: string) => {
    writeFileSync(path.join(root, file), content);
  };
  const keep = (make: (output: string) => void = mkdirSync) =>
    keepCurrent({
      root,
      sources: ['sources'],
      except: ['sources/notes'],
      directory: path.join(root, 'output'),
      scratch: path.join(root, 'scratch'),
      make: async (output) => {
        make(output);
        return Promise.resolve();
      },
    });

  it('is made once while they stay the same', async () => {
    expect([await keep(), await keep(), await keep()]).toEqual([true, false, false]);
  });

  it.each<[string, () => void]>([
    [
      'changes',
      () => {
        write('sources/one', '2');
      },
    ],
    [
      'is added',
      () => {
        write('sources/two', '');
      },
    ],
    [
      'takes another name',
      () => {
        rmSync(path.join(root, 'sources/one'));
        write('sources/uno', '1');
      },
    ],
  ])('is made anew when a source %s', async (_, change) => {
    await keep();
    change();
    expect(await keep()).toBe(true);
  });

  it('is not made anew for a file that does not count', async () => {
    await keep();
    write('sources/notes/note', 'text');
    expect(await keep()).toBe(false);
  });

  it('is made anew when it was removed', async () => {
    await keep();
    rmSync(path.join(root, 'output'), { recursive: true });
    expect(await keep()).toBe(true);
  });

  it('keeps its last good state when it cannot be made, and tries again the next time', async () => {
    await keep();
    write('sources/one', '2');
    const failing = keep((output) => {
      mkdirSync(output);
      throw new Error('no template');
    });
    await expect(failing).rejects.toThrow('no template');
    expect(existsSync(path.join(root, 'output'))).toBe(true);
    expect(readdirSync(path.join(root, 'scratch'))).toEqual([]);
    expect(await keep()).toBe(true);
  });

  it('is made once and whole when many processes ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => run(process.execPath, [child, root])));
    expect(answers.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 5 }, () => 'current'));
    expect(readFileSync(path.join(root, 'makings'), 'utf8')).toBe('.');
    expect(readdirSync(path.join(root, 'output')).sort()).toEqual(['begin', 'end', 'sources.sha256']);
  });

  it('is made by the next process when the one making it was killed', async () => {
    const killed = execFile(process.execPath, [child, root]);
    while (!existsSync(path.join(root, 'makings'))) await new Promise((resolve) => setTimeout(resolve, 10));
    killed.kill('SIGKILL');
    await new Promise((resolve) => killed.once('exit', resolve));
    expect(existsSync(path.join(root, 'output'))).toBe(false);
    await run(process.execPath, [child, root]);
    expect(existsSync(path.join(root, 'output/end'))).toBe(true);
  });
});
