/** Entering scores: of one unit, or of all at once, as read from an Excel sheet. Nothing typed or read is lost. */
import { fieldErrorOf, sentForm } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { pointsOf, type Figures } from '../domain/losses.ts';
import { nameOfMonth } from '../domain/month.ts';
import { fieldOf, typedOf, type Typed } from '../domain/read-scores.ts';
import { indicatorsOf } from '../domain/scale.ts';
import { casePath } from '../domain/sheet.ts';
import { readExcel, type ExcelScores, type RefusedRow } from '../read-excel.ts';
import { readFigures } from '../use-cases/read-figures.ts';
import { saveScores, type SaveFault } from '../use-cases/save-scores.ts';
import type { OpenSheet, PagePorts } from './context.ts';
import { EnterPage } from './enter-form.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Shown {
  readonly units: readonly UnitId[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly requestKey: string;
  /** Set when the scores stand there because a file was read; they are not kept yet. */
  readonly fromFile?: readonly RefusedRow[];
}

/** All units of the sheet, or the one that the address asks for. */
function unitsAsked(context: PageContext, { known: { sheet } }: OpenSheet): readonly UnitId[] {
  const asked = context.req.query('don-vi');
  const one = sheet.units.filter((unit) => unit === asked);
  return one.length > 0 ? one : sheet.units;
}

export async function showEntry(context: PageContext, open: OpenSheet, pages: PagePorts): Promise<Response> {
  const { known, scale } = open;
  // A sheet that is with the leader or published has nothing to enter: its page says how it stands.
  if (known.sheet.state !== 'scoring') return context.redirect(casePath(known.caseId), 303);
  const { requestId: requestKey } = context.env;
  const units = unitsAsked(context, open);
  const figures = await figuresOf(context, open);
  const kept = { ...suggested(open, units, figures), ...typedOf(scale, units, known.sheet.scores) };
  const key = context.req.query('key');
  if (key === undefined) return answer(context, open, pages, { units, typed: kept, errors: [], requestKey }, figures);
  const read = await readUpload(open, pages, key);
  if (!read.ok) {
    const errors = [{ field: 'file', message: read.error }];
    return answer(context, open, pages, { units, typed: kept, errors, requestKey }, figures);
  }
  const typed = { ...kept, ...read.value.typed };
  return answer(
    context,
    open,
    pages,
    { units, typed, errors: refusedErrors(read.value), requestKey, fromFile: read.value.refused },
    figures,
  );
}

const refusedErrors = ({ refused }: ExcelScores): readonly FieldError[] =>
  refused.map(({ row, message }) => ({ field: `row-${String(row)}`, message: `Dòng ${String(row)}: ${message}` }));

export async function takeEntry(context: PageContext, open: OpenSheet, pages: PagePorts): Promise<Response> {
  const { known, scale, ports } = open;
  const { form } = context.var;
  const sent = sentForm(form);
  const named = new Set(textOf(form, 'units').split(' '));
  const units = known.sheet.units.filter((unit) => named.has(unit));
  const fields = units.flatMap((unit) => indicatorsOf(scale).map((indicator) => fieldOf(unit, indicator)));
  const typed: Typed = Object.fromEntries(fields.map((field) => [field, textOf(form, field)]));
  const saved = await saveScores({ known, scale, units, typed, ...sent }, ports);
  if (saved.ok) return context.redirect(casePath(known.caseId), 303);
  const errors = errorsOf(open, units, saved.error);
  const figures = await figuresOf(context, open);
  return answer(context, open, pages, { units, typed, errors, requestKey: sent.requestKey }, figures);
}

const errorsOf = ({ nameOf }: OpenSheet, units: readonly UnitId[], fault: SaveFault): readonly FieldError[] =>
  fault.kind === 'refusal'
    ? [fieldErrorOf(fault.refusal)]
    : fault.problems.map(({ unit, indicator, field, message }) => ({
        field,
        message: `${units.length > 1 ? `${nameOf(unit)} – ` : ''}${indicator.name}: ${message}`,
      }));

const figuresOf = (context: PageContext, { known: { sheet }, ports }: OpenSheet): Promise<Figures> =>
  readFigures(sheet.units, sheet.month, context.var.today, ports.store);

/** Points that the system's own cases give, where nothing is entered yet. */
const suggested = ({ scale, known: { sheet } }: OpenSheet, units: readonly UnitId[], figures: Figures): Typed =>
  Object.fromEntries(
    units.flatMap((unit) =>
      indicatorsOf(scale).flatMap((indicator) => {
        const points = pointsOf(indicator, figures[unit]);
        const isEntered = sheet.scores[unit]?.[indicator.id] !== undefined;
        return points === undefined || isEntered ? [] : [[fieldOf(unit, indicator), formatNumber(points)]];
      }),
    ),
  );

/** Uploads lie in the sheet's own folder: nobody can name another's file in the address. */
const folderOf = ({ known: { caseId } }: OpenSheet): string => `evidence/index-publish/${caseId}/`;

async function readUpload(open: OpenSheet, { files }: PagePorts, key: string): Promise<Result<ExcelScores, string>> {
  const { scale, known, nameOf } = open;
  const file = key.startsWith(folderOf(open)) ? await files.get(key) : undefined;
  return file === undefined
    ? err('Không thấy tệp vừa tải lên. Tải lên lại.')
    : readExcel(file.bytes, { scale, units: known.sheet.units, nameOf });
}

async function answer(
  context: PageContext,
  open: OpenSheet,
  { files, portalUrl }: PagePorts,
  shown: Shown,
  figures: Figures,
): Promise<Response> {
  const { known, reader } = open;
  const upload = await files.uploadForm({
    key: `${folderOf(open)}${context.env.requestId}.xlsx`,
    contentType: XLSX,
    thenTo: `${portalUrl}${casePath(known.caseId)}/nhap`,
  });
  const hasErrors = shown.errors.length > 0;
  if (hasErrors) context.status(422);
  return context.var.page(
    <EnterPage
      open={open}
      {...shown}
      figures={figures}
      upload={upload}
      // After a refusal the next try is against the scores as they stand now: the reader has been told they changed.
      frame={{ csrfToken: reader.csrfToken, requestKey: shown.requestKey, version: known.version }}
    />,
    {
      title: `Nhập điểm tháng ${nameOfMonth(known.sheet.month)}`,
      hasErrors,
      beforeMain: <BackLink href={casePath(known.caseId)} />,
      formAction: upload.action,
    },
  );
}
