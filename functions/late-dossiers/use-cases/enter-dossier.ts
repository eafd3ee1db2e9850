import { documentWrite, keepSender, type Actor } from '#shared/casework/index.ts';
import { addDays, civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { dossierDocument, dossierId, listOfYear, yearOf, type Dossier } from '../domain/dossier.ts';
import type { Entered } from '../domain/read-typed.ts';
import { refuse } from '../domain/refusals.ts';
import type { LateDossierRules } from '../domain/rules.ts';
import type { LateDossierPorts } from '../ports.ts';

interface EnterDossier {
  readonly entered: Entered;
  readonly unit: UnitId;
  readonly rules: LateDossierRules;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  readonly requestKey: string;
}

const DAYS_A_MONTH = 31;

/** Promises a dossier anew, as often as the rules allow. The applicant's name goes to the vault, not into the document. */
export async function enterDossier(
  { entered, unit, rules, by, now, requestKey }: EnterDossier,
  { cases, vault }: LateDossierPorts,
): Promise<Result<Dossier, Refusal<'promised-anew-already'>>> {
  const { applicant, ...facts } = entered;
  const list = listOfYear(yearOf(entered));
  for (let attempt = 1; attempt <= rules.times; attempt += 1) {
    const id = dossierId(unit, entered.receiptNumber, attempt);
    const known = await cases.readDocument(dossierDocument, list, id);
    if (known?.value.requestKey === requestKey) return ok(known.value);
    if (known !== undefined) continue;
    const keepUntil = addDays(entered.newDate, rules.retentionMonths * DAYS_A_MONTH);
    await keepSender(
      { caseId: id, sender: { name: applicant, address: '', phone: '', email: '' }, keepUntil },
      { vault, senders: cases },
    );
    const value: Dossier = {
      ...{ ...facts, id, unit, attempt, requestKey, signed: null, sentOn: null },
      entered: { by, on: civilDateAt(now) },
    };
    const documents = [documentWrite(dossierDocument, { caseId: list, key: id, value, version: 1 })];
    if ((await cases.commit({ documents })).length === 0) return ok(value);
  }
  return refuse('promised-anew-already');
}
