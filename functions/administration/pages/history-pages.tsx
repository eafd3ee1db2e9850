/** Every change of every document of reference data: who, when, why; and each version as it was. */
import type { FC } from 'hono/jsx';
import { Organisation } from '#shared/org/index.ts';
import {
  calendarDocument,
  laddersDocument,
  mailRhythmDocument,
  mailSenderDocument,
  organisationDocument,
  type ReferenceChange,
  type ReferenceDocument,
} from '#shared/reference/index.ts';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { formatInstant } from '#shared/ui/format.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { writeNoticeList } from '../domain/notice-list.ts';
import { XLSX } from '../use-cases/read-import.ts';
import { AUDIENCE_LABELS } from './ladder-list.tsx';
import { personName } from './names.ts';
import { ADMINISTRATOR, type AdministrationPages } from './ports.ts';

const PATH = '/quan-tri/lich-su';

export const historyPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(`${PATH}/:document`, ADMINISTRATOR, (context) => withDocument(context, (kept) => list(context, kept, ports))),
  get(`${PATH}/:document/:version`, ADMINISTRATOR, (context) =>
    withDocument(context, (kept) => showVersion(context, kept, ports)),
  ),
];

/** A document as its history shows it: its name, and how an old version reads. */
interface Kept<T> {
  readonly document: ReferenceDocument<T>;
  readonly title: string;
  readonly words: (value: T) => string;
}

const lines = (entries: readonly string[]): string => (entries.length === 0 ? 'Không có gì.' : entries.join('\n'));

const calendar: Kept<(typeof calendarDocument)['initial']> = {
  document: calendarDocument,
  title: 'Ngày nghỉ, làm bù',
  words: (notices) =>
    lines(notices.map((notice) => `Năm ${notice.year}, ${notice.notice ?? ''}\n${writeNoticeList(notice)}\n`)),
};
const ladders: Kept<(typeof laddersDocument)['initial']> = {
  document: laddersDocument,
  title: 'Bậc nhắc việc',
  words: (all) =>
    lines(
      Object.entries(all).map(([name, steps]) =>
        [name, ...steps.map(({ offset, audience }) => `  ${offset}: ${AUDIENCE_LABELS[audience]}`)].join('\n'),
      ),
    ),
};
const rhythms: Kept<(typeof mailRhythmDocument)['initial']> = {
  document: mailRhythmDocument,
  title: 'Nhịp nhận thư',
  words: (all) =>
    lines(Object.entries(all).map(([id, rhythm]) => `${id}: ${rhythm === 'daily' ? 'hằng ngày' : 'hằng tuần'}`)),
};
const sender: Kept<(typeof mailSenderDocument)['initial']> = {
  document: mailSenderDocument,
  title: 'Người gửi thư',
  words: ({ name, replyTo }) => lines([name, ...(replyTo === null ? [] : [`Thư trả lời về ${replyTo}`])]),
};
const organisation: Kept<(typeof organisationDocument)['initial']> = {
  document: organisationDocument,
  title: 'Đơn vị, cán bộ',
  words: ({ units, people }) => `${units.length} đơn vị, ${people.length} cán bộ.`,
};

/** Closes over the type of each, so that the pages need not know it. */
const opened = <T,>({ document, title, words }: Kept<T>) => ({
  name: document.name,
  title,
  read: async (version: number, { reference }: AdministrationPages): Promise<string> =>
    words(await reference.readVersion(document, version)),
});
type Opened = ReturnType<typeof opened>;

export const DOCUMENTS: readonly Opened[] = [
  opened(organisation),
  opened(calendar),
  opened(ladders),
  opened(rhythms),
  opened(sender),
];

function withDocument(context: PageContext, answer: (kept: Opened) => Promise<Response>): Promise<Response> {
  const kept = DOCUMENTS.find(({ name }) => name === context.req.param('document'));
  return kept === undefined ? context.var.problem(problems.notFound) : answer(kept);
}

async function list(
  context: PageContext,
  { name, title }: Opened,
  { reference }: AdministrationPages,
): Promise<Response> {
  const changes = await reference.historyOf({ name });
  return context.var.page(
    <>
      <h1 class="govuk-heading-l">Lịch sử: {title}</h1>
      <Changes changes={changes} name={name} context={context} />
    </>,
    { title: `Lịch sử: ${title}`, beforeMain: <BackLink href="/quan-tri" /> },
  );
}

const Changes: FC<{ changes: readonly ReferenceChange[]; name: string; context: PageContext }> = ({
  changes,
  name,
  context,
}) => (
  <Table
    caption={`${changes.length} lần thay đổi`}
    captionSize="s"
    columns={[{ header: 'Bản' }, { header: 'Lúc' }, { header: 'Ai' }, { header: 'Lý do' }]}
    rows={changes.map(({ version, at, by, why }) => [
      <a class="govuk-link" href={`${PATH}/${name}/${version}`}>
        Bản {version}
      </a>,
      formatInstant(at),
      by === 'thiet-lap' ? 'Người thiết lập' : personName(context.var.reference.organisation, by),
      why,
    ])}
    emptyText="Chưa ai thay đổi; đang dùng giá trị có sẵn của hệ thống."
  />
);

async function showVersion(context: PageContext, kept: Opened, ports: AdministrationPages): Promise<Response> {
  const typed = context.req.param('version') ?? '';
  const version = /^\d{1,5}$/u.test(typed) ? Number(typed) : 0;
  const change = (await ports.reference.historyOf(kept)).find((known) => known.version === version);
  if (change === undefined) return context.var.problem(problems.notFound);
  if (kept.name === organisationDocument.name && context.req.query('tep') !== undefined)
    return downloadVersion(context, version, ports);
  const title = `${kept.title}, bản ${version}`;
  return context.var.page(
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <Changes changes={[change]} name={kept.name} context={context} />
      <pre class="dh-plain-text" tabindex={0}>
        {await kept.read(version, ports)}
      </pre>
      {kept.name === organisationDocument.name && (
        <p class="govuk-body">
          <a class="govuk-link" href="?tep">
            Tải bản này dạng Excel
          </a>
        </p>
      )}
    </>,
    { title, beforeMain: <BackLink href={`${PATH}/${kept.name}`} /> },
  );
}

async function downloadVersion(
  context: PageContext,
  version: number,
  { reference }: AdministrationPages,
): Promise<Response> {
  const { units, people } = await reference.readVersion(organisationDocument, version);
  const made = Organisation.of(units, people);
  if (!made.ok) throw new Error(`Version ${version} of the organisation is contradictory`);
  const { writeWorkbook } = await import('#shared/org/workbook/index.ts');
  return context.body(Uint8Array.from(await writeWorkbook(made.value)).buffer, 200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename="to-chuc-${version}.xlsx"`,
  });
}
