import { html } from 'hono/html';
import type { Html } from './charts.ts';

export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  /** One cell for each column; the first names the row, the others are figures. */
  readonly rows: readonly (readonly (string | Html)[])[];
}

/** In a frame that scrolls where the page is narrow. */
export const table = ({ caption, columns, rows }: Table): Html =>
  html`<figure>
    <figcaption>${caption}</figcaption>
    <div class="frame" role="region" aria-label="${caption}" tabindex="0">
      <table>
        <thead>
          <tr>
            ${columns.map((column, place) => html`<th scope="col" class="${place > 0 ? 'number' : ''}">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([name = '', ...figures]) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${figures.map((figure) => html`<td class="number">${figure}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </figure>`;
