/** The part of the daily mail about tasks: each once, under the most pressing thing to say of it. */
import type { Calendar } from '#shared/calendar/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { line, shortLine } from '#shared/kernel/line.ts';
import { linkTo, type Block, type Fact, type Item, type Tone } from '../content.ts';
import { dueDay, dueInWords, isDueToday } from '../words.ts';
import type { DailyMail, Why, WorkItem } from './model.ts';

export type SectionName =
  'urgent' | 'overdue' | 'due-today' | 'returned' | 'due-soon' | 'check-in' | 'assigned' | 'moved' | 'escalated';

interface Section {
  readonly name: SectionName;
  readonly heading: string;
  readonly tone: Tone;
}

/** In the order of the mail. */
export const SECTIONS: readonly Section[] = [
  { name: 'urgent', heading: 'Việc khẩn', tone: 'alarm' },
  { name: 'overdue', heading: 'Đã quá hạn', tone: 'alarm' },
  { name: 'due-today', heading: 'Đến hạn hôm nay', tone: 'warning' },
  { name: 'returned', heading: 'Bị trả lại', tone: 'warning' },
  { name: 'due-soon', heading: 'Sắp đến hạn', tone: 'warning' },
  { name: 'check-in', heading: 'Cần báo tiến độ', tone: 'calm' },
  { name: 'assigned', heading: 'Việc mới giao', tone: 'calm' },
  { name: 'moved', heading: 'Hạn đã thay đổi', tone: 'calm' },
  { name: 'escalated', heading: 'Việc quá hạn được báo lên ông/bà', tone: 'alarm' },
];

/** So many at most are shown of a section and of the whole mail, which Gmail clips at 102 KB; the rest by a link. */
const SECTION_LIMIT = 15;
const MAIL_LIMIT = 40;
const TITLE_LENGTH = 200;
const FACT_LENGTH = 160;

type Day = Pick<DailyMail, 'date' | 'portalUrl'> & { readonly calendar: Calendar };

/** Whose own work it is decides first: what a ladder passed up to the reader is not his to do. */
export function sectionOf({ due, why }: WorkItem, date: PlainDate, calendar: Calendar): SectionName {
  const has = (kind: Why['kind']): boolean => why.some((each) => each.kind === kind);
  if (why.every(({ kind }) => kind === 'escalated')) return 'escalated';
  if (has('urgent')) return 'urgent';
  if (due !== null && date > due.lenient) return 'overdue';
  if (due !== null && isDueToday(due, date, calendar)) return 'due-today';
  if (has('returned')) return 'returned';
  if (has('reminder')) return 'due-soon';
  if (has('check-in')) return 'check-in';
  return has('assigned') ? 'assigned' : 'moved';
}

/** The earliest due first; work without a date last. */
const byDue = (a: WorkItem, b: WorkItem): number => {
  const [dueA, dueB] = [a.due?.lenient ?? '9999', b.due?.lenient ?? '9999'];
  return dueA < dueB ? -1 : Number(dueA > dueB);
};

export type WorkBySection = ReadonlyMap<SectionName, readonly WorkItem[]>;

export const bySection = (work: readonly WorkItem[], date: PlainDate, calendar: Calendar): WorkBySection =>
  Map.groupBy(work.toSorted(byDue), (item) => sectionOf(item, date, calendar));

/** `listHref`: where what is left out of a section can be seen. */
export function workBlocks(
  sections: WorkBySection,
  day: Day,
  listHref: (section: SectionName) => string,
): readonly Block[] {
  let room = MAIL_LIMIT;
  return SECTIONS.flatMap(({ name, heading, tone }): Block[] => {
    const items = sections.get(name) ?? [];
    if (items.length === 0) return [];
    const shown = items.slice(0, Math.min(SECTION_LIMIT, room));
    room -= shown.length;
    const blocks: Block[] = [
      { kind: 'heading', level: 2, tone, text: line(`${heading} (${items.length})`) },
      { kind: 'items', tone, items: shown.map((item) => workItem(item, name, day)) },
    ];
    return [...blocks, ...moreLink(items.length - shown.length, linkTo(day.portalUrl, listHref(name)))];
  });
}

/** The way to what a list leaves out; nothing when it leaves nothing out. */
export const moreLink = (left: number, href: ReturnType<typeof linkTo>): Block[] =>
  left <= 0 ? [] : [{ kind: 'link', link: { text: line(`Xem ${left} việc còn lại`), href } }];

const workItem = (item: WorkItem, section: SectionName, day: Day): Item => ({
  title: shortLine(item.what, TITLE_LENGTH),
  href: linkTo(day.portalUrl, item.href),
  facts: [...dueFacts(item, day), ...whyFacts(item, section), ...originFacts(item, item.onBehalfOf)],
});

function dueFacts({ due }: WorkItem, { date, calendar }: Day): Fact[] {
  if (due === null) return [];
  const today = isDueToday(due, date, calendar) ? 'warning' : null;
  const tone = date > due.lenient ? 'alarm' : today;
  return [{ label: line('Hạn'), text: line(dueInWords(due, date, calendar)), tone }];
}

/** What the section's heading does not say already. */
const whyFacts = ({ why }: WorkItem, section: SectionName): Fact[] =>
  why.flatMap((each): Fact[] => {
    switch (each.kind) {
      case 'urgent':
        return [fact('Khẩn', each.reason, 'alarm')];
      case 'returned':
        return [fact(`${each.by} trả lại`, each.reason)];
      case 'moved':
        return [fact('Hạn cũ', dueDay(each.from)), fact('Lý do đổi hạn', each.reason)];
      case 'check-in':
        return section === 'check-in' ? [] : [fact(null, 'Cần báo tiến độ', 'calm')];
      case 'assigned':
        return section === 'assigned' ? [] : [fact(null, 'Việc mới giao', 'calm')];
      default:
        return [];
    }
  });

/** Unit and source on one line, since a phone has few. */
export const originFacts = (
  { unit, source }: Pick<WorkItem, 'unit' | 'source'>,
  onBehalfOf: string | null = null,
): Fact[] => [
  fact(null, [unit, source].filter((text) => text !== '').join(' – ')),
  ...(onBehalfOf === null ? [] : [fact('Thay mặt', onBehalfOf)]),
];

const fact = (label: string | null, text: string, tone: Tone | null = null): Fact => ({
  label: label === null ? null : shortLine(label, FACT_LENGTH),
  text: shortLine(text, FACT_LENGTH),
  tone,
});
