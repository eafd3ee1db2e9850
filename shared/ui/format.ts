/** How pages print times. */
import { civilDateAt, formatDate } from '#shared/kernel/civil-date.ts';

const MINUTE_MS = 60_000;
const OFFSET_MS = 7 * 60 * MINUTE_MS;
const MINUTES_PER_DAY = 24 * 60;

/** "07:30 ngày 15/03/2024", Vietnam's time, of an instant in epoch milliseconds. */
export function formatInstant(instant: number): string {
  const minutes = minuteOfDay(instant);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${hour}:${minute} ngày ${formatDate(civilDateAt(instant))}`;
}

/** Minutes since midnight in Asia/Ho_Chi_Minh. `instant` in epoch milliseconds. */
export const minuteOfDay = (instant: number): number => Math.floor((instant + OFFSET_MS) / MINUTE_MS) % MINUTES_PER_DAY;
