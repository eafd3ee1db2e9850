/** What obligations stand on. */
import type { CaseStore, CaseworkPorts, Task, Workflows } from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { ReferenceTable } from '#shared/reference/index.ts';

/** Of the pages. */
export interface ObligationPorts {
  readonly store: CaseStore;
  readonly workflows: Workflows;
  readonly files: Files;
  /** The page of a task: of any process, so that one list leads to all work. */
  readonly taskPath: (task: Pick<Task, 'process' | 'caseId' | 'taskId'>) => string;
}

/** Of use-cases that ask who decides. */
export interface DecisionPorts extends CaseworkPorts {
  readonly organisation: Organisation;
}

/** Of the workflow's tasks; the reference data are read anew for each. */
export interface TaskSources {
  readonly store: CaseStore;
  readonly reference: ReferenceTable;
}
