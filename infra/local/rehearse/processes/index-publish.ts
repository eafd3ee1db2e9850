/** The monthly index: the office scores every unit of its sheet, its leader approves, the public page follows. */
import type { Task } from '#shared/casework/index.ts';
import type { Conduct } from '../behaviour.ts';
import type { Page } from '../browser.ts';
import type { Stage } from '../stage.ts';
import type { RehearsedProcess } from './process.ts';

export const indexPublish: RehearsedProcess = {
  process: 'index-publish',
  act: (stage, task, conduct) =>
    task.taskId.startsWith('approval') ? approve(stage, task, conduct) : score(stage, task, conduct),
};

const pathOf = ({ caseId }: Task, step: string): string => `/bo-chi-so/${encodeURIComponent(caseId)}/${step}`;

async function approve(stage: Stage, task: Task, conduct: Conduct): Promise<void> {
  const leader = stage.doerOf(task);
  const returns = conduct === 'wrong' && task.taskId.endsWith('-1');
  const fields = returns ? { verdict: 'no', why: 'Kiểm tra lại điểm số hóa' } : { verdict: 'yes' };
  if (leader !== undefined) await stage.fillIn(leader, task, { path: pathOf(task, 'duyet'), fields });
}

async function score(stage: Stage, task: Task, conduct: Conduct): Promise<void> {
  const office = stage.doerOf(task);
  if (office === undefined) return;
  const browser = await stage.browserOf(office);
  const page = await browser.open(pathOf(task, 'nhap'));
  const points = emptyOf(page);
  const [first] = points;
  if (conduct === 'wrong' && first !== undefined) await browser.send(page, { [first]: 'hai mươi' });
  await browser.send(page, Object.fromEntries(points.map((name) => [name, pointsOf(stage, name)])));
  await stage.fillIn(office, task, { path: pathOf(task, 'trinh'), fields: {} });
}

/** The fields `unit.indicator` that the system could not fill in. */
const emptyOf = ({ html }: Page): readonly string[] =>
  [...html.matchAll(/<input\b[^>]*>/gu)].flatMap(([tag]) => {
    const name = /\sname="([a-z0-9-]+\.[a-z0-9-]+)"/u.exec(tag)?.[1];
    return name !== undefined && !/\svalue="[^"]+"/u.test(tag) ? [name] : [];
  });

/** No indicator has less than two points. */
const pointsOf = ({ chance, today }: Stage, name: string): string =>
  String(chance.whole(2, 4, 'points', today, name) / 2).replace('.', ',');
