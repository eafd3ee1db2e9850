/** The subject of the daily mail: the day, then the most pressing numbers, as many as fit. */
import { formatDate } from '#shared/kernel/civil-date.ts';
import { line, shortLine, type Line } from '#shared/kernel/line.ts';

import type { DailyMail } from './model.ts';
import type { SectionName, WorkBySection } from './work.ts';

/** What RFC 5322 §2.1.1 asks of a line; phones show less still, so the numbers that press come first. */
const MAX_LENGTH = 78;
/** Of a committee's name: what leaves room for the longest words and a number of six digits beside it. */
const MOST_OF_NAME = 26;

const LATER: readonly (readonly [SectionName, string])[] = [
  ['due-today', 'đến hạn hôm nay'],
  ['returned', 'bị trả lại'],
  ['due-soon', 'sắp đến hạn'],
  ['check-in', 'cần báo tiến độ'],
  ['assigned', 'mới giao'],
  ['moved', 'đổi hạn'],
];

interface Part {
  readonly count: number;
  readonly words: string;
}

export function subjectOf({ date, toSign, digests, notices, work }: DailyMail, sections: WorkBySection): Line {
  const own = (name: SectionName, words: string): Part => ({ count: sections.get(name)?.length ?? 0, words });
  // Whose the number is must be said as soon as it could be somebody else's.
  const where = (scope: string): string =>
    digests.length > 1 || work.length > 0 ? ` (${shortLine(scope, MOST_OF_NAME)})` : '';
  const parts = [
    own('urgent', 'khẩn'),
    { count: toSign.length, words: 'chờ ký' },
    own('overdue', 'quá hạn'),
    ...digests.map(({ scope, overdue }) => ({ count: overdue.count, words: `quá hạn${where(scope)}` })),
    ...LATER.map(([name, words]) => own(name, words)),
    ...digests.map(({ scope, dueThisWeek }) => ({ count: dueThisWeek.count, words: `đến hạn 7 ngày${where(scope)}` })),
    own('escalated', 'được báo lên'),
  ].filter(({ count }) => count > 0);
  return line(`Đúng Hạn ${formatDate(date).slice(0, 5)}: ${fitted(parts) ?? other(notices.length)}`);
}

const other = (notices: number): string => (notices > 0 ? `${notices} thông báo` : 'không có việc quá hạn');

/** The first part always, later ones while they fit; one that is too long is left out, not cut. */
function fitted([first, ...rest]: readonly Part[]): string | undefined {
  if (first === undefined) return undefined;
  const room = MAX_LENGTH - 'Đúng Hạn 15/03: '.length;
  return rest.reduce((said, { count, words }) => {
    const longer = `${said}, ${count} ${words}`;
    return longer.length <= room ? longer : said;
  }, `${first.count} việc ${first.words}`);
}
