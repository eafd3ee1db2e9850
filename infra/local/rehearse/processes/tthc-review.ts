/** The year's review: units plan their groups, hand in findings and costs, the office evaluates, the leader decides. */
import type { Task } from '#shared/casework/index.ts';
import { addDays, partsOf, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Unit } from '#shared/org/unit.ts';
import type { Conduct } from '../behaviour.ts';
import type { Fields } from '../browser.ts';
import { dateFields, type Stage } from '../stage.ts';
import { accepted, examine } from './review-groups.ts';
import type { RehearsedProcess } from './process.ts';

const NEW = '/ra-soat/moi';
/** The office opens the year then, or when the span begins later; after the day of results its year is left out. */
const OPENING = '01-15';
const RESULTS = '07-30';
/** Shares of units the office names, and of departments that then review something of their own choice. */
const NAMED = 0.6;
const OWN = 0.2;
/** So many calendar days after the office a department opens its own. */
const OWN_WITHIN = 30;
/** Results and drafts go back no more often; then they are agreed to. */
const MOST_RETURNED = 2;

export const tthcReview: RehearsedProcess = {
  process: 'tthc-review',
  happen: async (stage) => {
    const opening = openingOf(stage);
    if (opening === undefined || stage.today < opening) return;
    if (stage.today === opening) await openYear(stage);
    for (const unit of ownOn(stage, opening)) await openOwn(stage, unit);
  },
  act: async (stage, task, conduct) => {
    const person = stage.doerOf(task);
    if (person === undefined) return;
    const path = `/ra-soat/${task.caseId}/viec/${task.taskId}`;
    const wrong = conduct === 'wrong' ? mistakeOf(task) : undefined;
    // Handed in before anything was examined, or without its number: the page says what is missing.
    if (wrong !== undefined) await stage.fillIn(person, task, { path, fields: wrong });
    if (isOf(task, 'results') || isOf(task, 'draft'))
      await examine({ stage, task, browser: await stage.browserOf(person) }, conduct);
    accepted(await stage.fillIn(person, task, { path, fields: answerOf(stage, task, conduct) }));
    await stage.home.clock.idle();
  },
};

function openingOf({ calendar, options, today }: Stage): PlainDate | undefined {
  const { year } = partsOf(today);
  const usual = plainDate(`${year}-${OPENING}`);
  const opening = calendar.onOrAfter(options.from > usual ? options.from : usual);
  return opening > plainDate(`${year}-${RESULTS}`) ? undefined : opening;
}

const fateOf = ({ chance, today }: Stage, unit: string): number =>
  chance.draw('review', String(partsOf(today).year), unit);

/**
 * The office names some of the units its form offers, at least one, and leaves the milestones as they stand. One after
 * the other: executions that start side by side get their tokens in whatever order, and the year could not be repeated.
 */
async function openYear(stage: Stage): Promise<void> {
  const office = await stage.browserOf(stage.anybody('office'));
  const page = await office.open(NEW);
  const offered = [...page.html.matchAll(/<input\b[^>]*\sname="units"[^>]*>/gu)].flatMap(
    ([tag]) => /\svalue="([^"]+)"/u.exec(tag)?.[1] ?? [],
  );
  const named = offered.filter((unit, place) => place === 0 || fateOf(stage, unit) < NAMED);
  for (const unit of named) {
    accepted(await office.send(page, { units: [unit] }));
    await stage.home.clock.idle();
  }
}

function ownOn(stage: Stage, opening: PlainDate): readonly Unit[] {
  const { chance, calendar, organisation, today } = stage;
  const isOwn = (fate: number): boolean => fate >= NAMED && fate < NAMED + OWN;
  return organisation.membersOn({ kind: 'departments', tier: 'province' }, today).filter(({ id }) => {
    if (!isOwn(fateOf(stage, id))) return false;
    return calendar.onOrAfter(addDays(opening, chance.whole(1, OWN_WITHIN, 'own review', id))) === today;
  });
}

async function openOwn(stage: Stage, { id }: Unit): Promise<void> {
  const officer = stage.personOf(id, 'officer') ?? stage.personOf(id, 'head');
  if (officer === undefined) return;
  const browser = await stage.browserOf(officer);
  accepted(await browser.send(await browser.open(NEW), { units: [id] }));
  await stage.home.clock.idle();
}

const isOf = ({ taskId }: Task, step: string): boolean => taskId.startsWith(`${step}-`);
const roundOf = ({ taskId }: Task): number => Number(taskId.split('-')[1]);

/**
 * What somebody careless sends first; an evaluation or a signature by somebody strict is a return instead. Results that
 * came back are whole already: sent as they stand they would be taken.
 */
function mistakeOf(task: Task): Fields | undefined {
  if (isOf(task, 'evaluation') || isOf(task, 'signature')) return undefined;
  if (isOf(task, 'results') && roundOf(task) > 1) return undefined;
  return isOf(task, 'plan') ? { choice: 'plan' } : { number: '' };
}

function answerOf(stage: Stage, task: Task, conduct: Conduct): Fields {
  if (isOf(task, 'plan')) return planned(stage, task, conduct);
  if (isOf(task, 'results')) return {};
  const returns = conduct !== 'proper' && roundOf(task) <= MOST_RETURNED;
  if (isOf(task, 'evaluation'))
    return returns ? { verdict: 'no', why: 'Nêu rõ lý do và cách tính của từng nhóm' } : { verdict: 'yes' };
  if (isOf(task, 'signature'))
    return returns
      ? { verdict: 'no', why: 'Ghi rõ lộ trình thực hiện' }
      : { verdict: 'yes', ...letter(stage, task, 'QĐ-UBND') };
  return letter(stage, task, isOf(task, 'draft') ? 'TTr' : 'CV');
}

function letter({ chance, today }: Stage, { caseId, taskId }: Task, kind: string): Record<string, string> {
  return { number: `${chance.whole(1, 3000, 'letter', caseId, taskId)}/${kind}`, ...dateFields('date', today) };
}

const THEMES = ['cấp phép', 'đăng ký', 'xác nhận', 'hỗ trợ', 'thẩm định', 'công nhận'] as const;

/** Groups by their ground; who will not review says that there is nothing. */
function planned(stage: Stage, task: Task, conduct: Conduct): Fields {
  if (conduct === 'refuse') return { choice: 'nothing', reason: 'Đã rà soát toàn bộ trong năm trước' };
  const { chance } = stage;
  const count = chance.whole(1, 3, 'groups', task.caseId);
  const lines = Array.from(
    { length: count },
    (_, at) => `Nhóm thủ tục ${chance.pick(THEMES, 'theme', task.caseId, String(at))} ${at + 1}`,
  );
  const fromPetitions = chance.draw('petitions', task.caseId) < 0.3 ? 'Nhóm thủ tục người dân phản ánh' : '';
  return {
    choice: 'plan',
    ordered: lines.join('\n'),
    petitions: fromPetitions,
    ...letter(stage, task, 'KH'),
  };
}
