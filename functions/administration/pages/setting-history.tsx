/** Who changed a setting, when, why; and what differs from the version before. */
import type { ReferenceChange } from '#shared/reference/index.ts';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { formatInstant } from '#shared/ui/format.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { differencesOf } from '../domain/settings/differences.ts';
import { personName } from './names.ts';
import type { AdministrationPages } from './ports.ts';
import { isPaged } from './setting-list.tsx';
import type { Setting } from './setting-pages.tsx';

const PATH = '/quan-tri/cai-dat';

const Changes = ({
  changes,
  name,
  context,
}: {
  changes: readonly ReferenceChange[];
  name: string;
  context: PageContext;
}) => (
  <Table
    caption={`${String(changes.length)} lần thay đổi`}
    captionSize="s"
    columns={[{ header: 'Bản' }, { header: 'Lúc' }, { header: 'Ai' }, { header: 'Lý do' }]}
    rows={changes.map(({ version, at, by, why }) => [
      <a class="govuk-link" href={`${PATH}/${name}/lich-su/${String(version)}`}>
        Bản {version}
      </a>,
      formatInstant(at),
      personName(context.var.reference.organisation, by),
      why,
    ])}
    emptyText="Chưa ai thay đổi; đang dùng giá trị có sẵn của hệ thống."
  />
);

export async function showHistory(
  { context, document, title }: Setting,
  { reference }: AdministrationPages,
): Promise<Response> {
  const changes = await reference.historyOf(document);
  return context.var.page(
    <>
      <h1 class="govuk-heading-l">Lịch sử: {title}</h1>
      <Changes changes={changes} name={document.name} context={context} />
    </>,
    { title: `Lịch sử: ${title}`, beforeMain: <BackLink href={`${PATH}/${document.name}`} /> },
  );
}

export async function showChange(setting: Setting, { reference }: AdministrationPages): Promise<Response> {
  const { context, document, title, whole } = setting;
  const typed = context.req.param('version') ?? '';
  const change = (await reference.historyOf(document)).find(({ version }) => String(version) === typed);
  if (change === undefined) return context.var.problem(problems.notFound);
  const { version } = change;
  const after = await reference.readVersion(document, version);
  const before = version === 1 ? document.initial : await reference.readVersion(document, version - 1);
  const heading = `${title}, bản ${String(version)}`;
  return context.var.page(
    <>
      <h1 class="govuk-heading-l">{heading}</h1>
      <Changes changes={[change]} name={document.name} context={context} />
      <Table
        caption={version === 1 ? 'Khác giá trị có sẵn' : `Khác bản ${String(version - 1)}`}
        captionSize="s"
        columns={[{ header: 'Mục' }, { header: 'Trước' }, { header: 'Sau' }]}
        rows={differencesOf(whole, before, after).map(({ what, before: old, after: next }) => [
          what,
          old ?? 'Không có',
          next ?? 'Đã bỏ',
        ])}
        emptyText="Không có gì khác."
      />
      {!isPaged(whole) && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${PATH}/${document.name}?ban=${String(version)}`}>
            Mở lại nội dung bản này để sửa và lưu
          </a>
        </p>
      )}
    </>,
    { title: heading, beforeMain: <BackLink href={`${PATH}/${document.name}/lich-su`} /> },
  );
}
