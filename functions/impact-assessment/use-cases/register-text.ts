import { documentWrite, startProcess, type Actor, type Case, type CaseId } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { inputSchema } from '#workflows/impact-assessment/contract.ts';
import { EMPTY_IMPACT } from '../domain/impact-form.ts';
import { participantsOn } from '../domain/participants.ts';
import { boardOf, procedureDocument, procedureKey, PROCESS, textDocument, type Text } from '../domain/text.ts';
import type { ImpactPorts } from '../ports.ts';
import { refuse, type ImpactRefusalCode } from '../refusals.ts';

export interface TextForm extends Pick<Text, 'title' | 'kind' | 'programme' | 'dates' | 'draftingUnit'> {
  /** Names of the procedures that the text sets. */
  readonly procedures: readonly string[];
}

interface RegisterText {
  readonly form: TextForm;
  /** Made when the form is first shown, so that a form sent twice opens one case. */
  readonly caseId: CaseId;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

/** A drafting unit registers a text; its execution asks for the assessment of every procedure it sets. */
export async function registerText(
  { form: { procedures, ...given }, caseId, by, now }: RegisterText,
  ports: ImpactPorts,
): Promise<Result<Case, Refusal<ImpactRefusalCode | 'case-exists'>>> {
  const participants = participantsOn(ports.reference, civilDateAt(now));
  if (participants === undefined) return refuse('nobody-appraises');
  const value: Text = {
    ...given,
    ...participants,
    submissions: [],
    opinion: null,
    appraisals: [],
    outcome: null,
    endedOn: null,
  };
  const sheets = procedures.map((name, index) =>
    documentWrite(procedureDocument, {
      caseId,
      key: procedureKey(index),
      value: { name, impact: EMPTY_IMPACT, lines: [] },
      version: 1,
    }),
  );
  return startProcess(
    {
      caseId,
      process: PROCESS,
      board: boardOf(given.dates.issue),
      row: caseId,
      title: given.title,
      documents: [documentWrite(textDocument, { caseId, value, version: 1 }), ...sheets],
      start: { workflow: PROCESS, input: inputSchema.parse({ caseId }) },
      by,
      now,
    },
    ports,
  );
}
