/** The home's log: one readable line an event, as it happens. */
import process from 'node:process';
import type { LogLine } from './lambda-sandbox.ts';

export type Log = (line: LogLine) => void;

const MARKS = { info: ' ', warn: '!', error: '✗' } as const;

/** `2026-11-21T10:00:00Z ✗ portal  …`; errors go to standard error. */
export const consoleLog =
  (now: () => number): Log =>
  ({ source, level, text }) => {
    const time = `${new Date(now()).toISOString().slice(0, 19)}Z`;
    const stream = level === 'error' ? process.stderr : process.stdout;
    stream.write(`${time} ${MARKS[level]} ${source.padEnd(12)} ${readable(text)}\n`);
  };

/** A structured line (JSON of the functions' logger) as `message key=value …`; other text as it is. */
function readable(text: string): string {
  if (!text.startsWith('{')) return text;
  try {
    const entry: unknown = JSON.parse(text);
    if (typeof entry !== 'object' || entry === null || !('message' in entry)) return text;
    const { message, ...rest } = { ...entry };
    const fields = Object.entries(rest).filter(([key]) => !ROUTINE.has(key));
    return [String(message), ...fields.map(([key, value]) => `${key}=${JSON.stringify(value)}`)].join(' ');
  } catch {
    return text;
  }
}

/** Fields of every line of the functions' logger, which the line's head or nobody needs. */
const ROUTINE = new Set([
  'level',
  'timestamp',
  'service',
  'sampling_rate',
  'xray_trace_id',
  'cold_start',
  'function_arn',
  'function_memory_size',
  'function_name',
]);
