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

  /** Where nobody looks at it (a file, CI), a line each month instead of a bar. */
  day(day: PlainDate): void {
    const share = (daysBetween(this.#from, day) + 1) / this.#days;
    if (!this.#stream.isTTY) {
      if (day.endsWith('-01')) this.#stream.write(`${day} ${Math.round(share * 100)} %\n`);
      return;
    }
    const full = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
    this.#stream.write(`\r${full} ${day} ${Math.round(share * 100)} %`);
  }

  end(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\x1b[K');
  }
}
