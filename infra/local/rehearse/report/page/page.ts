/** The report as one page that stands alone: charts, tables, no script, nothing fetched. */
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { Report } from '../report.ts';
import { reportText } from '../text.ts';
import type { Html } from './charts.ts';
import { billSection, callsSection, neverFiredSection, rulesSection } from './machine.ts';
import { behaviourNames, formatNumber, formatUsd } from './words.ts';
import { workSection } from './work.ts';

const style = (): string => readFileSync(new URL('page.css', import.meta.url), 'utf8');

export async function reportPage(report: Report): Promise<string> {
  const { from, to, days, units, behaviour, seed } = report;
  const title = `Diễn tập từ ${formatDate(from)} đến ${formatDate(to)}`;
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Đúng Hạn</title>
        <style>
          ${raw(style())}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        <p class="lead">
          ${formatNumber(days)} ngày của ${formatNumber(units)} đơn vị; người làm việc theo nếp
          ${behaviourNames[behaviour]}, số gieo ngẫu nhiên «${seed}».
        </p>
        ${verdict(report)} ${keyFigures(report)} ${workSection(report)} ${rulesSection(report)}
        ${neverFiredSection(report)} ${billSection(report)} ${callsSection(report)}
        <details>
          <summary>Bản chữ, như lệnh in ra</summary>
          <pre>${reportText(report)}</pre>
        </details>
      </body>
    </html>`;
  return `${String(await page)}\n`;
}

function verdict({ invariants, faults }: Report): Html {
  const broken = invariants.filter((rule) => rule.broken.length > 0).length;
  if (broken === 0 && faults.length === 0)
    return html`<p class="verdict">Cả ${invariants.length} quy tắc đều đúng, không gặp lỗi nào.</p>`;
  return html`<p class="verdict verdict--bad">
    ${formatNumber(broken)} quy tắc bị sai, ${formatNumber(faults.length)} lỗi gặp phải: xem «Quy tắc đã kiểm».
  </p>`;
}

function keyFigures(report: Report): Html {
  const { onTime, requests, mails, tableCalls, bill, wallSeconds, peakMemoryMb } = report;
  const counted = onTime.reduce((sum, unit) => sum + unit.counted, 0);
  const done = onTime.reduce((sum, unit) => sum + unit.onTime, 0);
  const figures = [
    ['Việc xong đúng hạn', counted === 0 ? '–' : `${formatNumber((100 * done) / counted)} %`],
    ['Việc đã xong hoặc quá hạn', formatNumber(counted)],
    ['Thư gửi', formatNumber(mails)],
    ['Trang và biểu mẫu', formatNumber(requests.count)],
    ['Lượt gọi DynamoDB', formatNumber(tableCalls)],
    ['Chi phí theo mức dùng', formatUsd(bill.usageTotal)],
    ['Thời gian chạy', `${formatNumber(wallSeconds)} giây`],
    ['Bộ nhớ cao nhất', `${formatNumber(Math.round(peakMemoryMb))} MB`],
  ];
  return html`<dl class="figures">
    ${figures.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
