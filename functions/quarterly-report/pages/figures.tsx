/** Filling one form of a report. */
import { problems } from '#shared/ui/problem.ts';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { fieldErrorOf, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { columnsToType, type Typed } from '../domain/read-cells.ts';
import type { Form } from '../domain/form.ts';
import { windowOf } from '../domain/regime.ts';
import { readExcel } from '../read-excel.ts';
import type { OpenReport } from '../use-cases/read-report.ts';
import { readSystemFigures } from '../use-cases/read-system-figures.ts';
import { saveFigures, type SaveFault } from '../use-cases/save-figures.ts';
import { FiguresPage } from './figures-page.tsx';
import { formPath, reportPath } from './paths.ts';
import { reportAsked, unitNameOf, type PagePorts, type ReportRequest } from './request.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Shown {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly requestKey: string;
  /** The figures stand there because a file was read; they are not kept yet. */
  readonly fromFile?: boolean;
}

export const showFigures =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const asked = await formAsked(context, pagePorts);
    if (asked instanceof Response) return asked;
    const { requestId: requestKey } = context.env;
    const key = context.req.query('key');
    const read = key === undefined ? undefined : await readUpload(pagePorts, asked, key);
    if (read?.ok === true)
      return answer(context, pagePorts, asked, { typed: read.value, errors: [], requestKey, fromFile: true });
    const errors = read === undefined ? [] : [{ field: 'file', message: read.error }];
    return answer(context, pagePorts, asked, {
      typed: await typedSoFar(context, pagePorts, asked),
      errors,
      requestKey,
    });
  };

export const keepFigures =
  (pagePorts: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const asked = await formAsked(context, pagePorts);
    if (asked instanceof Response) return asked;
    const { request, form } = asked;
    const { open, ports } = request;
    const sent = sentForm(context.var.form);
    const typed: Typed = Object.fromEntries(form.columns.map(({ id }) => [id, textOf(context.var.form, id)]));
    const saved = await saveFigures({ open, form, typed, ...sent }, ports);
    if (saved.ok) return context.redirect(nextPath(open, form), 303);
    return answer(context, pagePorts, asked, {
      typed,
      errors: errorsOf(form, saved.error),
      requestKey: sent.requestKey,
    });
  };

interface Asked {
  readonly request: ReportRequest;
  readonly form: Form;
}

async function formAsked(context: PageContext, pagePorts: PagePorts): Promise<Asked | Response> {
  const request = await reportAsked(context, pagePorts, 'fill');
  if (request instanceof Response) return request;
  const form = request.open.forms.find(({ code }) => code === context.req.param('form'));
  return form === undefined ? context.var.problem(problems.notFound) : { request, form };
}

/** To the next form without figures, else back to the report. */
function nextPath({ ref, forms, report }: OpenReport, form: Form): string {
  const next = forms.find(({ code }) => code !== form.code && report.own[code] === undefined);
  return next === undefined ? reportPath(ref) : formPath(ref, next.code);
}

const errorsOf = (form: Form, fault: SaveFault): readonly FieldError[] =>
  fault.kind === 'refusal'
    ? [fieldErrorOf(fault.refusal)]
    : fault.problems.map(({ column, message }) => ({ field: column, message: `${labelOf(form, column)}: ${message}` }));

const labelOf = ({ columns }: Form, id: string): string =>
  columns.find((column) => column.id === id)?.header.join(' – ') ?? id;

/** What is kept; where nothing is, what the system's own cases say. */
async function typedSoFar(
  context: PageContext,
  { cases, boards }: PagePorts,
  { request: { open }, form }: Asked,
): Promise<Typed> {
  const own = open.report.own[form.code];
  const columns = columnsToType(form, open.carried[form.code] ?? {});
  if (own !== undefined) return Object.fromEntries(columns.map(({ id }) => [id, formatNumber(own[id] ?? 0)]));
  if (!form.columns.some(({ cell }) => cell.kind === 'typed' && cell.system !== null)) return {};
  const window = windowOf(open.regime, open.period);
  const system = await readSystemFigures(open.ref.unit, window, context.var.today, {
    boards: () => cases.boards(),
    boardsOf: (names) => boards.boardsOf(names, context.env.receivedAt),
  });
  return Object.fromEntries(
    columns.flatMap(({ id, cell }) =>
      cell.kind === 'typed' && cell.system !== null ? [[id, formatNumber(system[cell.system])]] : [],
    ),
  );
}

/** Uploads lie in the report's own folder: nobody can name another's file in the address. */
const folderOf = ({ ref }: OpenReport, form: Form): string =>
  `evidence/quarterly-report/${ref.period}/${ref.unit}/${form.code}/`;

async function readUpload(
  { files }: PagePorts,
  { request: { open, ports }, form }: Asked,
  key: string,
): Promise<Result<Typed, string>> {
  const file = key.startsWith(folderOf(open, form)) ? await files.get(key) : undefined;
  return file === undefined
    ? err('Không thấy tệp vừa tải lên. Tải lên lại.')
    : readExcel(file.bytes, form, unitNameOf(ports, open));
}

async function answer(
  context: PageContext,
  { files, portalUrl }: PagePorts,
  { request: { open, ports, reader }, form }: Asked,
  { typed, errors, requestKey, fromFile = false }: Shown,
): Promise<Response> {
  const upload = await files.uploadForm({
    key: `${folderOf(open, form)}${context.env.requestId}.xlsx`,
    contentType: XLSX,
    thenTo: `${portalUrl}${formPath(open.ref, form.code)}`,
  });
  if (errors.length > 0) context.status(422);
  return context.var.page(
    <FiguresPage
      open={open}
      form={form}
      unitName={unitNameOf(ports, open)}
      typed={typed}
      errors={errors}
      fromFile={fromFile}
      upload={upload}
      // After a refusal the next try is against the figures as they stand now: the reader has been told they changed.
      frame={{ csrfToken: reader.csrfToken, requestKey, version: open.version }}
    />,
    {
      title: `Biểu ${form.code}`,
      hasErrors: errors.length > 0,
      beforeMain: <BackLink href={reportPath(open.ref)} />,
      formAction: upload.action,
    },
  );
}
