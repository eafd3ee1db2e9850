/** In the sheet «Người» a person has a row for each role and each absence; one without either has one row. */
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { personSchema, type Person } from '../person.ts';
import { RowReader } from './row-reader.ts';
import { entriesOf, type Entry, type ImportProblem, type Table } from './table.ts';
import { ABSENCE_LABEL, PEOPLE_COLUMNS, ROLE_LABELS, roleChoices, type PeopleColumn } from './template.ts';
import type { RowOf } from './unit-rows.ts';

type Reader = RowReader<PeopleColumn>;

/** Every person whose rows could all be read, with the first of them. `unitIds`: the codes of the other sheet. */
export function readPeople(
  table: Table,
  unitIds: ReadonlySet<string>,
  problems: ImportProblem[],
): readonly RowOf<Person>[] {
  const entries = entriesOf(table, PEOPLE_COLUMNS, problems);
  const idOf = ({ cells }: Entry<PeopleColumn>): string => cells.get('Mã') ?? '';
  const personIds = new Set(entries.map(idOf));
  return [...Map.groupBy(entries, idOf).values()].flatMap((rows) => {
    const before = problems.length;
    const readers = rows.map((entry) => new RowReader<PeopleColumn>(table.sheet, entry, problems));
    const draft = draftOf(readers, unitIds, personIds);
    return problems.length > before ? [] : [{ row: rows[0]?.number ?? 0, value: personSchema.parse(draft) }];
  });
}

function draftOf(readers: readonly Reader[], unitIds: ReadonlySet<string>, personIds: ReadonlySet<string>): unknown {
  const [first, ...further] = readers;
  for (const reader of further)
    for (const column of ['Họ và tên', 'Thư điện tử', 'Tài khoản'] as const)
      if (reader.text(column) !== '' && reader.text(column) !== first?.text(column))
        reader.tell(
          column,
          `«${reader.text(column)}» khác với dòng đầu của mã «${reader.text('Mã')}».`,
          'Để trống ở các dòng sau, hoặc đặt mã khác nếu đây là người khác.',
        );
  return {
    id: first?.id('Mã'),
    name: first?.required('Họ và tên'),
    email: first?.email('Thư điện tử'),
    subject: first?.text('Tài khoản') === '' ? null : first?.text('Tài khoản'),
    roles: readers.flatMap((reader) => grantIn(reader, unitIds)),
    deputies: readers.flatMap((reader) => absenceIn(reader, personIds)),
  };
}

const isAbsence = (reader: Reader): boolean => reader.text('Vai trò').toLowerCase() === ABSENCE_LABEL.toLowerCase();

function grantIn(reader: Reader, unitIds: ReadonlySet<string>): readonly unknown[] {
  const bare = (['Vai trò', 'Đơn vị', 'Từ ngày', 'Đến ngày'] as const).every((column) => reader.text(column) === '');
  if (isAbsence(reader) || bare) return [];
  const role = reader.choice('Vai trò', roleChoices);
  const unit = reader.id('Đơn vị');
  if (unit !== undefined && !unitIds.has(unit))
    reader.tell('Đơn vị', `Trang «Đơn vị» không có mã «${unit}».`, 'Thêm đơn vị đó hoặc sửa lại mã.');
  if (reader.text('Người thay') !== '')
    reader.tell('Người thay', 'Người thay chỉ ghi ở dòng vắng mặt.', `Thêm một dòng có vai trò «${ABSENCE_LABEL}».`);
  return [{ role, unit, ...periodIn(reader, reader.optionalDate('Đến ngày')) }];
}

function absenceIn(reader: Reader, personIds: ReadonlySet<string>): readonly unknown[] {
  if (!isAbsence(reader)) return [];
  const deputy = reader.id('Người thay');
  if (deputy !== undefined && !personIds.has(deputy))
    reader.tell('Người thay', `Trang «Người» không có mã «${deputy}».`, 'Thêm người đó hoặc sửa lại mã.');
  if (reader.text('Đơn vị') !== '')
    reader.tell('Đơn vị', 'Dòng vắng mặt áp dụng cho mọi vai trò.', 'Để trống ô «Đơn vị» ở dòng này.');
  return [{ deputy, ...periodIn(reader, reader.date('Đến ngày') ?? null) }];
}

function periodIn(
  reader: Reader,
  validTo: PlainDate | null,
): { readonly validFrom: unknown; readonly validTo: unknown } {
  const validFrom = reader.date('Từ ngày');
  if (validFrom !== undefined && validTo !== null && validTo < validFrom)
    reader.tell('Đến ngày', 'Ngày kết thúc trước ngày bắt đầu.', 'Sửa lại một trong hai ngày.');
  return { validFrom, validTo };
}

export function personRows(person: Person): readonly (readonly string[])[] {
  const own = [person.name, person.email ?? '', person.subject ?? ''];
  const rows = [
    ...person.roles.map(({ role, unit, validFrom, validTo }) => [
      ROLE_LABELS[role],
      unit,
      formatDate(validFrom),
      validTo === null ? '' : formatDate(validTo),
      '',
    ]),
    ...person.deputies.map(({ deputy, validFrom, validTo }) => [
      ABSENCE_LABEL,
      '',
      formatDate(validFrom),
      formatDate(validTo),
      deputy,
    ]),
  ];
  const [first = ['', '', '', '', ''], ...further] = rows;
  return [[person.id, ...own, ...first], ...further.map((row) => [person.id, '', '', '', ...row])];
}
