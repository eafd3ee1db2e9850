/** Reads the form that opens inspections: which units, when, what, and by which plan or for which cause. */
import { caseIdSchema, type Written } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Organisation, Unit } from '#shared/org/index.ts';
import { nameOn, tierSchema, type UnitId } from '#shared/org/unit.ts';
import { readWritten } from '#shared/ui/casework/written-fields.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { dateOfForm, errorsOf, requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import { CONTENTS, type Content } from '../domain/checklist.ts';
import type { Inspection, Kind, Period } from '../domain/inspection.ts';
import { unitFault } from '../domain/units.ts';

export interface StartForm extends Pick<Inspection, 'period' | 'contents' | 'plan' | 'cause'> {
  readonly units: readonly UnitId[];
}

interface Terms {
  readonly kind: Kind;
  readonly today: PlainDate;
  readonly organisation: Organisation;
  /** The units the form offers. */
  readonly offered: readonly Unit[];
}

/** First and last day, in order. `from` must not lie before `earliest`. */
export function readPeriod(form: Form, earliest: PlainDate | null): Result<Period, readonly FieldError[]> {
  const from = dateOfForm(form, 'from', 'Ngày bắt đầu');
  const to = dateOfForm(form, 'to', 'Ngày kết thúc');
  if (!from.ok || !to.ok) return err(errorsOf(from, to));
  if (earliest !== null && from.value < earliest)
    return err([
      { field: 'from', message: `Ngày bắt đầu ở trước hôm nay (${formatDate(earliest)}). Nhập ngày sắp tới.` },
    ]);
  if (to.value < from.value)
    return err([
      {
        field: 'to',
        message: `Ngày kết thúc ở trước ngày bắt đầu (${formatDate(from.value)}). Kiểm tra lại hai ngày.`,
      },
    ]);
  return ok({ from: from.value, to: to.value });
}

function readContents(form: Form): Result<Content[], FieldError> {
  const chosen = form.getAll('contents');
  const contents = CONTENTS.filter((content) => chosen.includes(content));
  return contents.length > 0
    ? ok(contents)
    : err({ field: 'contents', message: 'Chọn ít nhất một nội dung kiểm tra.' });
}

/** The units of the nearest tier stand in `units`, those of each further tier in a field of their own. */
export const unitsField = (tier: Unit['tier']): string => `units-${tier}`;

const unitsOf = (form: Form): readonly string[] =>
  ['units', ...tierSchema.options.map(unitsField)].flatMap((field) => form.getAll(field)).filter((id) => id !== '');

/** Each must exist on the first day: a unit that a reform closes before is named with who has its work then. */
function readUnits(form: Form, on: PlainDate, { organisation, offered }: Terms): Result<UnitId[], FieldError> {
  const chosen = [...new Set(unitsOf(form))];
  const wrong = (message: string): Result<UnitId[], FieldError> => err({ field: 'units', message });
  if (chosen.length === 0) return wrong('Chọn đơn vị được kiểm tra.');
  for (const id of chosen) {
    const fault = unitFault(organisation, id, on);
    if (fault?.kind === 'dissolved') {
      const heirs = fault.heirs.map((heir) => nameOn(heir, on)).join(', ');
      const instead = heirs === '' ? 'Chọn đơn vị khác.' : `Chọn đơn vị tiếp nhận: ${heirs}.`;
      return wrong(`${nameOn(fault.unit, on)} không còn hoạt động vào ngày ${formatDate(on)}. ${instead}`);
    }
    if (fault !== undefined) return wrong('Có đơn vị không có trong danh mục tổ chức. Chọn lại trong danh sách.');
  }
  const units = offered.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  return units.length === chosen.length ? ok(units) : wrong('Có đơn vị ngoài phạm vi kiểm tra của bạn. Chọn lại.');
}

/** Why at once; the petition by the id of its case, never by what its sender has. */
function readCause(form: Form): Result<NonNullable<Inspection['cause']>, readonly FieldError[]> {
  const reason = requiredText(form, 'reason', { missing: 'Ghi vì sao kiểm tra đột xuất.' });
  const typed = textOf(form, 'petition');
  const read = caseIdSchema.safeParse(typed);
  const petition: Result<typeof read.data | null, FieldError> =
    typed === ''
      ? ok(null)
      : read.success
        ? ok(read.data)
        : err({
            field: 'petition',
            message: 'Mã hồ sơ phản ánh không hợp lệ. Chép đúng mã trên trang hồ sơ, hoặc bỏ trống.',
          });
  return reason.ok && petition.ok
    ? ok({ reason: reason.value, petition: petition.value ?? null })
    : err(errorsOf(reason, petition));
}

const NONE = ok(null);

export function readStart(form: Form, terms: Terms): Result<StartForm, readonly FieldError[]> {
  const { kind, today } = terms;
  const period = readPeriod(form, today);
  const contents = readContents(form);
  const units = readUnits(form, period.ok ? period.value.from : today, terms);
  const plan: Result<Written | null, readonly FieldError[]> = kind === 'scheduled' ? readWritten(form, today) : NONE;
  const cause: Result<Inspection['cause'], readonly FieldError[]> = kind === 'surprise' ? readCause(form) : NONE;
  if (!period.ok || !contents.ok || !units.ok || !plan.ok || !cause.ok) {
    const several = [plan, cause, period].flatMap((read) => (read.ok ? [] : read.error));
    return err([...errorsOf(units, contents), ...several]);
  }
  return ok({
    units: units.value,
    period: period.value,
    contents: contents.value,
    plan: plan.value,
    cause: cause.value,
  });
}
