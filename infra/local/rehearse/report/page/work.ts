/** What became of the work: by process, week, day, step of the ladder and unit. */
import { html } from 'hono/html';
import { addDays, daysBetween, formatDate, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Report } from '../report.ts';
import { busiest, OUTCOMES, type ByOutcome, type Outcome } from '../tasks.ts';
import { barChart, columnChart, type Column, type Html, type Series } from './charts.ts';
import { table } from './table.ts';
import { formatNumber, outcomeNames, partName, rungName } from './words.ts';

const TONES: Readonly<Partial<Record<Outcome, Series['tone']>>> = {
  'done on time': 'good',
  'done late': 'late',
  overdue: 'bad',
};
const DATED = OUTCOMES.filter((outcome) => TONES[outcome] !== undefined);
const WEEKS_SHOWN = 10;
const UNITS_SHOWN = 10;

export function workSection(report: Report): Html {
  const { rungs } = report;
  return html`<h2>Kết quả công việc</h2>
    ${outcomeChart(report)} ${outcomeTable(report)}
    <h2>Theo thời gian</h2>
    ${weekChart(report)} ${busiestTable(report)} ${mailChart(report)}
    ${barChart({
      title: 'Bậc nhắc đã chạy',
      bars: rungs.map(({ offset, count }) => ({ name: rungName(offset), values: [count] })),
    })}
    <h2>Theo đơn vị</h2>
    ${shareChart(report)} ${unitTables(report)}`;
}

const totalOf = (of: ByOutcome, names: readonly Outcome[]): number =>
  names.reduce((sum, name) => sum + (of[name] ?? 0), 0);

const byProcess = ({ outcomes }: Report): readonly [string, ByOutcome][] =>
  Object.entries(outcomes).sort(([, a], [, b]) => totalOf(b, DATED) - totalOf(a, DATED));

/** What could be on time or not; the rest stands in the table. */
function outcomeChart(report: Report): Html {
  const series = DATED.map((outcome): Series => ({ name: outcomeNames[outcome], tone: TONES[outcome] ?? 'rest' }));
  const rows = byProcess(report).map(([process, of]) => ({
    name: partName(process),
    values: DATED.map((outcome) => of[outcome] ?? 0),
  }));
  return barChart({ title: 'Việc đã xong hoặc đã quá hạn, theo quy trình', bars: rows, series });
}

function outcomeTable(report: Report): Html {
  const shown = OUTCOMES.filter((outcome) => Object.values(report.outcomes).some((of) => of[outcome] !== undefined));
  return table({
    caption: 'Mọi việc, theo quy trình',
    columns: ['Quy trình', ...shown.map((outcome) => outcomeNames[outcome])],
    rows: byProcess(report).map(([process, of]) => [
      partName(process),
      ...shown.map((outcome) => formatNumber(of[outcome] ?? 0)),
    ]),
  });
}

/** Weeks without anything are columns too: the axis is time. */
function weekChart({ weeks, to }: Report): Html {
  const [first, last] = [weeks[0]?.from, weeks.at(-1)?.from];
  if (first === undefined || last === undefined) return html`<p>Không có việc nào có hạn.</p>`;
  const known = new Map(weeks.map((week) => [week.from, week]));
  const columns: Column[] = [];
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) {
    const { due = 0, done = 0 } = known.get(monday) ?? {};
    columns.push({
      label: `Tuần từ ${formatDate(monday)}`,
      values: [due, done],
      tick: monthBegun(monday, earlier(addDays(monday, 6), to)),
    });
  }
  const [most] = busiest(weeks, 1);
  const says = most === undefined ? '' : `nhiều nhất ${formatNumber(most.due)} việc, tuần từ ${formatDate(most.from)}`;
  return columnChart({
    title: 'Việc đến hạn và việc xong mỗi tuần',
    series: [
      { name: 'đến hạn', tone: 'plain' },
      { name: 'xong', tone: 'good' },
    ],
    columns,
    says: `${formatNumber(columns.length)} tuần: ${says}.`,
  });
}

const busiestTable = ({ weeks }: Report): Html =>
  table({
    caption: 'Những tuần nhiều việc đến hạn nhất',
    columns: ['Tuần', 'Đến hạn', 'Xong'],
    rows: busiest(weeks, WEEKS_SHOWN).map(({ from, due, done }) => [
      `${formatDate(from)} – ${formatDate(addDays(from, 6))}`,
      formatNumber(due),
      formatNumber(done),
    ]),
  });

function mailChart({ from, to, mailsByDay, mails }: Report): Html {
  const columns: Column[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    columns.push({ label: formatDate(day), values: [mailsByDay[day] ?? 0], tick: monthBegun(day, day) });
  const most = columns.reduce<Column | undefined>(
    (a, b) => ((a?.values[0] ?? 0) >= (b.values[0] ?? 0) ? a : b),
    undefined,
  );
  const peak = most === undefined ? '' : `, nhiều nhất ${formatNumber(most.values[0] ?? 0)} thư ngày ${most.label}`;
  return columnChart({ title: 'Thư gửi mỗi ngày', columns, says: `${formatNumber(mails)} thư${peak}.` });
}

const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);

/** "T4" when April begins on one of the days from `first` to `last`, a week at most. */
function monthBegun(first: PlainDate, last: PlainDate): string | undefined {
  const { day, month } = partsOf(last);
  return day <= daysBetween(first, last) + 1 ? `T${month}` : undefined;
}

const TENTHS = 10;

/** How many units lie in each tenth. */
function shareChart({ onTime }: Report): Html {
  const counts = Array.from({ length: TENTHS }, () => 0);
  for (const { counted, onTime: done } of onTime) {
    const tenth = Math.min(TENTHS - 1, Math.floor((done / counted) * TENTHS));
    counts[tenth] = (counts[tenth] ?? 0) + 1;
  }
  const rows = counts.map((count, tenth) => ({
    name: tenth === TENTHS - 1 ? 'Từ 90 đến 100 %' : `Từ ${tenth * 10} đến dưới ${tenth * 10 + 10} %`,
    values: [count],
  }));
  return barChart({ title: 'Số đơn vị, theo tỷ lệ việc xong đúng hạn', bars: rows.reverse() });
}

function unitTables({ onTime }: Report): Html {
  const rows = onTime.map(({ name, counted, onTime: done }) => [
    name,
    formatNumber(counted),
    formatNumber(done),
    `${formatNumber(Math.round((100 * done) / counted))} %`,
  ]);
  const columns = ['Đơn vị', 'Việc', 'Đúng hạn', 'Tỷ lệ'];
  const all = table({ caption: 'Mọi đơn vị, thấp nhất trước', columns, rows });
  return html`${table({ caption: 'Những đơn vị có tỷ lệ thấp nhất', columns, rows: rows.slice(0, UNITS_SHOWN) })}
    <details>
      <summary>Xem cả ${formatNumber(rows.length)} đơn vị</summary>
      ${all}
    </details>`;
}
