/** One line on the terminal that says how far the year is. */
import type { WriteStream } from 'node:tty';
import { daysBetween, type PlainDate } from '#shared/kernel/civil-date.ts';

const WIDTH = 40;

export class Progress {
  readonly #stream: WriteStream;
  readonly #from: PlainDate;
  readonly #days: number;

  constructor(stream: WriteStream, { from, to }: { readonly from: PlainDate; readonly to: PlainDate }) {
    this.#stream = stream;
    this.#from = from;
    this.#days = daysBetween(from, to) + 1;
  }

  /** Draws nothing where nobody looks at it: into a file, in CI. */
  day(day: PlainDate): void {
    if (!this.#stream.isTTY) return;
    const share = (daysBetween(this.#from, day) + 1) / this.#days;
    const full = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
    this.#stream.write(`\r${full} ${day} ${Math.round(share * 100)} %`);
  }

  end(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\x1b[K');
  }
}
