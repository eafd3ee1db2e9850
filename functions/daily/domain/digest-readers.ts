/** Who hears of a committee's work in a digest, and which rows are its. */
import { caseIdSchema, type CaseworkPorts, type MailPart, type Recipient } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { Snapshot } from '../store/snapshot-table.ts';
import { committeesOf, type PlacedRow } from './digest.ts';
import type { DigestRow, Period } from './digest-rows.ts';

type Reading = 'leader' | 'office';

/** Leaders and office of a committee on a day, deputies included, each once. */
export function readersOf(
  committee: UnitId,
  audiences: readonly Reading[],
  date: PlainDate,
  { directory }: Pick<CaseworkPorts, 'directory'>,
): readonly Recipient[] {
  const all = audiences.flatMap((audience) => directory.recipients(committee, audience, date, committee));
  return [...new Map(all.map((recipient) => [recipient.person, recipient])).values()];
}

/** The part of a mail that stands for a committee's digest. */
export const digestPart = (committee: UnitId): MailPart => ({
  kind: 'digest',
  caseId: caseIdSchema.parse(committee),
  taskId: null,
  step: null,
});

/** The committee a digest's part stands for. */
export const committeeOf = ({ caseId }: MailPart): UnitId => unitIdSchema.parse(caseId);

interface Placed {
  readonly kept: readonly Pick<Snapshot, 'name' | 'rows'>[];
  readonly date: PlainDate;
  readonly rows: readonly PlacedRow[];
}
/** What was placed last, by committee: a leader's page asks for the same morning again and again. */
const placed = new WeakMap<Organisation, Map<UnitId, Placed>>();

/** The committee's rows on all boards. */
export function placedRows(
  kept: readonly Snapshot[],
  committee: UnitId,
  organisation: Organisation,
  period: Period,
): readonly PlacedRow[] {
  const known = placed.get(organisation) ?? new Map<UnitId, Placed>();
  placed.set(organisation, known);
  const last = known.get(committee);
  if (last?.date === period.date && areSame(last.kept, kept)) return last.rows;
  const rows = placeRows(kept, committee, organisation, period);
  known.set(committee, { kept, date: period.date, rows });
  return rows;
}

const areSame = (some: Placed['kept'], others: Placed['kept']): boolean =>
  some.length === others.length &&
  some.every(({ name, rows }, place) => name === others[place]?.name && rows === others[place].rows);

function placeRows(
  kept: readonly Snapshot[],
  committee: UnitId,
  organisation: Organisation,
  period: Period,
): readonly PlacedRow[] {
  // Asked once for each committee among thousands of rows.
  const known = new Map<UnitId | null, boolean>();
  const isOwn = (row: DigestRow): boolean => {
    const own = known.get(row.committee) ?? committeesOf(row, organisation, period).includes(committee);
    known.set(row.committee, own);
    return own;
  };
  return kept.flatMap(({ name, rows }) => rows.filter(isOwn).map((row) => ({ row, source: name })));
}
