import { documentWrite, type Actor, type CaseDocument } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { dossierDocument, listOfYear, yearOf, type Dossier } from '../domain/dossier.ts';
import { refuse } from '../domain/refusals.ts';
import type { LateDossierPorts } from '../ports.ts';

type Changed = Promise<Result<Dossier, Refusal<'changed-meanwhile'>>>;
type Ports = Pick<LateDossierPorts, 'cases'>;

/** The head signs the apology; signing again changes nothing. */
export const signApology = (
  known: CaseDocument<Dossier>,
  signed: { readonly by: Actor; readonly on: PlainDate },
  ports: Ports,
): Changed => (known.value.signed === null ? change(known, { signed }, ports) : Promise.resolve(ok(known.value)));

/** Notes the day on which the signed apology went to the applicant. */
export const noteSent = (known: CaseDocument<Dossier>, sentOn: PlainDate, ports: Ports): Changed =>
  change(known, { sentOn }, ports);

async function change(
  { value, version }: CaseDocument<Dossier>,
  changes: Partial<Pick<Dossier, 'signed' | 'sentOn'>>,
  { cases }: Ports,
): Changed {
  const next = { ...value, ...changes };
  const place = { caseId: listOfYear(yearOf(value)), key: value.id, version: version + 1 };
  const conflicts = await cases.commit({ documents: [documentWrite(dossierDocument, { ...place, value: next })] });
  return conflicts.length === 0 ? ok(next) : refuse('changed-meanwhile');
}
