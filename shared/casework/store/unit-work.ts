/** The open work of units; of tasks that an instance has read only the versions are read again. */
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { z } from 'zod';
import type { UnitId } from '#shared/org/unit.ts';
import { isClosed, taskShape, type Task } from '../task.ts';
import { idOf } from './held-board.ts';
import { readTaskItem, type Item } from './items.ts';
import { taskKey, workPk } from './keys.ts';
import type { TableReader } from './table-reader.ts';

const versionSchema = taskShape.pick({ caseId: true, taskId: true, version: true });
type TaskVersion = z.infer<typeof versionSchema>;
const readVersion = (item: Item): TaskVersion => versionSchema.parse(unmarshall(item));

/** Some 30 MB. */
const MOST_KEPT = 20_000;
/** More than these are read with the list. */
const FEW = 5;

export class UnitWork {
  readonly #reader: TableReader;
  readonly #known = new Map<string, Task>();

  constructor(reader: TableReader) {
    this.#reader = reader;
  }

  /** The most urgent first. */
  async of(unit: UnitId): Promise<readonly Task[]> {
    const pk = workPk(unit);
    if (this.#known.size === 0) return this.#readAll(pk);
    const versions = (await this.#reader.index('gsi1', pk, ['caseId', 'taskId', 'version'])).map(readVersion);
    const missing = versions.filter((one) => (this.#known.get(idOf(one))?.version ?? 0) < one.version);
    if (missing.length > FEW) return this.#readAll(pk);
    await Promise.all(missing.map((one) => this.#read(one)));
    // A task may have been finished, or given to another unit, after it was listed.
    return versions
      .map((one) => this.#known.get(idOf(one)))
      .filter((task) => task !== undefined)
      .filter((task) => task.unit === unit && !isClosed(task));
  }

  async #readAll(pk: string): Promise<readonly Task[]> {
    const tasks = (await this.#reader.index('gsi1', pk)).map(readTaskItem);
    if (this.#known.size + tasks.length > MOST_KEPT) this.#known.clear();
    for (const task of tasks) this.#keep(task);
    return tasks;
  }

  async #read({ caseId, taskId }: TaskVersion): Promise<void> {
    const item = await this.#reader.get(taskKey(caseId, taskId));
    if (item !== undefined) this.#keep(readTaskItem(item));
  }

  #keep(task: Task): void {
    const known = this.#known.get(idOf(task));
    if (known === undefined || known.version < task.version) this.#known.set(idOf(task), task);
  }
}
