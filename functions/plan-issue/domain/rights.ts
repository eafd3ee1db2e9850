/** Who may do what with a plan. An office drafts for its committee, a head for his own unit; the leader signs. */
import type { Access } from '#shared/access/access.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation, Unit } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Draft } from './draft.ts';

export const isCommittee = (organisation: Organisation, id: UnitId): boolean =>
  organisation.unit(id)?.classes.some(({ kind }) => kind === 'committees') ?? false;

export interface Issuing {
  readonly issuer: Unit;
  readonly office: Unit;
}

/** The bodies a person may draft a plan of: the committee whose office he is in, and the unit he heads. */
export function issuingOf(access: Access, organisation: Organisation): readonly Issuing[] {
  const offices = access
    .unitsAs('office')
    .map((office) => ({ issuer: committeeAbove(organisation, office, access.date), office }));
  const headed = access.unitsAs('head').map((unit) => ({ issuer: unit, office: unit }));
  const byIssuer = new Map<UnitId, Issuing>();
  for (const each of [...offices, ...headed]) if (!byIssuer.has(each.issuer.id)) byIssuer.set(each.issuer.id, each);
  return [...byIssuer.values()];
}

function committeeAbove(organisation: Organisation, office: Unit, date: PlainDate): Unit {
  const above = organisation.parentOn(office, date);
  return above?.tier === office.tier ? committeeAbove(organisation, above, date) : office;
}

type Parties = Pick<Draft, 'issuer' | 'office'>;

export const mayDraft = (access: Access, { issuer, office }: Parties): boolean =>
  access.hasIn(office, 'office', 'head') || access.hasIn(issuer, 'office');

/** A committee's plan is signed by its leader, a department's own by its head. */
export const maySign = (access: Access, organisation: Organisation, { issuer }: Parties): boolean =>
  access.hasIn(issuer, isCommittee(organisation, issuer) ? 'leader' : 'head');

/** A plan in force is everybody's to read; a draft is for those who make, sign or watch over it. */
export const mayRead = (access: Access, organisation: Organisation, draft: Parties & Pick<Draft, 'status'>): boolean =>
  draft.status === 'in-force' ||
  mayDraft(access, draft) ||
  maySign(access, organisation, draft) ||
  access.mayOversee(draft.issuer) ||
  access.has('administrator');
