/** Lets administration do once all that it does: an import kept, an address mended, a calendar changed and followed. */
import { caseIdSchema, openTasks, SYSTEM, taskIdSchema, type Basis } from '#shared/casework/index.ts';
import { addDays, civilDateAt, formatDate, partsOf, weekday } from '#shared/kernel/civil-date.ts';
import { unitId } from '#shared/org/index.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { administratorOf, date } from '../administration/administrator.ts';
import type { TestHome } from './home.ts';
import { caseTableOf, referenceOf } from './organisation.ts';

/** Through the pages; whoever lacks a permission meets an error page, and the visit ends there. */
export async function usePages(home: TestHome): Promise<void> {
  const administrator = await administratorOf(home).catch(() => undefined);
  if (administrator === undefined) return;
  for (const path of ['/', '/tai-khoan', '/quan-tri/dia-chi-thu']) await administrator.open(path);
  await administrator.fill('/quan-tri/to-chuc/nhap', { units: 'Mã', people: 'Mã' }).catch(() => undefined);
  await changeCalendar(home, administrator).catch(() => undefined);
}

/** A task whose date the change moves, so that the function writes it, its event and its mail. */
export async function useFollowing(home: TestHome): Promise<void> {
  const administrator = await administratorOf(home);
  await changeCalendar(home, administrator);
  await home.goTo(addDays(civilDateAt(home.clock.now()), 1), 9);
}

async function changeCalendar(
  home: TestHome,
  administrator: Awaited<ReturnType<typeof administratorOf>>,
): Promise<void> {
  const today = civilDateAt(home.clock.now());
  const { year } = partsOf(today);
  await giveWork(home);
  const off = [1, 2, 3, 4, 5].map((n) => addDays(today, n)).filter((day) => weekday(day) < 6);
  const days = off.map((day) => `${formatDate(day)}: nghỉ`).join('\n');
  const notice = { number: '1/TB', ...date('date', '1/3/2026'), days };
  const preview = await administrator.fill(`/quan-tri/ngay-nghi/${year}`, { ...notice, button: 'preview' });
  await administrator.send(preview, { why: 'Thông báo mới', button: 'save' });
}

let given = 0;

async function giveWork(home: TestHome): Promise<void> {
  given += 1;
  const now = home.clock.now();
  const today = civilDateAt(now);
  const ports = caseworkPorts(caseTableOf(home), await referenceOf(home).read());
  // Not what three working days give: following the calendar moves it in any case.
  const due = addDays(today, 1);
  const basis: Basis = {
    deadline: { kind: 'AFTER_WORK', n: 3, event: 'x' },
    planYear: partsOf(today).year,
    events: { x: today },
    place: 0,
  };
  const task = {
    caseId: caseIdSchema.parse(`follow-${given}`),
    taskId: taskIdSchema.parse('t'),
    process: 'obligation',
    board: 'follow',
    row: '1',
    subject: 'Việc theo lịch',
    unit: unitId('so-tu-phap'),
    countedIn: 'working-day' as const,
    ladder: 'default',
    derivation: [],
    basis,
    start: { state: 'open' as const, due: { strict: due, lenient: due } },
  };
  await openTasks({ tasks: [task], by: SYSTEM, now }, ports);
}
