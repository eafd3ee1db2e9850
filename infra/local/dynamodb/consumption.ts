/** What a call consumed, by the server's own count: asked for in the request, read from the answer without parsing it. */
const ASKED = Buffer.from('{"ReturnConsumedCapacity":"TOTAL",');
const NAME = '"ReturnConsumedCapacity"';
const TOLD = '"ConsumedCapacity"';
/** The count stands in the first letters of what is told. */
const NEAR = 400;

/** The same request, asking what it consumes. An empty request stays as it is. */
export const withConsumption = (body: Buffer): Buffer =>
  body.length <= 2 || body.includes(NAME) ? body : Buffer.concat([ASKED, body.subarray(1)]);

/** Capacity units; 0 for an answer that tells none. */
export function consumedBy(answer: Buffer): number {
  const from = answer.lastIndexOf(TOLD);
  if (from === -1) return 0;
  return Number(/"CapacityUnits":([\d.]+)/u.exec(answer.toString('latin1', from, from + NEAR))?.[1] ?? 0);
}
