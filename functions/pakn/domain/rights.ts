/** Who may see a petition and act on it. */
import type { Access } from '#shared/access/access.ts';
import type { Task } from '#shared/casework/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { stepOf } from './step.ts';

type Placed = Pick<Task, 'taskId' | 'unit' | 'state'>;

/** Works in the body that receives petitions. */
export const mayReceive = (access: Access, receiver: UnitId): boolean =>
  access.hasIn(receiver, 'officer', 'head', 'office');

/** Sees all petitions: the receiving body and who watches over it. */
export const maySeeAll = (access: Access, receiver: UnitId): boolean =>
  mayReceive(access, receiver) || access.mayOversee(receiver);

/** Sees this one: also who has, had or oversees a task in it. */
export const mayRead = (access: Access, receiver: UnitId, tasks: readonly Placed[]): boolean =>
  maySeeAll(access, receiver) || tasks.some(({ unit }) => access.mayRead(unit));

/** Decides a task: the unit's own people; over who owns a petition only the office or the head. */
export function mayDecide(access: Access, task: Placed): boolean {
  switch (stepOf(task.taskId)) {
    case 'handle':
      return access.mayWork(task.unit);
    case 'own':
      return access.hasIn(task.unit, 'office', 'head');
    default:
      return mayReceive(access, task.unit);
  }
}

/** Learns who sent it: the receiving body, and the unit that handles it now. */
export const maySeeSender = (access: Access, receiver: UnitId, tasks: readonly Placed[]): boolean =>
  mayReceive(access, receiver) || tasks.some((task) => task.state === 'open' && access.mayWork(task.unit));
