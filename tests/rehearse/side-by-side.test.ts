import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { sideBySide } from '#infra/local/rehearse/side-by-side.ts';

interface Work {
  readonly name: string;
  readonly lanes: readonly string[];
  readonly ms: number;
}

async function played(all: readonly Work[], atOnce: number) {
  const ended: string[] = [];
  let under = 0;
  let most = 0;
  await sideBySide(all, {
    lanesOf: ({ lanes }) => lanes,
    atOnce,
    run: async ({ name, ms }) => {
      under += 1;
      most = Math.max(most, under);
      await sleep(ms);
      under -= 1;
      ended.push(name);
    },
  });
  return { ended, most };
}

describe('work of many people on one day', () => {
  it('waits for an earlier piece that shares a lane, however long that takes', async () => {
    const all = [
      { name: 'person A, case 1', lanes: ['A', '1'], ms: 30 },
      { name: 'person A, case 2', lanes: ['A', '2'], ms: 1 },
      { name: 'person B, case 2', lanes: ['B', '2'], ms: 1 },
    ];
    const { ended, most } = await played(all, 3);
    expect(ended).toEqual(all.map(({ name }) => name));
    expect(most).toBe(1);
  });

  it('goes on at once where nothing is shared, within the number allowed', async () => {
    const all = ['A', 'B', 'C', 'D'].map((name) => ({ name, lanes: [name], ms: 20 }));
    expect((await played(all, 2)).most).toBe(2);
  });

  it('tells of a fault when all the rest has been done', async () => {
    const done: string[] = [];
    const run = (name: string): Promise<void> => {
      if (name === 'A') return Promise.reject(new Error('A cannot'));
      done.push(name);
      return Promise.resolve();
    };
    const all = sideBySide(['A', 'B', 'C'], { lanesOf: (name) => [name === 'B' ? 'A' : name], atOnce: 2, run });
    await expect(all).rejects.toThrow('A cannot');
    expect(done.sort()).toEqual(['B', 'C']);
  });
});
