/** Who holds a role for a task, and on whose behalf. */
import type { Audience, Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { escalationChain, type Holder, type Organisation } from '#shared/org/index.ts';
import type { PersonId } from '#shared/org/person.ts';

type Placed = Pick<Task, 'unit' | 'doer' | 'committee'>;

/** The holder of a task's audience; its officer stands for who does it. Undefined for who has nothing to do with it. */
export function holderOf(
  organisation: Organisation,
  { unit, doer, committee }: Placed,
  { person, audience, date }: { readonly person: PersonId; readonly audience: Audience; readonly date: PlainDate },
): Holder | undefined {
  const told = audience === 'officer' ? doer : audience;
  const holders = holdersFor(organisation, { unit, committee }, told, date).filter((one) => one.person.id === person);
  return holders.find(({ onBehalfOf }) => onBehalfOf === null) ?? holders[0];
}

/** The leaders whose signature a task waits for, deputies included. */
export const signersOf = (task: Placed, organisation: Organisation, date: PlainDate): ReadonlySet<PersonId> =>
  new Set(holdersFor(organisation, task, 'leader', date).map(({ person }) => person.id));

const holdersFor = (
  organisation: Organisation,
  { unit, committee }: Pick<Placed, 'unit' | 'committee'>,
  rung: Audience,
  date: PlainDate,
): readonly Holder[] =>
  escalationChain(organisation, unit, date, committee ?? undefined).find((step) => step.rung === rung)?.holders ?? [];
