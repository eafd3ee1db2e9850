/**
 * Chance that can be repeated: each draw is named, and the same seed and name give the same draw, in whatever order and
 * however often they are asked. So what one officer does changes nothing for the others.
 */
import { createHash } from 'node:crypto';

export class Chance {
  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** At least 0 and less than 1. */
  draw(...name: readonly string[]): number {
    const hash = createHash('sha256')
      .update([this.#seed, ...name].join('\u0000'))
      .digest();
    return hash.readUIntBE(0, 6) / 2 ** 48;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number, ...name: readonly string[]): number {
    return least + Math.floor(this.draw(...name) * (most - least + 1));
  }

  pick<T>(list: readonly T[], ...name: readonly string[]): T {
    const found = list[Math.floor(this.draw(...name) * list.length)];
    if (found === undefined) throw new RangeError('an empty list has nothing to pick');
    return found;
  }
}
