/** Reads the form that enters a ministry's decision: each fault beside its field, nothing of what was typed is lost. */
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Unit } from '#shared/org/index.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { dateOfForm, errorsOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { KINDS } from '../domain/rules.ts';
import type { ListProblem, ProcedureList } from '../domain/procedures.ts';
import type { AnnouncementForm } from '../use-cases/start-announcement.ts';

interface Given {
  readonly today: PlainDate;
  /** The units in whose name the reader may enter it. */
  readonly units: readonly Unit[];
  /** The list, from the form or from its file; undefined when the file is gone. */
  readonly list: ProcedureList | undefined;
}

type Read<T> = Result<T, FieldError>;

const NUMBER = /^\d{1,6}\p{L}?\/[\p{L}\d]+(?:-[\p{L}\d]+)+$/u;

function readNumber(form: Form): Read<string> {
  const number = textOf(form, 'number').replace(/\s+/gu, '');
  if (number === '') return err({ field: 'number', message: 'Nhập số quyết định của Bộ, ví dụ 785/QĐ-BTP.' });
  return NUMBER.test(number) && number.length <= 50
    ? ok(number)
    : err({ field: 'number', message: 'Số quyết định gồm số, dấu gạch chéo và ký hiệu, ví dụ 785/QĐ-BTP.' });
}

function readSigned(form: Form, today: PlainDate): Read<PlainDate> {
  const signed = dateOfForm(form, 'signed', 'Ngày Bộ ký');
  return signed.ok && signed.value > today
    ? err({
        field: 'signed',
        message: `Ngày Bộ ký ở sau hôm nay (${formatDate(today)}). Nhập ngày ghi trên quyết định.`,
      })
    : signed;
}

/** A text that has taken effect without the procedures being announced is told once; who knows it may go on. */
function readEffect(form: Form, signed: Read<PlainDate>, today: PlainDate): Read<PlainDate> {
  const effect = dateOfForm(form, 'effect', 'Ngày có hiệu lực');
  if (!effect.ok) return effect;
  const wrong = (message: string): Read<PlainDate> => err({ field: 'effect', message });
  if (signed.ok && effect.value < signed.value)
    return wrong(`Ngày có hiệu lực ở trước ngày Bộ ký (${formatDate(signed.value)}). Kiểm tra lại hai ngày.`);
  const known = form.getAll('late').includes('yes') || form.getAll('shortened').includes('yes');
  if (effect.value < today && !known)
    return wrong(
      `Ngày ${formatDate(effect.value)} đã qua, nên không còn công bố kịp 5 ngày trước hiệu lực. Sửa lại ngày; nếu ` +
        'đúng, đánh dấu ô «Văn bản đã có hiệu lực» bên dưới.',
    );
  return effect;
}

function readFields(form: Form): Read<string[]> {
  const fields = textOf(form, 'fields')
    .split(/[;\n]/u)
    .map((field) => field.replace(/\s+/gu, ' ').trim())
    .filter((field) => field !== '');
  if (fields.length === 0) return err({ field: 'fields', message: 'Nhập lĩnh vực của các thủ tục, ví dụ Hộ tịch.' });
  return fields.every((field) => field.length <= 120) && fields.length <= 20
    ? ok([...new Set(fields)])
    : err({
        field: 'fields',
        message: 'Nhiều nhất 20 lĩnh vực, mỗi lĩnh vực tối đa 120 ký tự, cách nhau bằng dấu «;».',
      });
}

function readKinds(form: Form): Read<AnnouncementForm['kinds']> {
  const chosen = form.getAll('kinds');
  const kinds = KINDS.filter((kind) => chosen.includes(kind));
  return kinds.length > 0 ? ok(kinds) : err({ field: 'kinds', message: 'Chọn ít nhất một loại thủ tục.' });
}

function readUnit(form: Form, units: readonly Unit[]): Read<Unit> {
  const id = textOf(form, 'unit');
  const unit = units.length === 1 ? units[0] : units.find((each) => each.id === id);
  return unit === undefined ? err({ field: 'unit', message: 'Chọn đơn vị soạn thảo quyết định.' }) : ok(unit);
}

const SHOWN = 10;

/** The faults of a list, the first ten line by line. */
export function listErrors(problems: readonly ListProblem[], field: string): readonly FieldError[] {
  const told = problems
    .slice(0, SHOWN)
    .map(({ line, message }) => ({ field, message: line === null ? message : `Dòng ${line}: ${message}` }));
  const rest = problems.length - told.length;
  return rest > 0 ? [...told, { field, message: `Còn ${rest} dòng khác cần sửa.` }] : told;
}

/** Where the list's faults are shown: at the box it was pasted into, or at the file it came from. */
export const listField = (form: Form): string => (textOf(form, 'list-key') === '' ? 'procedures' : 'list-file');

function readList(form: Form, list: ProcedureList | undefined): readonly FieldError[] {
  const field = listField(form);
  if (list === undefined) return [{ field, message: 'Không còn tệp đã tải lên. Tải lại tệp hoặc dán danh sách.' }];
  return listErrors(list.problems, field);
}

/** All faults in the order of the form, or what the use-case needs. */
export function readStartForm(form: Form, given: Given): Result<AnnouncementForm, readonly FieldError[]> {
  const { today, units, list } = given;
  const unit = readUnit(form, units);
  const number = readNumber(form);
  const signed = readSigned(form, today);
  const effect = readEffect(form, signed, today);
  const fields = readFields(form);
  const kinds = readKinds(form);
  const faults = [...errorsOf(unit, number, signed, effect, fields, kinds), ...readList(form, list)];
  if (faults.length > 0 || !unit.ok || !number.ok || !signed.ok || !effect.ok || !fields.ok || !kinds.ok)
    return err(faults);
  return ok({
    draftingUnit: unit.value.id,
    listNumber: number.value,
    listSignedOn: signed.value,
    effectOn: effect.value,
    fields: fields.value,
    kinds: kinds.value,
    shortened: form.getAll('shortened').includes('yes'),
  });
}
