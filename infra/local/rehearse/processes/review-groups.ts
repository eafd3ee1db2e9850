/** What a unit finds of each group of its review: a finding with its reasons, and the cost sheets before and after. */
import type { Task } from '#shared/casework/index.ts';
import type { Conduct } from '../behaviour.ts';
import { PageFault, type Browser, type Fields, type Page } from '../browser.ts';
import type { Stage } from '../stage.ts';

interface Examining {
  readonly stage: Stage;
  readonly task: Task;
  readonly browser: Browser;
}

/** A form that people filled in rightly must be taken. */
export function accepted({ path, status, html }: Page): void {
  if (status === 303) return;
  const [, why = ''] = /govuk-error-summary__list[^>]*>(.*?)<\/ul>/su.exec(html) ?? [];
  throw new PageFault(`${path} refused what is right (${status}): ${why.replace(/<[^>]*>/gu, ' ').trim()}`);
}

/** Fills in all groups the first time; what came back is made better, by one group. */
export async function examine(examining: Examining, conduct: Conduct): Promise<void> {
  const { task, browser } = examining;
  const { html } = await browser.open(`/ra-soat/${task.caseId}`);
  const groups = [...html.matchAll(/href="([^"]*\/nhom\/g\d\d)"/gu)].map(([, href = '']) => href);
  if (task.taskId === 'results-1') for (const group of groups) await fillIn(examining, group, conduct);
  else if (!task.taskId.endsWith('-1')) await improve(browser, groups[0]);
}

async function improve(browser: Browser, group: string | undefined): Promise<void> {
  if (group === undefined) throw new PageFault('a review that came back shows no group to be worked on');
  const reasons = 'Đã làm rõ: trùng dữ liệu đã có, có bảng tính kèm theo';
  accepted(await browser.send(await browser.open(group), { reasons }));
}

async function fillIn({ stage, browser }: Examining, group: string, conduct: Conduct): Promise<void> {
  const finding = conduct === 'refuse' ? 'keep' : findingOf(stage, group);
  const page = await browser.open(group);
  if (conduct === 'wrong') await browser.send(page, { proposals: 'bỏ lệ phí' });
  accepted(await browser.send(page, { finding, ...wordsOf(stage, group, finding) }));
  const before = await browser.open(`${group}/truoc`);
  const line = costOf(stage, group);
  if (conduct === 'wrong') await browser.send(before, { ...line, 'line-0-subjects': '10,5' });
  accepted(await browser.send(before, line));
  if (finding !== 'simplify') return;
  const hours = String(Number(line['line-0-hours']) - stage.chance.whole(1, 7, 'saved', group));
  accepted(await browser.send(await browser.open(`${group}/sau`), { 'line-0-hours': hours }));
}

function findingOf({ chance }: Stage, group: string): 'simplify' | 'abolish' | 'keep' {
  const draw = chance.draw('finding', group);
  if (draw < 0.7) return 'simplify';
  return draw < 0.8 ? 'abolish' : 'keep';
}

const MINISTRIES = ['Bộ Tư pháp', 'Bộ Xây dựng', 'Bộ Nội vụ'] as const;

/** What changes is proposed to a ministry, or amended in a text of the province; or is done without either. */
function wordsOf({ chance }: Stage, group: string, finding: string): Fields {
  const reasons = 'Dữ liệu đã có trong cơ sở dữ liệu dùng chung';
  if (finding === 'keep') return { reasons };
  const ministry = chance.pick(MINISTRIES, 'ministry', group);
  const text = `Quyết định ${chance.whole(1, 60, 'text', group)}/2021/QĐ-UBND`;
  return {
    reasons,
    measures: finding === 'simplify' ? 'Bỏ một giấy tờ, rút ngắn thời gian giải quyết' : '',
    proposals: chance.draw('proposes', group) < 0.6 ? `${ministry}: bỏ giấy xác nhận` : '',
    amendments: chance.draw('amends', group) < 0.3 ? `${text}: sửa thành phần hồ sơ` : '',
  };
}

function costOf({ chance }: Stage, group: string) {
  return {
    'line-0-activity': 'Chuẩn bị và nộp hồ sơ',
    'line-0-hours': String(chance.whole(8, 80, 'hours', group)),
    'line-0-hourlyIncome': '40.000',
    'line-0-fees': String(chance.whole(0, 20, 'fees', group) * 10_000),
    'line-0-timesPerYear': '1',
    'line-0-subjects': String(chance.whole(10, 900, 'subjects', group)),
  };
}
