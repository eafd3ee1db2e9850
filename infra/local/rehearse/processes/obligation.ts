/** Rows of plans: units report what they did with evidence, ask for more time, say how continuous work stands, record events. */
import type { Task } from '#shared/casework/index.ts';
import { addDays } from '#shared/kernel/civil-date.ts';
import type { Conduct } from '../behaviour.ts';
import { dateFields, type FormOf, type Stage } from '../stage.ts';
import { keyOf } from '../watch.ts';
import { recommendationReturned } from './inspection.ts';
import type { Deed, RehearsedProcess } from './process.ts';

const pathOf = ({ caseId, taskId }: Task, slug: string): string =>
  `/viec/${encodeURIComponent(caseId)}/${encodeURIComponent(taskId)}/${slug}`;

/** Shares of events that somebody records, and of check-ins that are answered. */
const RECORDED = 0.6;
const ANSWERED = 0.85;

export const obligation: RehearsedProcess = {
  process: 'obligation',
  notice: (stage, task, events) => {
    if (task.state === 'continuous' && events.some(({ what }) => what === 'check-in-asked'))
      return answered(stage, task);
    if (task.state === 'done') return recommendationReturned(stage, task, events);
    return task.state === 'waiting' ? recorded(stage, task) : [];
  },
  act: async (stage, task, conduct) => {
    if (task.taskId.startsWith('decide-extension')) return decide(stage, task, conduct);
    if (conduct === 'refuse') await askForTime(stage, task);
    if (conduct === 'wrong')
      await by(stage, task, { ...finishing(stage, task), fields: { number: '', place: 'link' } });
    await by(stage, task, finishing(stage, task));
  },
};

const finishing = (stage: Stage, task: Task): FormOf => ({
  path: pathOf(task, 'hoan-thanh'),
  fields: {
    number: `${stage.chance.whole(1, 999, 'number', keyOf(task))}/BC`,
    ...dateFields('date', stage.today),
    place: 'link',
    link: 'https://congbao.example.gov.vn/van-ban',
  },
});

/** Whoever may grant more time does, or refuses with a reason. */
function decide(stage: Stage, task: Task, conduct: Conduct): Promise<void> {
  const refused = { decision: 'refuse', reason: 'Đã gia hạn một lần' };
  const fields = conduct === 'proper' ? { decision: 'grant' } : refused;
  return by(stage, task, { path: pathOf(task, 'quyet-dinh'), fields });
}

async function by(stage: Stage, task: Task, form: FormOf): Promise<void> {
  const person = stage.doerOf(task);
  if (person !== undefined) await stage.fillIn(person, task, form);
}

async function askForTime(stage: Stage, task: Task): Promise<void> {
  if (task.due === null) return;
  const until = stage.calendar.addWorkingDays(task.due.lenient > stage.today ? task.due.lenient : stage.today, 5);
  const fields = { ...dateFields('due', until), reason: 'Chờ ý kiến của cơ quan liên quan' };
  await by(stage, task, { path: pathOf(task, 'gia-han'), fields, mayBeClosed: true });
}

/** The unit says within a week how the work stands. */
function answered(stage: Stage, task: Task): readonly Deed[] {
  const name = `${keyOf(task)}/${stage.today}`;
  if (stage.chance.draw('check-in', name) >= ANSWERED) return [];
  const on = stage.calendar.addWorkingDays(stage.today, stage.chance.whole(1, 5, 'check-in day', name));
  const form = { path: pathOf(task, 'bao-cao'), fields: { note: 'Đã thực hiện thường xuyên theo kế hoạch' } };
  return [{ on, task, run: () => by(stage, task, form) }];
}

/** The event happens some day of the year; the first unit that hears of it records it for all that wait for it. */
function recorded(stage: Stage, task: Task): readonly Deed[] {
  if (task.waitingFor?.kind !== 'event') return [];
  const name = `${task.caseId}/${task.waitingFor.event}`;
  if (stage.chance.draw('event', name) >= RECORDED) return [];
  const on = stage.calendar.onOrAfter(addDays(stage.options.from, stage.chance.whole(10, 240, 'event day', name)));
  if (on <= stage.today) return [];
  return [{ on, task, run: () => record(stage, task) }];
}

async function record(stage: Stage, task: Task): Promise<void> {
  const event = `${task.caseId}/${task.waitingFor?.kind === 'event' ? task.waitingFor.event : ''}`;
  if (stage.recorded.has(event) || stage.watch.tasks.get(keyOf(task))?.state !== 'waiting') return;
  stage.recorded.add(event);
  await by(stage, task, { path: pathOf(task, 'su-kien'), fields: dateFields('date', stage.today) });
}
