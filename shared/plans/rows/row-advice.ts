/** Advice on a row: true to tell, no ground to doubt what was read. */
import { classOf, type Tier } from '#shared/org/index.ts';
import type { Deadline } from '#shared/deadlines/index.ts';
import type { DocumentHead } from '../head/document-head.ts';
import { looksLikeTime } from './cell-looks.ts';
import { lastDay } from './deadline-cell.ts';
import { type DraftRow, type Mark, advice, hasTime, review, textOf } from './draft-row.ts';

/** «Trước ngày D» signed on D has passed when read strictly (design §3.13 keeps both readings). */
export function issueMarks(deadline: Deadline, issued: DocumentHead['date']): readonly Mark[] {
  const last = lastDay(deadline);
  if (issued === null || last === null || last > issued) return [];
  if (last < issued) return [advice('past-at-issue')];
  return deadline.kind === 'ABS_BEFORE'
    ? [advice('same-day-as-issue'), advice('past-at-issue')]
    : [advice('same-day-as-issue')];
}

const RANK: Readonly<Record<Tier, number>> = { central: 3, province: 2, district: 1, commune: 0 };

/** Lowest tier an agency of the list stands for; departments of a province stand below its office. */
function ranksOf(names: readonly string[], level: Tier): readonly number[] {
  return names.flatMap((name) => {
    const meaning = classOf(name, level);
    if (meaning.kind === 'classes')
      return meaning.classes.map(({ kind, tier }) => RANK[tier] - (kind === 'departments' ? 0.5 : 0));
    return meaning.kind === 'body' && meaning.tier !== undefined ? [RANK[meaning.tier]] : [];
  });
}

/** A report's «coordinating» body that stands above all who report is the one it is sent to. */
export function recipientMarks(
  title: string,
  lead: readonly string[],
  coordinating: readonly string[],
  level: Tier,
): readonly Mark[] {
  if (!/^(?:báo cáo|gửi báo cáo)(?!\p{L})/iu.test(title) || coordinating.length !== 1) return [];
  const [above] = ranksOf(coordinating, level);
  const below = ranksOf(lead, level);
  const sent = above !== undefined && below.length > 0 && below.every((rank) => rank < above);
  return sent ? [advice('recipient-not-coordinator')] : [];
}

const PERIODS_IN_HEADING = /(?<!\p{L})(?:quý i(?!\p{L})|hằng quý|hàng quý|6 tháng|hằng tháng|hàng tháng)/iu;
const CYCLE = /(?<!\p{L})(?:hàng|hằng|mỗi) (?:tuần|tháng|quý|năm)(?!\p{L})/iu;

/** Words about time that stand outside the time column: in the section's heading, the title, the product. */
export function elsewhereMarks(row: DraftRow, deadline: Deadline, sectionTitle: string): readonly Mark[] {
  const product = textOf(row, 'product');
  if (hasTime(row) && looksLikeTime(product)) return [review('deadline-elsewhere')];
  const vague = deadline.kind === 'RECUR' && deadline.every === null;
  if (vague && CYCLE.test(textOf(row, 'title'))) return [advice('deadline-elsewhere')];
  const recurs = deadline.kind.startsWith('RECUR');
  return recurs && PERIODS_IN_HEADING.test(sectionTitle) ? [advice('deadline-elsewhere')] : [];
}
