/** Short ways to write units and people of the samples down. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { AgencyClassKind, Tier } from '../agency-class.ts';
import type { Organisation } from '../organisation.ts';
import type { OrganisationProblem } from '../organisation-checks.ts';
import { personSchema, type Person, type Role } from '../person.ts';
import { unitSchema, type Unit } from '../unit.ts';
import { personName, slug } from './names.ts';

/** Reserved for examples (RFC 2606): no mail of a sample can reach anybody. */
const DOMAIN = 'mau.example';

export interface SampleUnit {
  readonly name: string;
  readonly tier: Tier;
  readonly parent: string | null;
  readonly classes?: readonly AgencyClassKind[];
  readonly aliases?: readonly string[];
  /** By default made of the name. */
  readonly id?: string;
}

/** A unit whose classes are of its own tier. */
export function sampleUnit({ name, tier, parent, classes = [], aliases = [], id }: SampleUnit, since: PlainDate): Unit {
  const key = id ?? slug(name);
  return unitSchema.parse({
    id: key,
    tier,
    classes: classes.map((kind) => ({ kind, tier })),
    parent,
    validFrom: since,
    validTo: null,
    successors: [],
    names: [{ name, validFrom: since }],
    aliases,
    mail: `${key}@${DOMAIN}`,
  });
}

/** A post in a unit: its roles, and who has it where that is not left to the list of invented names. */
export type SamplePost =
  readonly Role[] | { readonly id: string; readonly name: string; readonly roles: readonly Role[] };

export const samplePeople = (
  unit: Unit,
  posts: readonly SamplePost[],
  since: PlainDate,
  firstIndex: number,
): Person[] =>
  posts.map((post, index) => {
    const named = 'roles' in post ? post : undefined;
    const roles = 'roles' in post ? post.roles : post;
    const id = named?.id ?? `${unit.id}-${index + 1}`;
    return personSchema.parse({
      id,
      name: named?.name ?? personName(firstIndex + index),
      email: `${id}@${DOMAIN}`,
      subject: id,
      roles: roles.map((role) => ({ unit: unit.id, role, validFrom: since, validTo: null })),
      deputies: [],
    });
  });

/** The samples are right by their tests; a fault in them is ours. */
export function accepted(result: Result<Organisation, readonly OrganisationProblem[]>): Organisation {
  if (result.ok) return result.value;
  throw new Error(`sample organisation refused: ${result.error.map(({ message }) => message).join(' ')}`);
}
