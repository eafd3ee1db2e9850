/** One row of the sheet «Đơn vị» is one unit. */
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { unitSchema, type Unit } from '../unit.ts';
import { dateIn, RowReader } from './row-reader.ts';
import { entriesOf, type ImportProblem, type Table } from './table.ts';
import {
  classChoices,
  classLabel,
  LIST_SEPARATOR,
  TIER_LABELS,
  tierChoices,
  UNIT_COLUMNS,
  type UnitColumn,
} from './template.ts';

export interface RowOf<T> {
  readonly row: number;
  readonly value: T;
}

/** Every unit that could be read, with its row; what could not is among the problems. */
export function readUnits(table: Table, problems: ImportProblem[]): readonly RowOf<Unit>[] {
  return entriesOf(table, UNIT_COLUMNS, problems).flatMap((entry) => {
    const reader = new RowReader<UnitColumn>(table.sheet, entry, problems);
    const before = problems.length;
    const draft = draftOf(reader);
    return problems.length > before ? [] : [{ row: entry.number, value: unitSchema.parse(draft) }];
  });
}

function draftOf(reader: RowReader<UnitColumn>): unknown {
  const validFrom = reader.date('Từ ngày');
  return {
    id: reader.id('Mã'),
    names: reader.required('Tên') === undefined ? [] : namesIn(reader, validFrom),
    tier: reader.choice('Cấp', tierChoices),
    classes: reader.choicesOf('Nhóm', classChoices),
    parent: reader.optionalId('Trực thuộc'),
    validFrom,
    validTo: reader.optionalDate('Đến ngày'),
    successors: reader.ids('Đơn vị kế thừa'),
    aliases: reader.list('Tên gọi khác'),
    mail: reader.email('Thư điện tử'),
  };
}

const NAME = /^(.+?)(?:\s*\(từ ([^()]*)\))?$/u;

/** «Cục Thuế tỉnh; Thuế tỉnh (từ 01/07/2025)»; a name without a day holds from the unit's first day. */
function namesIn(reader: RowReader<UnitColumn>, validFrom: PlainDate | undefined): unknown {
  return reader.list('Tên').map((part) => {
    const [, name = part, since] = NAME.exec(part) ?? [];
    const from = since === undefined ? validFrom : dateIn(since.trim());
    if (since !== undefined && from === undefined)
      reader.tell('Tên', `«${since}» không phải là ngày.`, 'Ghi tên mới dạng «Thuế tỉnh (từ 01/07/2025)».');
    return { name, validFrom: from };
  });
}

export const unitRow = (unit: Unit): readonly string[] => [
  unit.id,
  unit.names.map(({ name, validFrom }) => nameCell(name, validFrom, unit.validFrom)).join(LIST_SEPARATOR),
  TIER_LABELS[unit.tier],
  unit.classes.map(classLabel).join(LIST_SEPARATOR),
  unit.parent ?? '',
  formatDate(unit.validFrom),
  unit.validTo === null ? '' : formatDate(unit.validTo),
  unit.successors.join(LIST_SEPARATOR),
  unit.aliases.join(LIST_SEPARATOR),
  unit.mail ?? '',
];

const nameCell = (name: string, from: PlainDate, unitFrom: PlainDate): string =>
  from === unitFrom ? name : `${name} (từ ${formatDate(from)})`;
