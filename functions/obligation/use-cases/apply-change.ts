import type { Access } from '#shared/access/access.ts';
import { extendTask, finishTask, nudgeTask, reassignTask, type Task } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { BulkChange } from '../documents.ts';
import { refuse } from '../domain/refusals.ts';
import { mayDo, mayGrant } from '../domain/rights.ts';
import type { DecisionPorts } from '../ports.ts';
import type { ExtensionRules } from '../settings.ts';
import { requestExtension } from './request-extension.ts';

interface ApplyChange {
  readonly task: Task;
  readonly change: BulkChange;
  readonly access: Access;
  readonly rules: ExtensionRules;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  readonly version: number;
  readonly requestKey: string;
}

/** One task's share of a bulk action, by the same rules and use-cases as on its own page. */
export function applyChange(
  { task, change, access, rules, now, version, requestKey }: ApplyChange,
  ports: DecisionPorts,
): Promise<Result<Task, Refusal>> {
  if (!mayDo(change.action, access, task)) return Promise.resolve(refuse('not-allowed'));
  const by = access.actorFor(task.unit);
  const command = { caseId: task.caseId, taskId: task.taskId, seen: task, by, now, version, requestKey };
  switch (change.action) {
    case 'finish': {
      const { evidence, note } = change;
      return finishTask({ ...command, evidence, ...(note === '' ? {} : { note }) }, ports);
    }
    case 'extend': {
      const { to, reason } = change;
      return mayGrant(access, task, rules)
        ? extendTask({ ...command, to, reason, approver: by.person, cap: rules }, ports)
        : requestExtension({ task, to, reason, by, now, version, requestKey, rules }, ports);
    }
    case 'reassign':
      return reassignTask({ ...command, unit: change.unit, reason: change.reason }, ports);
    case 'nudge':
      return nudgeTask({ ...command, reason: change.reason }, ports);
  }
}
