import type { CaseStore, Task } from '#shared/casework/index.ts';
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { nameOn, type UnitId } from '#shared/org/unit.ts';
import type { CalendarFile } from '../domain/calendar-file.ts';
import type { OpenFeed } from '../domain/feed.ts';
import { eventOf } from '../domain/task-event.ts';
import type { Endings } from './endings.ts';

interface FeedPorts {
  readonly cases: Pick<CaseStore, 'workOfUnit' | 'readTask'>;
  readonly endings: Endings;
  readonly organisation: Organisation;
  readonly portalUrl: string;
}

/** Calendars take an event off by themselves when it is gone; so long one is told of what was finished or called off. */
const DAYS_TOLD = 7;

/** The dates of a feed: open work, and what ended or went elsewhere in the last week. */
export async function readFeed(feed: OpenFeed, today: PlainDate, ports: FeedPorts): Promise<CalendarFile> {
  const { organisation, portalUrl } = ports;
  const units = feed.unit === null ? unitsOfPerson(feed) : [feed.unit];
  const isOfFeed = (task: Task): boolean =>
    units.includes(task.unit) && (feed.unit !== null || feed.access.hasIn(task.unit, task.doer));
  const open = (await Promise.all(units.map((unit) => ports.cases.workOfUnit(unit)))).flat().filter(isOfFeed);
  const ended = (await endedLately(units, today, ports)).filter((task) => !open.some((one) => isSame(one, task)));
  const shown = { organisation, today, portalUrl };
  const events = [
    ...open.map((task) => eventOf(task, shown)),
    ...ended.map((task) => eventOf(task, { ...shown, moved: !units.includes(task.unit) })),
  ].filter((event) => event !== undefined);
  return { name: nameOf(feed, organisation, today), events, today };
}

const unitsOfPerson = ({ access }: OpenFeed): readonly UnitId[] =>
  access.unitsAs('officer', 'head', 'office', 'leader').map(({ id }) => id);

const isSame = (a: Task, b: Task): boolean => a.caseId === b.caseId && a.taskId === b.taskId;

function nameOf({ unit, person }: OpenFeed, organisation: Organisation, today: PlainDate): string {
  const found = unit === null ? undefined : organisation.unit(unit);
  return `Đúng Hạn – ${found === undefined ? person.name : nameOn(found, today)}`;
}

/** Tasks of these units that were finished, withdrawn or given away in the last days, as they stand now. */
async function endedLately(
  units: readonly UnitId[],
  today: PlainDate,
  { cases, endings }: FeedPorts,
): Promise<readonly Task[]> {
  const days = Array.from({ length: DAYS_TOLD }, (_, back) => addDays(today, -back));
  const all = (await Promise.all(days.map((day) => endings.on(day, today)))).flat();
  const own = all.filter(({ unit }) => units.includes(unit));
  const keys = new Map(own.map((ending) => [`${ending.caseId}#${ending.taskId}`, ending]));
  const tasks = await Promise.all([...keys.values()].map(({ caseId, taskId }) => cases.readTask(caseId, taskId)));
  return tasks.filter((task) => task !== undefined);
}
