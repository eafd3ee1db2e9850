/** Which step of a petition a task is: its id begins with the step's name, its end is the round. */
import type { Task, TaskId } from '#shared/casework/index.ts';

export type PetitionStep = 'classify' | 'route' | 'own' | 'handle' | 'check';

export const STEP_NAMES: Readonly<Record<PetitionStep, string>> = {
  classify: 'Phân loại, chuyển xử lý',
  route: 'Chuyển lại sau từ chối',
  own: 'Quyết định đơn vị chịu trách nhiệm',
  handle: 'Xử lý, trả lời',
  check: 'Kiểm tra trả lời',
};

/** Throws when the id is no step's: the task is of another process. */
export function stepOf(taskId: TaskId): PetitionStep {
  const name = taskId.split('-', 1)[0];
  if (name === 'classify' || name === 'route' || name === 'own' || name === 'handle' || name === 'check') return name;
  throw new Error(`Task ${taskId} is no step of a petition`);
}

/** A unit that was named by the office after two refusals answers. */
export const mayRefuse = ({ taskId }: Pick<Task, 'taskId'>): boolean =>
  taskId.startsWith('handle-') && !taskId.startsWith('handle-final-');

/** A unit answered in it, and did not refuse. */
export const isAnswered = ({ taskId, answer }: Pick<Task, 'taskId' | 'answer'>): boolean =>
  stepOf(taskId) === 'handle' && answer?.['outcome'] === 'answered';
