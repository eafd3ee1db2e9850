/** Two tables ↔ an organisation. All or nothing: with one problem nothing is imported. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { Organisation } from '../organisation.ts';
import type { OrganisationProblem } from '../organisation-checks.ts';
import type { Person } from '../person.ts';
import type { Unit } from '../unit.ts';
import { personRows, readPeople } from './person-rows.ts';
import type { ImportProblem, Table } from './table.ts';
import {
  PEOPLE_COLUMNS,
  PEOPLE_SHEET,
  UNIT_COLUMNS,
  UNIT_SHEET,
  type PeopleColumn,
  type UnitColumn,
} from './template.ts';
import { readUnits, unitRow, type RowOf } from './unit-rows.ts';

export interface OrganisationTables {
  readonly units: Table;
  readonly people: Table;
}

export type ImportResult = Result<Organisation, readonly ImportProblem[]>;

export function organisationFrom(tables: OrganisationTables): ImportResult {
  const problems: ImportProblem[] = [];
  const units = readUnits(tables.units, problems);
  const people = readPeople(tables.people, codesOf(tables.units), problems);
  if (problems.length > 0) return err(problems);
  const built = Organisation.of(
    units.map(({ value }) => value),
    people.map(({ value }) => value),
  );
  return built.ok ? ok(built.value) : err(built.error.map((problem) => located(problem, units, people)));
}

/** Codes of the sheet, also of rows that have problems of their own. */
function codesOf({ rows: [head, ...rows] }: Table): ReadonlySet<string> {
  const place = head?.cells.findIndex((cell) => cell.trim().toLowerCase() === 'mã') ?? -1;
  return new Set(rows.map(({ cells }) => (cells[place] ?? '').trim()));
}

const COLUMN_OF: Readonly<Record<OrganisationProblem['field'], UnitColumn | PeopleColumn>> = {
  id: 'Mã',
  tier: 'Cấp',
  classes: 'Nhóm',
  parent: 'Trực thuộc',
  validFrom: 'Từ ngày',
  validTo: 'Đến ngày',
  successors: 'Đơn vị kế thừa',
  names: 'Tên',
  aliases: 'Tên gọi khác',
  mail: 'Thư điện tử',
  name: 'Họ và tên',
  email: 'Thư điện tử',
  subject: 'Tài khoản',
  roles: 'Đơn vị',
  deputies: 'Người thay',
};

/** The row a contradiction stands in; of a code used twice the last. */
function located(
  { of, field, message, remedy }: OrganisationProblem,
  units: readonly RowOf<Unit>[],
  people: readonly RowOf<Person>[],
): ImportProblem {
  const [sheet, row] =
    'unit' in of
      ? [UNIT_SHEET, units.findLast(({ value }) => value.id === of.unit)?.row]
      : [PEOPLE_SHEET, people.findLast(({ value }) => value.id === of.person)?.row];
  return { sheet, row: row ?? null, column: COLUMN_OF[field], message, remedy };
}

export function tablesOf({ units, people }: Organisation): OrganisationTables {
  return {
    units: tableOf(UNIT_SHEET, [UNIT_COLUMNS, ...units.map(unitRow)]),
    people: tableOf(PEOPLE_SHEET, [PEOPLE_COLUMNS, ...people.flatMap(personRows)]),
  };
}

const tableOf = (sheet: string, rows: readonly (readonly string[])[]): Table => ({
  sheet,
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
});
