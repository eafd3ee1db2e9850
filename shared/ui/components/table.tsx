import type { Child, FC } from 'hono/jsx';
import { classNames } from '../class-names.ts';

export interface Column {
  readonly header: string;
  /** Numbers stand right, digits under digits. */
  readonly numeric?: boolean;
}

export interface TableProps {
  readonly caption: string;
  readonly captionSize?: 's' | 'm' | 'l' | 'xl';
  readonly columns: readonly Column[];
  /** One cell for each column; the first names the row. */
  readonly rows: readonly (readonly Child[])[];
  /** Told instead of an empty table. */
  readonly emptyText: string;
  /** Many narrow columns of figures. */
  readonly dense?: boolean;
}

/** Names with one or two figures each stay a table on the phone too; anything wider becomes a block for each row. */
const staysTable = ({ columns, dense }: TableProps): boolean =>
  dense === true || (columns.length <= 3 && columns.slice(1).every(({ numeric }) => numeric === true));

/**
 * A table. On the phone each row is a block of its own whose cells say their column's name, so that none begins outside
 * the frame; the roles keep it a table for who hears it. Tables of figures keep their columns and scroll in the frame.
 */
export const Table: FC<TableProps> = (props) => {
  const { caption, captionSize = 'm', columns, rows, emptyText, dense } = props;
  return (
    <div
      class={classNames('dh-table-frame', !staysTable(props) && 'dh-table-frame--blocks')}
      role="region"
      aria-label={caption}
      tabindex={0}
    >
      <table class={classNames('govuk-table', dense && 'dh-figures')} role="table">
        <caption class={`govuk-table__caption govuk-table__caption--${captionSize}`}>{caption}</caption>
        <thead class="govuk-table__head" role="rowgroup">
          <tr class="govuk-table__row" role="row">
            {columns.map(({ header, numeric }) => (
              <th
                scope="col"
                role="columnheader"
                class={classNames('govuk-table__header', numeric && 'govuk-table__header--numeric')}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body" role="rowgroup">
          {rows.length === 0 ? (
            <tr class="govuk-table__row" role="row">
              <td class="govuk-table__cell" role="cell" colspan={columns.length}>
                {emptyText}
              </td>
            </tr>
          ) : (
            rows.map((cells) => <TableRow cells={cells} columns={columns} />)
          )}
        </tbody>
      </table>
    </div>
  );
};

const TableRow: FC<{ cells: readonly Child[]; columns: readonly Column[] }> = ({ cells, columns }) => (
  <tr class="govuk-table__row" role="row">
    {cells.map((cell, index) =>
      index === 0 ? (
        <th scope="row" role="rowheader" class="govuk-table__header">
          {cell}
        </th>
      ) : (
        <td
          class={classNames('govuk-table__cell', columns[index]?.numeric && 'govuk-table__cell--numeric')}
          role="cell"
          data-label={columns[index]?.header}
        >
          {cell}
        </td>
      ),
    )}
  </tr>
);
