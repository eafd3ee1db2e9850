/** Task tokens: they say which frame waits for them, and carry a secret that only the waiting frame knows. */

export interface TokenAddress {
  readonly execution: number;
  readonly frame: number;
}

export const createToken = (execution: number, frame: number, secret: string): string =>
  Buffer.from(`task/${execution}/${frame}/${secret}`).toString('base64');

/** Where a token points; undefined when the text is no token of this engine. */
export function readToken(token: string): TokenAddress | undefined {
  const match = /^task\/(\d+)\/(\d+)\/.+$/.exec(Buffer.from(token, 'base64').toString());
  return match === null ? undefined : { execution: Number(match[1]), frame: Number(match[2]) };
}
