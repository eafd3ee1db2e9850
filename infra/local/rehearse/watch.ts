/**
 * What people know of their work: every task as its last event left it, kept up to date from the log of the day. It stands
 * for the lists and mails they read, without costing the application a call.
 */
import { civilDateAt, addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { CaseEvent, CaseTable, Task } from '#shared/casework/index.ts';
import { once, onceAsJson } from '../once.ts';

export const keyOf = ({ caseId, taskId }: Pick<Task, 'caseId' | 'taskId'>): string => `${caseId}/${taskId}`;

/** What is remembered of an event for the whole span: a year of a province has a hundred thousand of them. */
export interface Remembered extends Pick<CaseEvent, 'caseId' | 'eventId' | 'at' | 'on' | 'what' | 'steps'> {
  readonly by: Pick<CaseEvent['by'], 'person'>;
  readonly after: Pick<NonNullable<CaseEvent['after']>, 'taskId' | 'state' | 'due' | 'version'> | null;
}

class Memory {
  readonly #case = once<Remembered['caseId']>();
  readonly #day = once<PlainDate>();
  readonly #steps = once<Remembered['steps']>((steps) => steps.join());
  readonly #person = once<Remembered['by']>(({ person }) => person);
  readonly #task = once<Task['taskId']>();
  readonly #due = onceAsJson<Task['due']>();
  readonly #basis = onceAsJson<Task['basis']>();
  readonly #lines = onceAsJson<Task['derivation']>();
  readonly #text = once<string>();
  readonly #board = once<string>();

  /** What units have of the same row is the same but for its unit: two kilobytes a task, of ten thousand tasks a year. */
  task(task: Task): Task {
    return {
      ...task,
      ...{ caseId: this.#case(task.caseId), taskId: this.#task(task.taskId), board: this.#board(task.board) },
      ...{ subject: this.#text(task.subject), derivation: this.#lines(task.derivation) },
      ...{ due: this.#due(task.due), basis: this.#basis(task.basis) },
    };
  }

  of({ caseId, eventId, at, on, what, steps, by: { person }, after }: CaseEvent): Remembered {
    const taskId = after && this.#task(after.taskId);
    const due = this.#due(after?.due ?? null);
    const known = { caseId: this.#case(caseId), on: this.#day(on), steps: this.#steps(steps) };
    const state = after && taskId !== null ? { taskId, state: after.state, due, version: after.version } : null;
    return { ...known, eventId, at, what, by: this.#person({ person }), after: state };
  }
}

export class Watch {
  readonly tasks = new Map<string, Task>();
  readonly events: Remembered[] = [];
  readonly #cases: CaseTable;
  readonly #memory = new Memory();
  readonly #seen = new Set<string>();
  /** The first day that is not over yet, or not looked at. */
  #from: PlainDate;

  /** `from`: the first day of the span, working day or not. */
  constructor(cases: CaseTable, from: PlainDate) {
    this.#cases = cases;
    this.#from = from;
  }

  /** Reads what happened since the last look; gives the tasks that changed. */
  async look(now: number): Promise<readonly Task[]> {
    const today = civilDateAt(now);
    const fresh: CaseEvent[] = [];
    for (let day = this.#from; day <= today; day = addDays(day, 1)) fresh.push(...(await this.#newOn(day)));
    if (this.#from !== today) this.#forget(today);
    this.#from = today;
    const changed = new Map<string, Pick<Task, 'caseId' | 'taskId'>>();
    for (const { caseId, after } of fresh)
      if (after !== null) changed.set(keyOf({ caseId, taskId: after.taskId }), { caseId, taskId: after.taskId });
    const tasks = await this.#cases.readTasks([...changed.values()]);
    for (const task of tasks) this.tasks.set(keyOf(task), this.#memory.task(task));
    return [...tasks].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  async #newOn(day: PlainDate): Promise<readonly CaseEvent[]> {
    const found = (await this.#cases.eventsOn(day)).filter((event) => !this.#seen.has(idOf(event)));
    for (const event of found) this.#seen.add(idOf(event));
    this.events.push(...found.map((event) => this.#memory.of(event)));
    return found;
  }

  /** Of days that are over nothing new comes. */
  #forget(today: PlainDate): void {
    this.#seen.clear();
    for (const event of this.events) if (event.on === today) this.#seen.add(idOf(event));
  }
}

const idOf = ({ caseId, eventId }: Pick<CaseEvent, 'caseId' | 'eventId'>): string => `${caseId} ${eventId}`;
