/** A row of a signed plan → the tasks of its units (design §3.4: a plan row is an obligation per unit). */
import type { Calendar } from '#shared/calendar/index.ts';
import { caseIdSchema, taskIdSchema, type CaseId, type NewTask } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { dutiesOf, type Duty } from './duties.ts';
import { ownersOf, type OpenLead, type Owners } from './owners.ts';
import { numberOf, type ObligationRow } from './row.ts';
import type { PlanTerms } from './terms.ts';

/** The slug of the process that obligations belong to. */
export const OBLIGATION = 'obligation';

export interface FanOutPorts {
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  /** The day of the fan-out. */
  readonly today: PlainDate;
}

export interface FanOut {
  readonly caseId: CaseId;
  readonly tasks: readonly NewTask[];
  /** The leads whose share the plan's office holds. */
  readonly open: readonly OpenLead[];
}

/** One case a row and revision, so that issuing twice opens once and an amended row keeps its past. */
export const obligationCaseId = (plan: CaseId, { key, revision }: Pick<ObligationRow, 'key' | 'revision'>): CaseId =>
  caseIdSchema.parse(revision === 1 ? `${plan}.${key}` : `${plan}.${key}.${revision}`);

/**
 * The tasks of a row: one for each unit and occurrence. Pure, and the same whenever it is asked, so that a fan-out that
 * broke off is run again. Leads that mean nobody for certain become a task of the plan's office, which gives it on.
 */
export function fanOut(row: ObligationRow, terms: PlanTerms, ports: FanOutPorts): FanOut {
  const caseId = obligationCaseId(terms.plan, row);
  const owners = ownersOf(row, terms, ports);
  const shared = {
    caseId,
    process: OBLIGATION,
    board: terms.plan,
    row: row.key,
    ladder: terms.ladder,
    committee: committeeOf(terms, ports.organisation),
  };
  const tasks = dutiesOf(row, terms, ports).flatMap((duty, index) => {
    const number = String(index + 1).padStart(3, '0');
    const task = { ...shared, ...timeOf(duty), subject: subjectOf(row, duty) };
    return [
      ...boundBy(duty, owners, terms, ports).map(({ id }) => ({
        ...task,
        taskId: taskIdSchema.parse(`${number}.${id}`),
        unit: id,
      })),
      ...heldByOffice(task, number, owners.open, terms),
    ];
  });
  return { caseId, tasks, open: owners.open };
}

const timeOf = ({ start, countedIn, derivation, basis }: Duty) => ({
  start,
  countedIn,
  derivation: [...derivation],
  basis,
});

function subjectOf(row: ObligationRow, { label }: Duty): string {
  const number = numberOf(row);
  const title = number === null ? row.title : `${number}. ${row.title}`;
  return label === null ? title : `${title} – ${label}`;
}

/** Whose office and leader hear of delays: the issuing committee, or the one a department belongs to; null at the root. */
export function committeeOf({ issuer, issued }: PlanTerms, organisation: Organisation): UnitId | null {
  let unit = organisation.unit(issuer);
  while (unit !== undefined && !unit.classes.some(({ kind }) => kind === 'committees'))
    unit = organisation.parentOn(unit, issued);
  return unit === undefined || unit.parent === null ? null : unit.id;
}

/** A part of a phrase that names its own actor binds those of the owners whom the words mean; else all of them. */
function boundBy({ actor }: Duty, { units }: Owners, terms: PlanTerms, ports: FanOutPorts): Owners['units'] {
  if (actor === null) return units;
  const named = new Set(ownersOf({ lead: [actor], assigned: [] }, terms, ports).units);
  const bound = units.filter((unit) => named.has(unit));
  return bound.length > 0 ? bound : units;
}

type Held = Omit<NewTask, 'taskId' | 'unit'>;

function heldByOffice(task: Held, number: string, open: readonly OpenLead[], { office }: PlanTerms): NewTask[] {
  if (open.length === 0) return [];
  const names = open.map(({ printed }) => (printed === '' ? 'kế hoạch không ghi cơ quan chủ trì' : `«${printed}»`));
  const why = `Văn phòng giữ thay cho đến khi giao được cho đơn vị cụ thể: ${names.join('; ')}.`;
  // No unit's id has an underscore, so this id is never taken.
  const taskId = taskIdSchema.parse(`${number}._`);
  return [{ ...task, taskId, unit: office, doer: 'office', derivation: [...task.derivation, why] }];
}
