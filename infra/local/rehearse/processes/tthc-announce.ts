/** Announcements: a ministry signs a list, the department drafts, the office checks, the leader signs, all is published. */
import type { Task } from '#shared/casework/index.ts';
import { addDays, daysBetween, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Conduct } from '../behaviour.ts';
import type { Fields } from '../browser.ts';
import { dateFields, type Stage } from '../stage.ts';
import type { RehearsedProcess } from './process.ts';

const MINISTRIES = ['BXD', 'BTP', 'BNV', 'BCT', 'BYT', 'BTC'] as const;
const FIELDS = ['Hộ tịch', 'Xây dựng', 'Đất đai', 'Lao động', 'Thú y', 'Môi trường'] as const;

export const tthcAnnounce: RehearsedProcess = {
  process: 'tthc-announce',
  happen: async (stage) => {
    for (const index of dueToday(stage, stage.options.announcements, 'list')) await enter(stage, index);
  },
  act: async (stage, task, conduct) => {
    const person = stage.doerOf(task);
    if (person === undefined) return;
    const path = `/cong-bo/${task.caseId}/viec/${task.taskId}`;
    await stage.fillIn(person, task, { path, fields: answerOf(stage, task, conduct) });
  },
};

/** The places of a year's things that fall on today: each has a day of its own, by chance. */
export function dueToday({ chance, options, today, calendar }: Stage, count: number, name: string): readonly number[] {
  const last = daysBetween(options.from, options.to);
  const dayOf = (index: number): PlainDate =>
    calendar.onOrAfter(addDays(options.from, chance.whole(0, last, name, String(index))));
  return Array.from({ length: count }, (_, index) => index).filter((index) => dayOf(index) === today);
}

async function enter(stage: Stage, index: number): Promise<void> {
  const { chance, today } = stage;
  const name = String(index);
  const departments = stage.organisation.membersOn({ kind: 'departments', tier: 'province' }, today);
  const unit = chance.pick(departments, 'drafting', name);
  const officer = stage.personOf(unit.id, 'officer') ?? stage.personOf(unit.id, 'head');
  if (officer === undefined) return;
  const field = chance.pick(FIELDS, 'field', name);
  const browser = await stage.browserOf(officer);
  await browser.send(await browser.open('/cong-bo/moi'), {
    number: `${index + 1}/QĐ-${chance.pick(MINISTRIES, 'ministry', name)}`,
    ...dateFields('signed', stage.calendar.addWorkingDays(today, -1)),
    ...dateFields('effect', addDays(today, chance.whole(15, 60, 'effect', name))),
    fields: field,
    kinds: chance.draw('abolished', name) < 0.15 ? ['abolished'] : ['new', 'amended'],
    procedures: proceduresOf(stage, index, field),
  });
  await stage.home.clock.idle();
}

function proceduresOf({ chance }: Stage, index: number, field: string): string {
  const count = chance.whole(1, 12, 'procedures', String(index));
  const rows = Array.from({ length: count }, (_, at) => {
    const code = String(100_000 + index * 20 + at);
    return `${at + 1}\t1.${code}\t${field}: thủ tục ${at + 1}`;
  });
  return ['STT\tMã\tTên', ...rows].join('\n');
}

function answerOf(stage: Stage, { caseId, taskId }: Task, conduct: Conduct): Fields {
  const number = String(stage.chance.whole(1, 3000, 'decision', caseId));
  const [step = ''] = taskId.split('-');
  if (step === 'draft') return { letter: `${number}/TTr` };
  const isFirst = taskId.endsWith('-1');
  if ((step === 'check' || step === 'signature') && conduct === 'wrong' && isFirst)
    return { decision: 'return', reason: 'Thiếu trình tự thực hiện' };
  if (step === 'check') return { decision: 'accept' };
  if (step === 'signature') return { decision: 'sign', 'decision-number': `${number}/QĐ-UBND` };
  const link = 'https://congbao.example.gov.vn/thu-tuc';
  return { number: `${number}/QĐ-UBND`, ...dateFields('date', stage.today), place: 'link', link };
}
