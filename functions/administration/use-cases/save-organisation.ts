import type { Actor, CaseId } from '#shared/casework/index.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { Organisation, type OrganisationProblem, type Person, type Unit } from '#shared/org/index.ts';
import { organisationDocument } from '#shared/reference/index.ts';
import { validOn } from '#shared/org/unit.ts';
import { daysOfHandOver } from '../domain/closings.ts';
import { changedMeanwhile, noAdministrator, tooLarge } from '../domain/refusals.ts';
import { beginChange } from './begin-change.ts';
import type { AdministrationPorts } from './save-calendar.ts';

export interface SaveOrganisation {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  /** The version the person saw; 0 sets the organisation up. */
  readonly version: number;
  readonly why: string;
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
}

export type SaveRefusal = OrganisationProblem | Refusal<'changed-meanwhile' | 'no-administrator' | 'too-large'>;

/**
 * Puts a state of the organisation into force. Units that it closes hand their open work over on their day; the cases of
 * those changes are returned.
 */
export async function saveOrganisation(
  { units, people, version, why, by, now }: SaveOrganisation,
  ports: AdministrationPorts,
): Promise<Result<readonly CaseId[], readonly SaveRefusal[]>> {
  const today = civilDateAt(now);
  const made = Organisation.of(units, people);
  if (!made.ok) return made;
  if (!hasAdministrator(made.value, today)) return err([noAdministrator]);
  const before = (await ports.reference.read()).organisation;
  const value = { units: [...units], people: [...people] };
  const saved = await save({ document: organisationDocument, value, version, by: by.person, why, now }, ports);
  if (!saved.ok) return err([saved.error]);
  const cases: CaseId[] = [];
  for (const from of daysOfHandOver(before, made.value, today)) {
    const change = { kind: 'organisation', madeVersion: version + 1, organisation: made.value, from } as const;
    cases.push(await beginChange({ ...change, why, by, now }, ports));
  }
  return ok(cases);
}

async function save(
  document: Parameters<AdministrationPorts['reference']['save']>[0],
  { reference }: AdministrationPorts,
): Promise<Result<null, Refusal<'changed-meanwhile' | 'too-large'>>> {
  try {
    return (await reference.save(document)) ? ok(null) : err(changedMeanwhile);
  } catch (error) {
    if (error instanceof RangeError) return err(tooLarge);
    throw error;
  }
}

/** Somebody can sign in and keep the data, today and with no end in sight. */
const hasAdministrator = (organisation: Organisation, today: PlainDate): boolean =>
  organisation.people.some(
    ({ subject, roles }) =>
      subject !== null &&
      roles.some((grant) => {
        const unit = organisation.unit(grant.unit);
        return (
          grant.role === 'administrator' &&
          grant.validTo === null &&
          validOn(grant, today) &&
          unit !== undefined &&
          validOn(unit, today)
        );
      }),
  );
