/** The part of the daily mail that shows a leader, an office or a head how things stand; each number opens its rows. */
import type { Calendar } from '#shared/calendar/index.ts';
import { line, shortLine } from '#shared/kernel/line.ts';
import { linkTo, type Block, type Figure, type Tone } from '../content.ts';
import { dayInWords, dueInWords } from '../words.ts';
import type { CountLink, DailyMail, Delay, Digest, Movement, TargetCounts, UnitCounts } from './model.ts';
import { moreLink, originFacts } from './work.ts';

const WORST_SHOWN = 10;
const UNITS_SHOWN = 20;
const TITLE_LENGTH = 160;

type Day = Pick<DailyMail, 'date' | 'portalUrl'> & { readonly calendar: Calendar };

/** True when there is nothing to tell: nothing overdue or near, nothing changed. Targets alone, the same every day, are no news. */
export const isQuiet = ({ overdue, dueThisWeek, moved, byUnit, worst }: Digest): boolean =>
  [overdue, dueThisWeek, moved.finished, moved.newlyOverdue, moved.extended, moved.opened].every(
    ({ count }) => count === 0,
  ) &&
  byUnit.length === 0 &&
  worst.length === 0;

export function digestBlocks(digest: Digest, day: Day): readonly Block[] {
  const { scope, onBehalfOf, overdue, dueThisWeek } = digest;
  const behalf = onBehalfOf === null ? '' : ` – thay mặt ${onBehalfOf}`;
  return [
    { kind: 'heading', level: 2, tone: 'calm', text: shortLine(`Tình hình: ${scope}${behalf}`, TITLE_LENGTH) },
    {
      kind: 'figures',
      figures: [figure('quá hạn', overdue, 'alarm', day), figure('đến hạn trong 7 ngày', dueThisWeek, 'warning', day)],
    },
    ...movementBlocks(digest.moved, day),
    ...targetBlocks(digest.targets, day),
    ...worstBlocks(digest, day),
    ...unitBlocks(digest, day),
  ];
}

/** Nothing to be alarmed about is not shown in red. */
const figure = (label: string, { count, href }: CountLink, tone: Tone, { portalUrl }: Day): Figure => ({
  label: line(label),
  count,
  href: linkTo(portalUrl, href),
  tone: count === 0 ? 'calm' : tone,
});

const movementBlocks = ({ since, finished, newlyOverdue, extended, opened }: Movement, day: Day): Block[] => [
  { kind: 'heading', level: 3, tone: 'calm', text: line(`Thay đổi từ ${dayInWords(since)}`) },
  {
    kind: 'figures',
    figures: [
      figure('mới quá hạn', newlyOverdue, 'alarm', day),
      figure('đã hoàn thành', finished, 'good', day),
      figure('được gia hạn', extended, 'warning', day),
      figure('mới mở', opened, 'calm', day),
    ],
  },
];

const targetBlocks = (targets: TargetCounts | null, day: Day): Block[] =>
  targets === null
    ? []
    : [
        { kind: 'heading', level: 3, tone: 'calm', text: line('Chỉ tiêu của các đơn vị') },
        {
          kind: 'figures',
          figures: [
            figure('chưa đạt', targets.missed, 'alarm', day),
            figure('chưa có số liệu', targets.unmeasured, 'warning', day),
            figure('đạt', targets.met, 'good', day),
          ],
        },
      ];

function worstBlocks({ worst, overdue }: Digest, day: Day): Block[] {
  const { date, calendar, portalUrl } = day;
  const shown = worst.toSorted((a, b) => order(a.due.lenient, b.due.lenient)).slice(0, WORST_SHOWN);
  if (shown.length === 0) return [];
  const items = shown.map((delay: Delay) => ({
    title: shortLine(delay.what, TITLE_LENGTH),
    href: linkTo(portalUrl, delay.href),
    facts: [
      { label: line('Hạn'), text: line(dueInWords(delay.due, date, calendar)), tone: 'alarm' as const },
      ...originFacts(delay),
    ],
  }));
  return [
    { kind: 'heading', level: 3, tone: 'alarm', text: line('Trễ nhiều nhất') },
    { kind: 'items', tone: 'alarm', items },
    ...moreLink(overdue.count - shown.length, linkTo(portalUrl, overdue.href)),
  ];
}

function unitBlocks({ byUnit, overdue }: Digest, day: Day): Block[] {
  if (byUnit.length === 0) return [];
  const shown = byUnit.toSorted(mostOverdueFirst).slice(0, UNITS_SHOWN);
  const left = byUnit.length - shown.length;
  const rows = shown.map((unit) => ({
    name: shortLine(unit.unit, TITLE_LENGTH),
    figures: [figure('Quá hạn', unit.overdue, 'alarm', day), figure('Trong 7 ngày', unit.dueThisWeek, 'warning', day)],
  }));
  const text = line(`Xem ${left} đơn vị còn lại`);
  return [
    { kind: 'heading', level: 3, tone: 'calm', text: line('Theo đơn vị') },
    { kind: 'table', name: line('Đơn vị'), columns: [line('Quá hạn'), line('Trong 7 ngày')], rows },
    ...(left === 0 ? [] : [{ kind: 'link' as const, link: { text, href: linkTo(day.portalUrl, overdue.href) } }]),
  ];
}

const order = (a: string | number, b: string | number): number => (a < b ? -1 : Number(a > b));

const mostOverdueFirst = (a: UnitCounts, b: UnitCounts): number =>
  order(b.overdue.count, a.overdue.count) || order(b.dueThisWeek.count, a.dueThisWeek.count) || order(a.unit, b.unit);
