/** A list page's files: their routes, and the links to them. */
import type { FC } from 'hono/jsx';
import { listResponse, type ListFile, type ListFormat } from '#shared/list-files/index.ts';
import { get, type Allow, type PageContext, type PageRoute } from './routes.ts';

export const SHEETS = ['xlsx', 'csv'] as const;
export const SHEETS_AND_WORD = ['xlsx', 'csv', 'docx'] as const;

/** What a list page gives its files: the rows by the same filter as the page, and the file's name without its ending. */
export interface NamedList extends ListFile {
  readonly name: string;
}

interface ListRoutes {
  /** Of the list page; its files stand at `<path>.xlsx` and so on. */
  readonly path: string;
  readonly allow: Allow;
  readonly formats: readonly ListFormat[];
  /** A response when there is nothing to give: forbidden, not found. */
  readonly read: (context: PageContext) => Promise<NamedList | Response>;
}

export const listRoutes = ({ path, allow, formats, read }: ListRoutes): readonly PageRoute[] =>
  formats.map((format) => get(`${path}.${format}`, allow, async (context) => sendList(await read(context), format)));

export const sendList = (list: NamedList | Response, format: ListFormat): Promise<Response> | Response =>
  list instanceof Response ? list : listResponse(list, format, list.name);

const NAMES: Readonly<Record<ListFormat, string>> = { xlsx: 'Excel', csv: 'CSV', docx: 'Word' };

interface DownloadLinksProps {
  readonly formats: readonly ListFormat[];
  readonly hrefOf: (format: ListFormat) => string;
  /** What is downloaded, for who hears the links one after another: «danh sách kế hoạch». */
  readonly what: string;
}

export const DownloadLinks: FC<DownloadLinksProps> = ({ formats, hrefOf, what }) => (
  <ul class="govuk-list dh-downloads">
    {formats.map((format) => (
      <li>
        <a class="govuk-link" href={hrefOf(format)}>
          Tải về {NAMES[format]}
          <span class="govuk-visually-hidden"> {what}</span>
        </a>
      </li>
    ))}
  </ul>
);

/** The address of a list's file, with the filter the page was asked by. */
export const fileHref = (path: string, format: ListFormat, query: Readonly<Record<string, string | null>>): string => {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null && value !== '') fields.set(name, value);
  const text = fields.toString();
  return `${path}.${format}${text === '' ? '' : `?${text}`}`;
};
