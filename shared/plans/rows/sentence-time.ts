/** Finds the deadline inside a sentence: the longest stretch from a word of time that the grammar understands. */
import { type Deadline, parsePhrase } from '#shared/deadlines/index.ts';
import type { DocumentHead } from '../head/document-head.ts';

export interface SentenceTime {
  /** As printed. */
  readonly phrase: string;
  readonly deadline: Deadline;
  /** The grammar doubts its reading. */
  readonly ambiguous: boolean;
  /** The sentence says another time too, and which one binds is a person's to say. */
  readonly rivalled?: boolean;
  /** Places in the sentence. */
  readonly from: number;
  readonly to: number;
}

const OPENINGS =
  /(?<!\p{L})(?:định kỳ|(?:hoàn thành |xong )?(?:trước|trong|chậm nhất|muộn nhất|đến hết|hết|từ) (?=(?:là )?(?:ngày|tháng|quý|quí|năm|vòng|thời hạn|\d))|hằng (?:năm|quý|tháng|tuần)|hàng (?:năm|quý|tháng|tuần)|ngay sau khi|thường xuyên|theo (?:nội dung và )?thời gian quy định|theo quy định|quý (?:i|[1-4])|(?<!ngày \d{1,2} )tháng \d)/giu;
const LONGEST_PHRASE = 14;
const MOST_OPENINGS = 6;

/** Ends of the phrase that are tried, longest first: at stops, then word by word. */
function endings(text: string): readonly number[] {
  const stop = /[;:(]|\.(?:\s|$)|,\s/u.exec(text)?.index ?? text.length;
  const words = [...text.slice(0, stop).matchAll(/\S+/gu)].slice(0, LONGEST_PHRASE);
  return words.map((word) => word.index + word[0].length).reverse();
}

function timeAt(sentence: string, from: number, head: Pick<DocumentHead, 'year' | 'date'>): SentenceTime | null {
  const rest = sentence.slice(from);
  for (const end of endings(rest)) {
    const phrase = rest.slice(0, end).replace(/[.,;/]+$/u, '');
    const parsed = parsePhrase(phrase.replace(/nội dung và (?=thời gian)/iu, ''), {
      planYear: head.year,
      issued: head.date ?? undefined,
    });
    if (parsed.ok && parsed.value.deadline.kind !== 'EMPTY') {
      return {
        phrase,
        deadline: parsed.value.deadline,
        ambiguous: parsed.value.flags.length > 0,
        from,
        to: from + phrase.length,
      };
    }
  }
  return null;
}

/** Says when; «theo quy định» and «thường xuyên» only when nothing else does. */
const isExact = ({ deadline }: SentenceTime): boolean => deadline.kind !== 'REF' && deadline.kind !== 'CONT';

const isDayOfCycle = ({ deadline }: SentenceTime): boolean => deadline.kind.startsWith('RECUR_');

/** The time a sentence sets, or null. */
export function timeIn(sentence: string, head: Pick<DocumentHead, 'year' | 'date'>): SentenceTime | null {
  const found: SentenceTime[] = [];
  let end = 0;
  for (const opening of [...sentence.matchAll(OPENINGS)].slice(0, MOST_OPENINGS)) {
    if (opening.index < end) continue;
    const time = timeAt(sentence, opening.index, head);
    if (time === null) continue;
    found.push(time);
    end = time.to;
  }
  const cycle = joined(sentence, found, head) ?? found.find(isDayOfCycle);
  const chosen = cycle ?? found.find(isExact) ?? found[0];
  if (chosen === undefined) return null;
  const rivalled = hasRival(chosen, found);
  return { ...chosen, rivalled, ambiguous: chosen.ambiguous || rivalled };
}

/** Another time in the sentence says something else. A bare cycle is no rival. */
const hasRival = (chosen: SentenceTime, found: readonly SentenceTime[]): boolean =>
  found.some(
    (other) =>
      other.from !== chosen.from &&
      isExact(other) &&
      other.deadline.kind !== 'RECUR' &&
      JSON.stringify(other.deadline) !== JSON.stringify(chosen.deadline),
  );

const BARE_DAY = /(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|vào)?\s*ngày (?:mùng )?\d{1,2}(?![\d/]| tháng)/iu;

/** «hằng tháng … trước ngày 22»: the cycle and its day stand apart. */
function joined(
  sentence: string,
  found: readonly SentenceTime[],
  head: Pick<DocumentHead, 'year' | 'date'>,
): SentenceTime | null {
  const cycle = found.find(({ deadline }) => deadline.kind === 'RECUR');
  const day = cycle === undefined ? undefined : BARE_DAY.exec(sentence.slice(cycle.to))?.[0].trim();
  // «đánh giá hằng tháng, công bố trước ngày 10 hằng tháng» says both in one place.
  const whole = found.some(isDayOfCycle);
  if (cycle === undefined || day === undefined || whole) return null;
  const parsed = parsePhrase(`${day} ${cycle.phrase}`, { planYear: head.year, issued: head.date ?? undefined });
  if (!parsed.ok || !parsed.value.deadline.kind.startsWith('RECUR')) return null;
  return {
    ...cycle,
    phrase: `${cycle.phrase} … ${day}`,
    deadline: parsed.value.deadline,
    ambiguous: parsed.value.flags.length > 0,
  };
}
