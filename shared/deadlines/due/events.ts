/** Recorded events found by the words of a phrase. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { phraseText } from '../text.ts';

const fold = (text: string): string => phraseText(text).folded;

/**
 * The date of the event that a phrase names: the recorded one of the same words (letter case, spelling variants and
 * blanks aside), else the only recorded one whose words contain it or are contained in it.
 */
export function eventDate(events: Readonly<Record<string, PlainDate>>, name: string): PlainDate | undefined {
  const exact = events[name];
  if (exact !== undefined) return exact;
  const wanted = fold(name);
  const recorded = Object.entries(events).map(([own, date]) => [fold(own), date] as const);
  const same = recorded.find(([own]) => own === wanted);
  if (same !== undefined) return same[1];
  const near = recorded.filter(([own]) => own !== '' && (wanted.includes(own) || own.includes(wanted)));
  return near.length === 1 ? near[0]?.[1] : undefined;
}
