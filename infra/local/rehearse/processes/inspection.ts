/**
 * Inspections: none begins by itself. The office puts units into the year's plan, goes at once where people complained, and
 * units inspect themselves; each is played until its notice, its report and what the unit was told to set right.
 */
import type { Task } from '#shared/casework/index.ts';
import { addDays, daysBetween, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Person, Unit } from '#shared/org/index.ts';
import type { Conduct } from '../behaviour.ts';
import type { Fields, Page } from '../browser.ts';
import { dateFields, type FormOf, type Stage } from '../stage.ts';
import { keyOf, type Remembered } from '../watch.ts';
import type { Deed, RehearsedProcess } from './process.ts';
import { dueToday } from './tthc-announce.ts';

/** Of a committee's units, so many are inspected by plan in a year: the aim that the list of inspections shows. */
const SHARE = 0.5;
const DAYS_OF_YEAR = 365;
/** To each inspection by plan: those at once, and those of units themselves. */
const SURPRISES = 0.2;
const SELF = 0.5;
/** Share of recommendations whose first evidence the office sends back. */
const RETURNED = 0.15;

const FAULTS = [
  'Còn hồ sơ trễ hạn chưa có văn bản xin lỗi',
  'Chưa niêm yết thủ tục mới công bố',
  'Báo cáo định kỳ gửi chậm',
] as const;

/** Shares of findings, added up; from `FAULTLESS` on something is wrong and is said. */
const RESULTS = [
  ['met', 0.75],
  ['none', 0.8],
  ['partly', 0.95],
] as const;
const FAULTLESS = 0.8;

export const inspection: RehearsedProcess = {
  process: 'inspection',
  happen: async (stage) => {
    const planned = plannedCount(stage);
    const visited = dueToday(stage, planned, 'inspection').map((index) => unitAt(stage, index));
    if (visited.length > 0) await plan(stage, visited);
    for (const index of dueToday(stage, Math.ceil(planned * SURPRISES), 'surprise inspection'))
      await surprise(stage, String(index));
    for (const index of dueToday(stage, Math.ceil(planned * SELF), 'self-inspection'))
      await inspectItself(stage, index);
  },
  // What was found is handed in on the last day on the spot, not before.
  earliest: ({ taskId, due }) => (taskId === 'findings' ? due?.strict : undefined),
  act: async (stage, task, conduct) => {
    const person = stage.doerOf(task);
    if (person === undefined) return;
    const path = pathOf(task, `viec/${task.taskId}`);
    const { before, wrong, fields } = stepOf(stage, task, conduct);
    if (conduct === 'wrong') await stage.fillIn(person, task, { path, fields: { ...fields, ...wrong } });
    if (before !== undefined) await before(person);
    taken(stage, await stage.fillIn(person, task, { path, fields }));
  },
};

/** The office looks at the evidence of a recommendation that was carried out, and sends some back once. */
export function recommendationReturned(stage: Stage, task: Task, events: readonly Remembered[]): readonly Deed[] {
  const isDone = task.state === 'done' && events.some(({ what }) => what === 'task-finished');
  if (!isDone || !task.taskId.startsWith('recommendation-') || task.returns > 0) return [];
  if (stage.chance.draw('recommendation', keyOf(task)) >= RETURNED) return [];
  const office = stage.doerOf({ ...task, doer: 'office' });
  if (office === undefined) return [];
  const path = `/viec/${task.caseId}/${task.taskId}/tra-lai`;
  const form: FormOf = { path, fields: { reason: 'Chưa thấy kết quả tại nơi tiếp nhận' } };
  const run = async (): Promise<void> => {
    taken(stage, await stage.fillIn(office, task, form));
  };
  return [{ on: stage.calendar.addWorkingDays(stage.today, 1), task, by: office, run }];
}

const pathOf = ({ caseId }: Task, page: string): string => `/kiem-tra/${caseId}/${page}`;

/** What is filled in as it should be is accepted; when it is not, the report says so. */
function taken({ faults, today }: Stage, { path, status }: Page): void {
  if (status !== 303) faults.push(`${today}: ${path} was refused (${status})`);
}

/** As many as were asked for; else the share of a year that the span is, of the units to be inspected in a year. */
function plannedCount(stage: Stage): number {
  const { inspections, from, to } = stage.options;
  const days = daysBetween(from, to) + 1;
  return inspections ?? Math.ceil((unitsOf(stage).length * SHARE * days) / DAYS_OF_YEAR);
}

/** Whom the office may inspect: everybody but itself. */
function unitsOf(stage: Stage): readonly Unit[] {
  const { organisation, today } = stage;
  const inspector = new Set(stage.anybody('office').roles.map(({ unit }) => unit));
  return [
    ...organisation.membersOn({ kind: 'departments', tier: 'province' }, today),
    ...organisation.membersOn({ kind: 'committees', tier: 'district' }, today),
    ...organisation.membersOn({ kind: 'committees', tier: 'commune' }, today),
  ].filter(({ id }) => !inspector.has(id));
}

/** The units in an order by chance, so that each is inspected once before one is again. */
function unitAt(stage: Stage, index: number): Unit {
  const drawn = unitsOf(stage).map((unit) => ({ unit, at: stage.chance.draw('inspected', unit.id) }));
  const found = drawn.sort((a, b) => a.at - b.at)[index % drawn.length];
  if (found === undefined) throw new Error('the province has no unit that could be inspected');
  return found.unit;
}

const period = (from: PlainDate, to: PlainDate): Fields => ({ ...dateFields('from', from), ...dateFields('to', to) });

/** Up to three working days on the spot. */
function daysFrom({ calendar, chance }: Stage, from: PlainDate, name: string): Fields {
  const after = calendar.addWorkingDays(from, chance.whole(1, 3, 'days on the spot', name));
  return period(from, calendar.addWorkingDays(after, -1));
}

/** Units that are visited on the same days are put into the plan by one form. */
async function plan(stage: Stage, units: readonly Unit[]): Promise<void> {
  const { today, chance, calendar } = stage;
  const from = calendar.addWorkingDays(today, chance.whole(3, 15, 'visit', today));
  await open(stage, stage.anybody('office'), '/kiem-tra/ke-hoach', {
    ...documentFields(stage, 'KH-UBND', today),
    ...daysFrom(stage, from, today),
    units: units.map(({ id }) => id),
  });
}

/** Because of a petition that a unit it may inspect has to answer; while there is none, for a cause of the office's own. */
async function surprise(stage: Stage, name: string): Promise<void> {
  const { chance, today, watch } = stage;
  const inspected = new Set(unitsOf(stage).map(({ id }) => id));
  const handled = [...watch.tasks.values()].filter(
    ({ process, taskId, unit }) => process === 'pakn' && taskId.startsWith('handle') && inspected.has(unit),
  );
  const petition = handled.length === 0 ? undefined : chance.pick(handled, 'complained of', name);
  const units = petition?.unit ?? chance.pick(unitsOf(stage), 'surprised', name).id;
  const link = petition === undefined ? '' : `?phan-anh=${petition.caseId}&don-vi=${petition.unit}`;
  const fields = { reason: 'Trả kết quả chậm nhiều lần', units, ...period(today, today) };
  await open(stage, stage.anybody('office'), `/kiem-tra/dot-xuat${link}`, fields);
}

async function inspectItself(stage: Stage, index: number): Promise<void> {
  const { id } = stage.chance.pick(unitsOf(stage), 'self-inspection', String(index));
  const person = stage.personOf(id, 'officer') ?? stage.personOf(id, 'head');
  if (person === undefined) return;
  await open(stage, person, '/kiem-tra/tu-kiem-tra', { units: id, ...daysFrom(stage, stage.today, String(index)) });
}

async function open(stage: Stage, person: Person, path: string, fields: Fields): Promise<void> {
  const browser = await stage.browserOf(person);
  taken(stage, await browser.send(await browser.open(path), fields));
  await stage.home.clock.idle();
}

function documentFields({ chance }: Stage, kind: string, date: PlainDate, ...name: readonly string[]): Fields {
  return {
    number: `${chance.whole(1, 900, 'inspection document', date, ...name)}/${kind}`,
    ...dateFields('date', date),
  };
}

interface Step {
  /** What is filled in on another page before the step can be taken. */
  readonly before?: (person: Person) => Promise<void>;
  readonly fields: Fields;
  /** What a careless person sends first and is refused. */
  readonly wrong: Fields;
}

function stepOf(stage: Stage, task: Task, conduct: Conduct): Step {
  const { caseId, taskId } = task;
  const written = (kind: string): Fields => documentFields(stage, kind, stage.today, caseId);
  // The date of last year's document, copied.
  const outdated = dateFields('date', addDays(stage.today, -DAYS_OF_YEAR));
  switch (taskId) {
    case 'team':
      return { fields: teamOf(stage, task, conduct), wrong: { members: '' } };
    case 'findings':
      return { before: (person) => goThroughChecklist(stage, task, person), fields: {}, wrong: {} };
    case 'conclusion':
      return { before: (person) => draft(stage, task, person), fields: written('TB-VP'), wrong: outdated };
    default:
      return { fields: written('BC-VP'), wrong: outdated };
  }
}

/** A decision that comes after the first day planned names other days; else those in the form stand. */
function teamOf(stage: Stage, { caseId, basis }: Task, conduct: Conduct): Fields {
  if (conduct === 'refuse') return { verdict: 'no', why: 'Trùng đoàn thanh tra của Bộ' };
  const { today, calendar } = stage;
  const planned = basis?.deadline.kind === 'ABS_BEFORE' ? basis.deadline.date : undefined;
  const isInTime = planned !== undefined && planned >= today;
  return {
    verdict: 'yes',
    ...documentFields(stage, 'QĐ-UBND', today, caseId),
    members: 'Lê Thị Mỹ Duyên, Trưởng đoàn\nVũ An, Thành viên',
    ...(isInTime ? {} : daysFrom(stage, calendar.addWorkingDays(today, 1), caseId)),
  };
}

/** Each question gets its finding; what is not met says what is wrong. */
async function goThroughChecklist(stage: Stage, task: Task, person: Person): Promise<void> {
  const browser = await stage.browserOf(person);
  const page = await browser.open(pathOf(task, 'bang-kiem-tra'));
  const questions = new Set([...page.html.matchAll(/name="([a-z0-9-]+)-result"/gu)].map(([, id = '']) => id));
  const fields: Record<string, string> = {};
  for (const id of questions) {
    const draw = stage.chance.draw('finding', task.caseId, id);
    fields[`${id}-result`] = RESULTS.find(([, upTo]) => draw < upTo)?.[0] ?? 'unmet';
    if (draw >= FAULTLESS) fields[`${id}-text`] = stage.chance.pick(FAULTS, 'fault', task.caseId, id);
  }
  taken(stage, await browser.send(page, fields));
}

/** The conclusion and up to two recommendations, each with its days. */
async function draft(stage: Stage, task: Task, person: Person): Promise<void> {
  const { chance } = stage;
  const browser = await stage.browserOf(person);
  const page = await browser.open(pathOf(task, 'ket-luan'));
  const fields: Record<string, string> = { summary: 'Thực hiện cơ bản đầy đủ; còn tồn tại như bảng kiểm tra.' };
  const count = chance.whole(0, 2, 'recommendations', task.caseId);
  for (const place of ['0', '1'].slice(0, count)) {
    const what = chance.pick(FAULTS, 'recommendation', task.caseId, place);
    fields[`recommendation-${place}-what`] = `Khắc phục: ${what}`;
    fields[`recommendation-${place}-days`] = chance.pick(['10', '15', '30'], 'days to set right', task.caseId, place);
  }
  taken(stage, await browser.send(page, fields));
}
