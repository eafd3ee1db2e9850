/** Units and people from Excel: the template, bringing a file or pasting, the preview row by row, and saving. */
import { organisationDocument } from '#shared/reference/index.ts';
import type { ImportProblem } from '#shared/org/workbook/table.ts';
import { errorAt, FormFrame, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import { get, post, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { timeSortedId } from '#shared/casework/index.ts';
import { withAdministrator } from '../domain/first-administrator.ts';
import { keepPasted, readImport, uploadTerms, XLSX, type Import, type PastedTables } from '../use-cases/read-import.ts';
import { saveOrganisation } from '../use-cases/save-organisation.ts';
import { PasteAgain, PasteForm, Problems, Summary, UploadFields } from './import-views.tsx';
import { saveError } from './organisation-form.tsx';
import { refused, type AdministrationPages } from './ports.ts';
import { ifAdministering, type Administering } from './who-administers.ts';
import { WhyField, whyIn } from './why-field.tsx';

const PATH = '/quan-tri/to-chuc/nhap';

export const importPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get('/quan-tri/to-chuc/xuat', 'account', (context) => ifAdministering(context, ports, () => download(context))),
  get(PATH, 'account', (context) => ifAdministering(context, ports, (who) => ask(context, who, { ports }))),
  post(PATH, 'account', (context) => ifAdministering(context, ports, (who) => keep(context, who, ports))),
  get(`${PATH}/:import`, 'account', (context) =>
    ifAdministering(context, ports, (who) =>
      withImport(context, ports, (read) => preview(context, who, { read, ports, errors: [] })),
    ),
  ),
  post(`${PATH}/:import`, 'account', (context) =>
    ifAdministering(context, ports, (who) => withImport(context, ports, (read) => save(context, who, { read, ports }))),
  ),
];

/** What is in force, as Excel; of an empty installation the template. */
async function download(context: PageContext): Promise<Response> {
  const { writeWorkbook } = await import('#shared/org/workbook/index.ts');
  const bytes = await writeWorkbook(context.var.reference.organisation);
  return context.body(Uint8Array.from(bytes).buffer, 200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename="to-chuc.xlsx"`,
  });
}

const newImportId = (kind: 'excel' | 'dan', { env }: PageContext): string =>
  `${kind}-${timeSortedId(env.receivedAt, env.requestId)}`
    .toLowerCase()
    .replace(/[^a-z0-9-]/gu, '-')
    .slice(0, 80);

interface Asked {
  readonly ports: AdministrationPages;
  readonly pasted?: PastedTables;
  readonly errors?: readonly FieldError[];
}

async function ask(context: PageContext, { reader, isFirstRun }: Administering, asked: Asked): Promise<Response> {
  const { ports, pasted = { units: '', people: '' }, errors = [] } = asked;
  const id = newImportId('excel', context);
  const upload = await ports.files.uploadForm(uploadTerms(id, `${ports.portalUrl}${PATH}/${id}`));
  return context.var.page(
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">Nhập đơn vị và cán bộ</h1>
        <p class="govuk-body">
          Tải tệp Excel {isFirstRun ? 'mẫu' : 'đang dùng'}, điền vào, rồi gửi lên. Trước khi lưu, hệ thống cho xem từng
          dòng cần sửa.
        </p>
        <ButtonLink href="/quan-tri/to-chuc/xuat" kind="secondary">
          {isFirstRun ? 'Tải tệp mẫu' : 'Tải tệp đang dùng'}
        </ButtonLink>
        <UploadFields upload={upload} />
        <PasteForm csrfToken={reader.csrfToken} pasted={pasted} errors={errors} />
      </div>
    </div>,
    {
      title: 'Nhập đơn vị và cán bộ',
      formAction: upload.action,
      beforeMain: <BackLink href={isFirstRun ? '/thiet-lap' : '/quan-tri'} />,
      ...refused(context, errors),
    },
  );
}

/** What was pasted is kept before it is judged, so that nothing of it is lost. */
async function keep(context: PageContext, who: Administering, ports: AdministrationPages): Promise<Response> {
  const { form } = context.var;
  const pasted = { units: form.get('units') ?? '', people: form.get('people') ?? '' };
  const errors = [
    ...(pasted.units.trim() === '' ? [{ field: 'units', message: 'Chưa dán trang «Đơn vị».' }] : []),
    ...(pasted.people.trim() === '' ? [{ field: 'people', message: 'Chưa dán trang «Người».' }] : []),
  ];
  if (errors.length > 0) return ask(context, who, { ports, pasted, errors });
  const id = newImportId('dan', context);
  await keepPasted(id, pasted, ports.files);
  return context.redirect(`${PATH}/${id}`, 303);
}

async function withImport(
  context: PageContext,
  { files }: AdministrationPages,
  answer: (read: Import) => Promise<Response>,
): Promise<Response> {
  const read = await readImport(context.req.param('import') ?? '', context.var.reference.organisation, files);
  return read === undefined ? context.var.problem(problems.notFound) : answer(read);
}

interface Previewed {
  readonly read: Import;
  readonly ports: AdministrationPages;
  readonly errors: readonly FieldError[];
  readonly version?: number;
}

function preview(context: PageContext, who: Administering, previewed: Previewed): Promise<Response> {
  const { read, ports, errors, version } = previewed;
  const { reference, form } = context.var;
  if (!read.result.ok) return showProblems(context, who, { ...read, problems: read.result.error, ports });
  return context.var.page(
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">Xem trước khi lưu</h1>
        <Summary before={reference.organisation} after={read.result.value} />
        <FormFrame
          csrfToken={who.reader.csrfToken}
          requestKey={context.env.requestId}
          version={version ?? reference.versionOf(organisationDocument)}
          submit={who.isFirstRun ? 'Lưu và bắt đầu' : 'Lưu'}
          cancelHref={PATH}
        >
          {!who.isFirstRun && <WhyField form={form} error={errorAt(errors, 'why')} />}
        </FormFrame>
      </div>
    </div>,
    { title: 'Xem trước khi lưu', beforeMain: <BackLink href={PATH} />, ...refused(context, errors) },
  );
}

interface Refused {
  readonly pasted: PastedTables | null;
  readonly problems: readonly ImportProblem[];
  readonly ports: AdministrationPages;
}

async function showProblems(context: PageContext, { reader }: Administering, refusal: Refused): Promise<Response> {
  const { pasted, problems: found, ports } = refusal;
  const id = newImportId('excel', context);
  const upload = await ports.files.uploadForm(uploadTerms(id, `${ports.portalUrl}${PATH}/${id}`));
  return context.var.page(
    <>
      <Problems problems={found} />
      {pasted === null ? (
        <UploadFields upload={upload} />
      ) : (
        <PasteAgain csrfToken={reader.csrfToken} pasted={pasted} action={PATH} />
      )}
    </>,
    {
      title: 'Chỗ cần sửa trong tệp',
      formAction: upload.action,
      beforeMain: <BackLink href={PATH} />,
      hasErrors: true,
    },
  );
}

async function save(
  context: PageContext,
  who: Administering,
  { read, ports }: Pick<Previewed, 'read' | 'ports'>,
): Promise<Response> {
  if (!read.result.ok) return preview(context, who, { read, ports, errors: [] });
  const { form, today } = context.var;
  const why = who.isFirstRun ? ({ ok: true, value: 'Thiết lập ban đầu từ Excel' } as const) : whyIn(form);
  if (!why.ok) return preview(context, who, { read, ports, errors: [why.error], version: sentForm(form).version });
  const { units, people } = who.isFirstRun
    ? withAdministrator(read.result.value, who.reader, today)
    : read.result.value;
  const saved = await saveOrganisation(
    { units, people, version: sentForm(form).version, why: why.value, by: who.by, now: context.env.receivedAt },
    ports,
  );
  if (saved.ok) return context.redirect('/quan-tri', 303);
  const version = (await ports.reference.read()).versionOf(organisationDocument);
  return preview(context, who, { read, ports, errors: saved.error.map(saveError), version });
}
