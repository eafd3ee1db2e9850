/** Small organisations for tests. */
import { plainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { Organisation, personSchema, unitSchema, type Person, type Role, type Unit } from '#shared/org/index.ts';

export const day = plainDate;
export const SINCE = day('2015-01-01');

interface UnitDraft {
  readonly id: string;
  readonly tier?: Unit['tier'];
  readonly classes?: readonly Unit['classes'][number]['kind'][];
  readonly parent?: string | null;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly successors?: readonly string[];
  readonly names?: Unit['names'];
  readonly aliases?: readonly string[];
}

export const aUnit = (draft: UnitDraft): Unit => {
  const { id, tier = 'province', classes = [], parent = null, from = SINCE, to = null, aliases = [] } = draft;
  return unitSchema.parse({
    id,
    tier,
    classes: classes.map((kind) => ({ kind, tier })),
    parent,
    validFrom: from,
    validTo: to,
    successors: draft.successors ?? [],
    names: draft.names ?? [{ name: `Đơn vị ${id}`, validFrom: from }],
    aliases,
    mail: null,
  });
};

interface PersonDraft {
  readonly id: string;
  readonly roles?: readonly (readonly [unit: string, role: Role, from?: PlainDate, to?: PlainDate])[];
  readonly deputies?: readonly {
    readonly deputy: string;
    readonly validFrom: PlainDate;
    readonly validTo: PlainDate;
  }[];
  readonly subject?: string;
}

export const aPerson = ({ id, roles = [], deputies = [], subject }: PersonDraft): Person =>
  personSchema.parse({
    id,
    name: `Người ${id}`,
    email: `${id}@mau.example`,
    subject: subject ?? null,
    roles: roles.map(([unit, role, from, to]) => ({ unit, role, validFrom: from ?? SINCE, validTo: to ?? null })),
    deputies,
  });

export function organisationOf(units: readonly Unit[], people: readonly Person[] = []): Organisation {
  const built = Organisation.of(units, people);
  if (!built.ok) throw new Error(built.error.map(({ message }) => message).join('\n'));
  return built.value;
}
