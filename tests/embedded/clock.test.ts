import { describe, expect, it } from 'vitest';
import { HomeClock } from '#infra/local/clock.ts';

describe('a frozen clock', () => {
  it('runs timers at their own instants, the earlier first and equal ones in the order they were set', async () => {
    const clock = new HomeClock({ start: 0, frozen: true });
    const seen: string[] = [];
    const note = (name: string) => () => {
      seen.push(`${name}@${clock.now()}`);
    };
    clock.at(30, note('c'));
    clock.at(10, note('a'));
    clock.at(30, note('d'));
    clock.at(20, note('b'));
    await clock.advanceTo(100);
    expect(seen).toEqual(['a@10', 'b@20', 'c@30', 'd@30']);
    expect(clock.now()).toBe(100);
  });

  it('waits for work under way before it goes on to the next timer', async () => {
    const clock = new HomeClock({ start: 0, frozen: true });
    const seen: string[] = [];
    clock.at(10, () => {
      const work = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => {
        seen.push(`work@${clock.now()}`);
        clock.at(15, () => seen.push(`follow-up@${clock.now()}`));
      });
      void clock.track(work);
    });
    clock.at(20, () => seen.push(`next@${clock.now()}`));
    await clock.advanceTo(50);
    expect(seen).toEqual(['work@10', 'follow-up@15', 'next@20']);
  });

  it('does not run a cancelled timer and never moves back', async () => {
    const clock = new HomeClock({ start: 50, frozen: true });
    let ran = false;
    clock.at(60, () => (ran = true)).cancel();
    await clock.advanceTo(70);
    await clock.advanceTo(10);
    expect(ran).toBe(false);
    expect(clock.now()).toBe(70);
  });
});

describe('a running clock', () => {
  it('goes on from where a jump took it', async () => {
    const clock = new HomeClock();
    const target = clock.now() + 30 * 86_400_000;
    await clock.advanceTo(target);
    expect(clock.now() - target).toBeLessThan(5000);
    expect(clock.now()).toBeGreaterThanOrEqual(target);
    clock.stop();
  });
});
