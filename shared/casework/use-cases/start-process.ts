import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Case } from '../case.ts';
import type { CaseId } from '../ids.ts';
import type { CaseStore, Workflows } from '../ports.ts';
import { openCase, type OpenCase } from './open-case.ts';

interface StartPorts {
  readonly store: CaseStore;
  readonly workflows: Workflows;
}
type StartProcess = Omit<OpenCase, 'start'> & { readonly start: NonNullable<Case['start']> };

/**
 * Opens a case and starts its execution, named after it. The case is written first and says what is to be started: an
 * execution that could not be started then is started by whoever sends the form again, or by the next daily run.
 */
export async function startProcess(
  command: StartProcess,
  ports: StartPorts,
): Promise<Result<Case, Refusal<'case-exists'>>> {
  const opened = await openCase(command, ports);
  if (opened.ok) await restartProcess(opened.value, ports);
  else await resumeProcess(command.caseId, ports);
  return opened;
}

/** Starts the execution of a case that is there, if it was never noted as started: what opened it may have broken off. */
export async function resumeProcess(caseId: CaseId, ports: StartPorts): Promise<void> {
  const known = await ports.store.readCase(caseId);
  if (known !== undefined) await restartProcess(known, ports);
}

/** Starts the execution a case still asks for, and notes that it is done. Repeating it starts nothing twice. */
export async function restartProcess(known: Case, { store, workflows }: StartPorts): Promise<void> {
  if (known.start === null) return;
  await workflows.start(known.start.workflow, known.caseId, known.start.input);
  // Somebody else's change of the case comes first; the daily run will then find the execution started.
  await store.commit({ cases: [{ ...known, start: null, version: known.version + 1 }] });
}
