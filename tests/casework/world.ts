/** Casework on the template's own table, with an organisation of a few units, and builders of what tests speak of. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { shippedCalendar } from '#shared/calendar/index.ts';
import {
  caseIdSchema,
  CaseTable,
  DEFAULT_LADDER,
  openTasks,
  taskIdSchema,
  type Actor,
  type CaseworkPorts,
  type Directory,
  type Evidence,
  type NewTask,
  type SenderVault,
  type Start,
  type Task,
} from '#shared/casework/index.ts';
import { instantOf, plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { personId, unitId } from '#shared/org/index.ts';
import { deployTable } from '../infra/deployed.ts';

/** Noon of a civil date in Vietnam, as epoch milliseconds. */
export const noon = (date: string): number => instantOf(plainDate(date), 12);
/** 00:05, when the daily run begins. */
export const earlyMorning = (date: string): number => instantOf(plainDate(date), 0, 5);

export const OFFICER: Actor = { person: personId('lan'), unit: unitId('so-tu-phap'), onBehalfOf: null };
export const OFFICE: Actor = { person: personId('minh'), unit: unitId('van-phong'), onBehalfOf: null };

const LAST_DAYS: Readonly<Record<string, PlainDate>> = { 'huyen-que-son': plainDate('2025-06-30') };

/** Each unit has one officer and one head, named after it; one office, one leader. */
const directory: Directory = {
  existsOn: (unit, date) => date <= (LAST_DAYS[unit] ?? '9999-12-31'),
  recipients: (unit, audience) => {
    const person = { officer: `${unit}-officer`, head: `${unit}-head`, office: 'office', leader: 'leader' }[audience];
    return [{ person: personId(person), rhythm: audience === 'leader' ? 'weekly' : 'daily' }];
  },
};

export const aVault = (): SenderVault => {
  const key = randomBytes(32);
  return {
    seal: (plain, caseId) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(caseId));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64'));
    },
    open: (text, caseId) => {
      const bytes = Buffer.from(text, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        .setAAD(Buffer.from(caseId))
        .setAuthTag(bytes.subarray(12, 28));
      return Promise.resolve(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
    },
  };
};

export async function startWorld() {
  const { client, table, dynamodb } = await deployTable();
  const store = new CaseTable(client, table);
  const calendar = shippedCalendar();
  const ports: CaseworkPorts = { store, calendar, directory, ladderOf: () => DEFAULT_LADDER };
  let cases = 0;
  return {
    client,
    table,
    store,
    ports,
    /** A case id no other test has. */
    newCase: () => {
      cases += 1;
      return caseIdSchema.parse(`plan-2024:row-${cases}`);
    },
    /** DynamoDB calls that `work` makes, by operation. */
    counted: async (work: () => Promise<unknown>): Promise<Record<string, number>> => {
      const before = dynamodb.stats();
      await work();
      const calls = Object.entries(dynamodb.stats()).map(
        ([name, count]) => [name, count - (before[name] ?? 0)] as const,
      );
      return Object.fromEntries(calls.filter(([, count]) => count > 0));
    },
    close: () => dynamodb.close(),
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;

export const dueOf = (strict: string, lenient = strict) => ({
  strict: plainDate(strict),
  lenient: plainDate(lenient),
});
export const openBy = (strict: string, lenient = strict): Start => ({ state: 'open', due: dueOf(strict, lenient) });

/** A task of Sở Tư pháp, open, due on Friday 15/3/2024, unless said otherwise. */
export const aTask = (
  changes: Partial<Omit<NewTask, 'caseId' | 'taskId'>> & { caseId: string; taskId?: string },
): NewTask => ({
  process: 'obligation',
  board: changes.caseId,
  row: '0001',
  subject: 'Ban hành kế hoạch kiểm soát thủ tục hành chính',
  unit: unitId('so-tu-phap'),
  countedIn: 'working-day',
  ladder: 'default',
  derivation: ['Trước ngày 15/3/2024'],
  start: openBy('2024-03-15'),
  ...changes,
  caseId: caseIdSchema.parse(changes.caseId),
  taskId: taskIdSchema.parse(changes.taskId ?? 'so-tu-phap'),
});

/** Opens one task at noon of Friday 1/3/2024, or on the day given, in a case of its own. */
export async function opened(
  world: World,
  changes: Partial<Omit<NewTask, 'caseId' | 'taskId'>> & { caseId?: string; on?: string } = {},
): Promise<Task> {
  const { on = '2024-03-01', caseId = world.newCase(), ...rest } = changes;
  const [task] = await openTasks({ tasks: [aTask({ caseId, ...rest })], by: OFFICE, now: noon(on) }, world.ports);
  if (task === undefined) throw new Error('the task was there already');
  return task;
}

export const anEvidence = (changes: Partial<Evidence> = {}): Evidence => ({
  number: '15/KH-STP',
  date: plainDate('2024-03-01'),
  link: 'https://sotuphap.example.gov.vn/15-kh-stp',
  fileKey: null,
  ...changes,
});

/** What a change of a task needs, by Sở Tư pháp at noon. */
export const change = ({ caseId, taskId }: Pick<Task, 'caseId' | 'taskId'>, on: string, by = OFFICER) => ({
  caseId,
  taskId,
  by,
  now: noon(on),
});
