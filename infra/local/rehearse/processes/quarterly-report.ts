/** Reports of the quarters and the year: every unit fills its forms and sends them up; who receives them checks them. */
import type { Task } from '#shared/casework/index.ts';
import { dateOf, partsOf, plainDate } from '#shared/kernel/civil-date.ts';
import type { Browser, Fields, Page } from '../browser.ts';
import type { Conduct } from '../behaviour.ts';
import { dateFields, type Stage } from '../stage.ts';
import type { RehearsedProcess } from './process.ts';

/** Figures of a period end on the 14th; a report can be sent from the 15th on. */
const FIRST_DAY = 15;
/** Last days of the months in which reports are due. */
const PARTS = [
  ['q1', '03-17'],
  ['q2', '06-17'],
  ['q3', '09-17'],
  ['year', '12-17'],
] as const;

export const quarterlyReport: RehearsedProcess = {
  process: 'quarterly-report',
  apart: true,
  begin: async (stage) => {
    const { year } = partsOf(stage.options.from);
    const first = PARTS.find(([, day]) => plainDate(`${year}-${day}`) >= stage.options.from)?.[0];
    if (first === undefined) return;
    const office = await stage.browserOf(stage.anybody('office'));
    const path = `/bao-cao/mo-nam?nam=${year}`;
    await office.send(await office.open(path), { from: first });
    await stage.home.clock.idle();
  },
  earliest: ({ caseId, due }) => {
    if (due === null || isCheck(caseId)) return undefined;
    const { year, month } = partsOf(due.lenient);
    return dateOf(year, month, FIRST_DAY);
  },
  act: (stage, task, conduct) => (isCheck(task.caseId) ? check(stage, task, conduct) : report(stage, task, conduct)),
};

/** `report_<period>` is a period, `report_<period>_<unit>_<round>` a submission. */
const isCheck = (caseId: string): boolean => caseId.split('_').length > 2;
const pathOf = ({ caseId, taskId }: Task): string => `/bao-cao/${caseId.split('_')[1] ?? ''}/${taskId}`;

async function check(stage: Stage, task: Task, conduct: Conduct): Promise<void> {
  const person = stage.doerOf(task);
  const returns = conduct === 'wrong' && task.caseId.endsWith('_1');
  const fields = returns
    ? { decision: 'returned', reason: 'Số liệu chưa khớp với phần mềm' }
    : { decision: 'accepted' };
  if (person !== undefined) await stage.fillIn(person, task, { path: `${pathOf(task)}/kiem-tra`, fields });
}

async function report(stage: Stage, task: Task, conduct: Conduct): Promise<void> {
  const person = stage.doerOf(task);
  if (person === undefined) return;
  const browser = await stage.browserOf(person);
  const path = pathOf(task);
  const { html } = await browser.open(path);
  const forms = [...new Set([...html.matchAll(/href="([^"]*\/bieu\/[^"]+)"/gu)].map(([, href = '']) => href))];
  for (const form of forms) await fill(browser, await browser.open(form), figuresOf(stage, task), conduct);
  const letter = { number: `${stage.chance.whole(1, 400, 'letter', task.caseId, task.taskId)}/BC` };
  const fields = { ...letter, ...dateFields('date', stage.today) };
  await stage.fillIn(person, task, { path: `${path}/gui`, fields });
}

/** Sends a form's figures; who is careless first writes a word where a number belongs. */
async function fill(browser: Browser, page: Page, figures: Fields, conduct: Conduct): Promise<void> {
  const own = Object.fromEntries(namesOf(page).map((name) => [name, figures[name] ?? '0']));
  const [first] = Object.keys(figures).filter((name) => name in own);
  if (conduct === 'wrong' && first !== undefined) await browser.send(page, { ...own, [first]: 'mười' });
  await browser.send(page, own);
}

/** The cells that are empty or that the figures are for; what the system filled in stays. */
const namesOf = ({ html }: Page): readonly string[] =>
  [...html.matchAll(/<input\b[^>]*>/gu)].flatMap(([tag]) => {
    const name = /\sname="([^"]*)"/u.exec(tag)?.[1];
    const isCell = tag.includes('inputmode="numeric"');
    return name !== undefined && isCell && (KNOWN.has(name) || !/\svalue="[^"]+"/u.test(tag)) ? [name] : [];
  });

const KNOWN = new Set(['received-online', 'received-direct', 'solved-early', 'solved-on-time', 'solved-late']);

/** Everything that came in was solved, so nothing is carried over; the year holds more than four quarters. */
function figuresOf({ chance }: Stage, { caseId, taskId }: Task): Record<string, string> {
  const times = caseId.endsWith('-year') ? 5 : 1;
  const online = chance.whole(20, 400, 'online', taskId) * times;
  const direct = chance.whole(5, 200, 'direct', taskId) * times;
  const late = chance.whole(0, 5, 'late dossiers', taskId) * times;
  return {
    'received-online': String(online),
    'received-direct': String(direct),
    'solved-on-time': String(online + direct - late),
    'solved-late': String(late),
  };
}
