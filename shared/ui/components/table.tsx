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

/** A table in a frame of its own: on the phone it scrolls sideways inside it, reachable by keyboard. */
export const Table: FC<TableProps> = ({ caption, captionSize = 'm', columns, rows, emptyText, dense }) => (
  <div class="dh-table-frame" role="region" aria-label={caption} tabindex={0}>
    <table class={classNames('govuk-table', dense && 'dh-figures')}>
      <caption class={`govuk-table__caption govuk-table__caption--${captionSize}`}>{caption}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {columns.map(({ header, numeric }) => (
            <th scope="col" class={classNames('govuk-table__header', numeric && 'govuk-table__header--numeric')}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.length === 0 ? (
          <tr class="govuk-table__row">
            <td class="govuk-table__cell" colspan={columns.length}>
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

const TableRow: FC<{ cells: readonly Child[]; columns: readonly Column[] }> = ({ cells, columns }) => (
  <tr class="govuk-table__row">
    {cells.map((cell, index) =>
      index === 0 ? (
        <th scope="row" class="govuk-table__header">
          {cell}
        </th>
      ) : (
        <td class={classNames('govuk-table__cell', columns[index]?.numeric && 'govuk-table__cell--numeric')}>{cell}</td>
      ),
    )}
  </tr>
);
