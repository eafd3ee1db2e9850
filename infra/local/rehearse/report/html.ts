/** The report as one page that stands alone: charts, tables, no script. */
import { columns, escaped, rows, type Bar } from './charts.ts';
import type { Report } from './report.ts';
import { reportText } from './text.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:780px;margin:2rem auto;padding:0 1rem;color:#0b0c0c}
figure{margin:2rem 0}figcaption{font-weight:700;margin-bottom:.5rem}svg{width:100%;height:auto;font-size:12px}
rect{fill:#1d70b8}pre{white-space:pre-wrap;font-size:13px}td,th{text-align:left;padding:.2rem .8rem .2rem 0}
.broken{color:#d4351c;font-weight:700}`;

const bars = (of: Readonly<Record<string, number>>): readonly Bar[] =>
  Object.entries(of).map(([label, value]) => ({ label, value }));

export function reportHtml(report: Report): string {
  const title = `Rehearsal ${report.from} – ${report.to}`;
  const { outcomes, rungs, mailsByDay, busiestWeeks, bill, accessPatterns } = report;
  const patterns = Object.fromEntries(Object.entries(accessPatterns).map(([name, { calls }]) => [name, calls]));
  const charts = [
    ...Object.entries(outcomes).map(([process, of]) => rows(`Tasks of ${process}, by outcome`, bars(of))),
    columns('Mails by day', bars(mailsByDay)),
    columns('Steps of the ladder, by working days from the date', bars(rungs)),
    rows('Share of work done on time, units', rateBars(report), 1),
    rows(
      'Busiest weeks: tasks due',
      busiestWeeks.map(({ from, due }) => ({ label: from, value: due })),
    ),
    rows('Calls of the table by access pattern', bars(patterns).slice(0, 15)),
    rows(`Use by service, USD (${bill.region})`, bars(bill.usage)),
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1>
${invariantTable(report)}${charts.join('\n')}<h2>In words</h2><pre>${escaped(reportText(report))}</pre></body></html>\n`;
}

/** How many units lie in each tenth. */
function rateBars({ onTime }: Report): readonly Bar[] {
  const tenths = Array.from({ length: 10 }, (_, tenth) => ({ label: `${tenth * 10}–${tenth * 10 + 10} %`, value: 0 }));
  for (const { counted, onTime: done } of onTime) {
    const tenth = tenths[Math.min(9, Math.floor((done / counted) * 10))];
    if (tenth !== undefined) tenth.value += 1 / onTime.length;
  }
  return tenths;
}

function invariantTable({ invariants }: Report): string {
  const lines = invariants.map(({ name, checked, broken }) => {
    const how = broken.length === 0 ? 'held' : `<span class="broken">broken: ${broken.length}</span>`;
    return `<tr><td>${escaped(name)}</td><td>${checked}</td><td>${how}</td></tr>`;
  });
  return `<table><thead><tr><th>Invariant</th><th>Looked at</th><th></th></tr></thead><tbody>${lines.join('')}</tbody></table>`;
}
