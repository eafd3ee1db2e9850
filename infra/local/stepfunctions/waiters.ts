/** Who waits for the end of which execution. */
export class Waiters {
  readonly #waiting = new Map<number, (() => void)[]>();

  /** Resolves when {@link announce} is called for the execution with this key. */
  until(key: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), resolve]);
    });
  }

  announce(key: number): void {
    for (const resolve of this.#waiting.get(key) ?? []) resolve();
    this.#waiting.delete(key);
  }
}
