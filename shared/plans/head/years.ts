/** The years a plan covers, from its title; documents a title cites have years of their own. */

const DAY = String.raw`ngày\s+\d{1,2}(?:\s+tháng\s+|/)\d{1,2}(?:\s+năm\s+|/)20\d\d`;
/** «số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018», «2568/KH-UBND». */
const CITATION = new RegExp(String.raw`(?:số\s*)?\d+/(?:20\d\d/)?[\p{L}-]+(?:\s*${DAY})?`, 'giu');
const DATE = new RegExp(DAY, 'giu');

export interface Years {
  readonly year: number;
  readonly yearTo: number | null;
}

/** «năm 2024», «giai đoạn 2026-2030», «các năm 2025, 2026»; undefined when the title names no year of its own. */
export function yearsOf(title: string): Years | undefined {
  const own = title.replace(CITATION, ' ').replace(DATE, ' ');
  const period = /(20\d\d)\s*[-–—]\s*(20\d\d)/u.exec(own);
  const years = [...own.matchAll(/(?<!\d)20\d\d(?!\d)/gu)].map(([year]) => Number(year));
  if (period !== null) {
    const single = /năm\s+(20\d\d)(?!\s*[-–—]\s*20)/iu.exec(own);
    if (single !== null) return { year: Number(single[1]), yearTo: null };
    return { year: Number(period[1]), yearTo: Number(period[2]) };
  }
  const [year, last] = [Math.min(...years), Math.max(...years)];
  if (years.length === 0) return undefined;
  return { year, yearTo: last > year ? last : null };
}

/** The year most often named outside citations, for a document whose title and head name none. */
export function commonestYear(lines: readonly string[]): number | undefined {
  const counts = new Map<number, number>();
  for (const [year] of lines
    .join('\n')
    .replace(CITATION, ' ')
    .matchAll(/(?<!\d)20\d\d(?!\d)/gu))
    counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}
