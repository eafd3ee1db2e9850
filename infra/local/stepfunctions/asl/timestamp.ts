/** ISO 8601 extended date-times with an offset, as Wait takes them: `2026-03-05T07:30:00+07:00`. */
const SHAPE = /^(\d{4}-\d{2}-(\d{2}))(T\d{2}:\d{2}:\d{2})(?:(\.\d{1,3})\d{0,6})?(Z|[+-]\d{2}:\d{2})$/;

/** The instant in epoch milliseconds (finer parts are dropped), or undefined when the text is no such date-time. */
export function parseTimestamp(text: string): number | undefined {
  const [, date = '', day = '', time = '', fraction = '', offset = ''] = SHAPE.exec(text) ?? [];
  const instant = Date.parse(`${date}${time}${fraction}${offset}`);
  // 30 February would be read as a day in March.
  const exists = new Date(Date.parse(date)).getUTCDate() === Number(day);
  return Number.isNaN(instant) || !exists ? undefined : instant;
}
