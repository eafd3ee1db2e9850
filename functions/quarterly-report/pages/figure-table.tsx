import type { FC } from 'hono/jsx';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { headerCells, headerDepth, type HeaderCell } from '../domain/header.ts';
import type { Figures } from '../domain/figures.ts';
import type { Form } from '../domain/form.ts';
import type { Sheet } from '../domain/sheet.ts';

/** A form as it is printed: merged header, a row for each unit, the total. Scrolls in its own frame on the phone. */
export const FigureTable: FC<{ sheet: Sheet }> = ({ sheet: { form, rows, total } }) => {
  const caption = `Biểu ${form.code}: ${form.title}`;
  return (
    <div class="dh-table-frame" role="region" aria-label={caption} tabindex={0}>
      <table class="govuk-table dh-figures">
        <caption class="govuk-table__caption govuk-table__caption--s">{caption}</caption>
        <Header form={form} />
        <tbody class="govuk-table__body">
          {rows.map(({ name, figures }) => (
            <Row name={name} form={form} figures={figures} />
          ))}
          {total !== null && rows.length !== 1 && <Row name="Tổng số" form={form} figures={total} />}
        </tbody>
      </table>
    </div>
  );
};

const Header: FC<{ form: Form }> = ({ form: { columns } }) => {
  const cells = headerCells(columns);
  const depth = headerDepth(columns);
  return (
    <thead class="govuk-table__head">
      {Array.from({ length: depth }, (_, row) => (
        <tr class="govuk-table__row">
          {row === 0 && (
            <th scope="col" class="govuk-table__header" rowspan={depth}>
              Đơn vị
            </th>
          )}
          {cells
            .filter((cell) => cell.row === row)
            .map((cell) => (
              <HeaderText cell={cell} />
            ))}
        </tr>
      ))}
    </thead>
  );
};

const HeaderText: FC<{ cell: HeaderCell }> = ({ cell: { text, rowSpan, columnSpan } }) => (
  <th
    scope={columnSpan > 1 ? 'colgroup' : 'col'}
    class="govuk-table__header"
    rowspan={rowSpan > 1 ? rowSpan : undefined}
    colspan={columnSpan > 1 ? columnSpan : undefined}
  >
    {text}
  </th>
);

const Row: FC<{ name: string; form: Form; figures: Figures }> = ({ name, form, figures }) => (
  <tr class="govuk-table__row">
    <th scope="row" class="govuk-table__header">
      {name}
    </th>
    {form.columns.map(({ id }) => (
      <td class="govuk-table__cell govuk-table__cell--numeric">{formatNumber(figures[id] ?? 0)}</td>
    ))}
  </tr>
);
