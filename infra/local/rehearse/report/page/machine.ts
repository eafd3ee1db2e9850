/** What was checked, what never happened, and what it took: charges, transitions, calls of the table. */
import { html } from 'hono/html';
import type { NeverFired, Report } from '../report.ts';
import { barChart, type Html } from './charts.ts';
import { table } from './table.ts';
import { chargeName, formatNumber, formatUsd, kindNames, partName, ruleName } from './words.ts';

const LINES_SHOWN = 20;
const PATTERNS_SHOWN = 20;

export function rulesSection({ invariants, faults }: Report): Html {
  const rows = invariants.map(({ name, checked, broken }) => [
    ruleName(name),
    formatNumber(checked),
    broken.length > 0
      ? html`<span class="broken">sai ${formatNumber(broken.length)}</span>`
      : checked === 0
        ? 'chưa có gì để xem'
        : 'đúng',
  ]);
  return html`<h2>Quy tắc đã kiểm</h2>
    ${table({ caption: 'Mỗi quy tắc được kiểm bằng cách tính riêng', columns: ['Quy tắc', 'Đã xem', 'Kết quả'], rows })}
    ${invariants.map(({ name, broken }) => linesOf(`Sai quy tắc «${ruleName(name)}»`, broken))}
    ${linesOf('Lỗi gặp phải', faults)}`;
}

const linesOf = (title: string, lines: readonly string[]): Html | string =>
  lines.length === 0
    ? ''
    : html`<p class="broken">${title}: ${formatNumber(lines.length)}</p>
        <ul>
          ${lines.slice(0, LINES_SHOWN).map((line) => html`<li><code>${line}</code></li>`)}
        </ul>`;

export function neverFiredSection({ neverFired }: Report): Html {
  const kinds = Map.groupBy(neverFired, ({ kind }) => kind);
  return html`<h2>Chưa từng chạy trong lần này</h2>
    ${
      neverFired.length === 0
        ? html`<p>Không có: bậc nhắc, loại sự kiện, quy trình và hàm nào cũng đã chạy.</p>`
        : html`<p class="lead">Những gì lần diễn tập không đụng tới, nên chưa được thử.</p>`
    }
    ${[...kinds].map(([kind, of]) => silentOf(kind, of))}`;
}

const silentOf = (kind: NeverFired['kind'], of: readonly NeverFired[]): Html =>
  html`<p>
    <strong>${kindNames[kind]}</strong> (${formatNumber(of.length)}):
    ${of.map(({ name }, place) => html`${place > 0 ? ', ' : ''}<code>${name}</code>`)}
  </p>`;

export function billSection({ bill }: Report): Html {
  const { region, asOf, usage, usageTotal, byProcess, fixed, fixedTotal } = bill;
  const charges = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .sort(([, a], [, b]) => b - a)
      .map(([name, usd]) => ({ name: chargeName(name), values: [usd], says: formatUsd(usd) }));
  const processes = Object.entries(byProcess).sort(([, a], [, b]) => b.usd - a.usd);
  return html`<h2>Chi phí nếu chạy trên AWS</h2>
    <p class="lead">
      Bảng giá ${region} tháng ${asOf.split('-').reverse().join('/')}, không tính phần miễn phí. Phần theo mức dùng
      ${formatUsd(usageTotal)}; phần cố định ${formatUsd(fixedTotal)} một năm, dùng ít hay nhiều cũng vậy.
    </p>
    ${barChart({ title: 'Theo mức dùng, từng dịch vụ', bars: charges(usage) })}
    ${table({
      caption: 'Theo mức dùng, từng quy trình',
      columns: ['Quy trình', 'Chi phí', 'Bước Step Functions', 'Hồ sơ', 'Một hồ sơ'],
      rows: processes.map(([process, { usd, transitions, cases, usdPerCase }]) => [
        partName(process),
        formatUsd(usd),
        formatNumber(transitions),
        usdPerCase === null ? '–' : formatNumber(cases),
        usdPerCase === null ? '–' : formatUsd(usdPerCase),
      ]),
    })}
    ${barChart({ title: 'Cố định, mười hai tháng', bars: charges(fixed) })}`;
}

export function callsSection({ tableCalls, accessPatterns }: Report): Html {
  const rows = Object.entries(accessPatterns).slice(0, PATTERNS_SHOWN);
  return html`<h2>Lượt gọi DynamoDB</h2>
    ${barChart({
      title: `${formatNumber(tableCalls)} lượt; ${formatNumber(rows.length)} kiểu truy cập nhiều nhất`,
      bars: rows.map(([name, { calls }]) => ({ name, values: [calls] })),
      longNames: true,
    })}`;
}
