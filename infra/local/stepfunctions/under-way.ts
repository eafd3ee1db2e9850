/** Tells the clock that the engine is at work, so that a jump waits: one tracked promise for any number of works. */
import type { Clock } from '../clock.ts';

export class UnderWay {
  readonly #clock: Clock;
  #count = 0;
  #done: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  begin(): void {
    this.#count += 1;
    if (this.#count > 1) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#done = () => {
      resolve(undefined);
    };
    void this.#clock.track(promise);
  }

  end(): void {
    this.#count -= 1;
    if (this.#count === 0) this.#done();
  }
}
