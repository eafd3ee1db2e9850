import { S3Fault } from './fault.ts';

const incomplete = (): S3Fault =>
  new S3Fault(400, 'IncompleteBody', 'You did not provide the number of bytes specified by the chunk headers.');

/** No chunk header or trailer of a client is longer. */
const MAX_LINE_BYTES = 4096;

/**
 * Takes the framing `aws-chunked` off a streamed upload: chunks of `SIZE[;extensions]` and data, then trailers, which are
 * put into `trailers` by lower-case name. Chunk signatures are not looked at: nothing leaves the loopback interface.
 */
export async function* decodeAwsChunked(
  body: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const reader = new Reader(body);
  for (;;) {
    const size = Number.parseInt((await reader.line()).split(';')[0] ?? '', 16);
    if (Number.isNaN(size)) throw incomplete();
    if (size === 0) break;
    yield* reader.bytes(size);
    if ((await reader.line()) !== '') throw incomplete();
  }
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const colon = line.indexOf(':');
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

class Reader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(body: AsyncIterable<Buffer>) {
    this.#source = body[Symbol.asyncIterator]();
  }

  /** The next line without its end; an empty one at the end of the body. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf('\r\n');
      if (end !== -1) {
        const line = this.#rest.toString('latin1', 0, end);
        this.#rest = this.#rest.subarray(end + 2);
        return line;
      }
      if (this.#rest.length > MAX_LINE_BYTES) throw incomplete();
      if (!(await this.#more())) return '';
    }
  }

  async *bytes(count: number): AsyncGenerator<Buffer> {
    let left = count;
    while (left > 0) {
      if (this.#rest.length === 0 && !(await this.#more())) throw incomplete();
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done === true) return false;
    this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value]);
    return true;
  }
}
