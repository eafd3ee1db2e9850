import { isOverdue, type CaseStore } from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { urgingLetter, type OverdueWork } from '#shared/letters/urging-letter.ts';
import { escalationChain, type Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Reference } from '#shared/reference/index.ts';
import { committeesOf } from '../domain/digest.ts';
import { letterSettings } from '../domain/letter-settings.ts';
import type { DraftedLetter, LetterList } from '../store/letter-list.ts';

export interface LetterPorts {
  readonly cases: Pick<CaseStore, 'workOfUnit'>;
  readonly letters: LetterList;
  readonly files: Pick<Files, 'put'>;
}

interface DraftLetter {
  readonly committee: UnitId;
  /** Who is late. */
  readonly unit: UnitId;
  readonly date: PlainDate;
  /** What people call a board. */
  readonly sourceOf: (board: string) => string;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Drafts the công văn and puts it into the list: {@link letterFor}. */
export async function draftLetter(
  wanted: DraftLetter,
  reference: Reference,
  { letters, ...ports }: LetterPorts,
): Promise<DraftedLetter | undefined> {
  const letter = await letterFor(wanted, reference, ports);
  if (letter !== undefined) await letters.put(letter);
  return letter;
}

/**
 * Writes the công văn by which a committee's office urges one unit: what it owes the committee, since when, how many
 * working days late. Undefined when nothing is overdue. Writing it again on the same day replaces the file. It stands in
 * no list yet.
 */
export async function letterFor(
  { committee, unit, date, sourceOf }: DraftLetter,
  reference: Reference,
  { cases, files }: Omit<LetterPorts, 'letters'>,
): Promise<DraftedLetter | undefined> {
  const { organisation, calendar } = reference;
  const owed = (await cases.workOfUnit(unit)).flatMap((task) => {
    const due = task.state === 'open' && task.due !== null && isOverdue(task.due, date) ? task.due : undefined;
    const ours = committeesOf(task, organisation, { date, since: date }).includes(committee);
    return due !== undefined && ours ? [{ task, due: due.lenient }] : [];
  });
  if (owed.length === 0) return undefined;
  const overdue = owed.map(({ task, due }): OverdueWork => ({
    unit: organisation.nameOn(unit, date) ?? unit,
    what: task.subject,
    source: sourceOf(task.board),
    due,
  }));
  const settings = reference.get(letterSettings);
  const bytes = await urgingLetter(
    {
      head: { ...bodiesOf(committee, organisation, date), symbol: settings.symbol, place: settings.place },
      date,
      plan: [...new Set(overdue.map(({ source }) => source))].join('; '),
      overdue,
      finishBy: calendar.addWorkingDays(date, settings.days),
      signer: { titles: settings.signer },
      copies: settings.copies,
      archive: settings.archive,
    },
    calendar,
  );
  const fileKey = `letters/${committee}/${date}-${unit}.docx`;
  await files.put(fileKey, { bytes, contentType: WORD });
  return { committee, unit, date, tasks: overdue.length, fileKey };
}

/** The office writes, under its committee; a committee without an office writes itself. */
function bodiesOf(committee: UnitId, organisation: Organisation, date: PlainDate) {
  const name = (unit: UnitId): string => organisation.nameOn(unit, date) ?? unit;
  const chain = escalationChain(organisation, committee, date, committee);
  const holder = chain.find(({ rung }) => rung === 'office')?.holders.find(({ onBehalfOf }) => onBehalfOf === null);
  const ofCommittee = new Set([committee, ...organisation.childrenOn(committee, date).map(({ id }) => id)]);
  const office = holder?.person.roles.find(({ role, unit }) => role === 'office' && ofCommittee.has(unit))?.unit;
  return office === undefined || office === committee
    ? { superior: null, body: name(committee) }
    : { superior: name(committee), body: name(office) };
}
