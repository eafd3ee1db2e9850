/** Reads the form that registers a text: each fault beside its field, nothing of what was typed is lost. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Unit } from '#shared/org/index.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { dateOfForm, errorsOf, requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import { DATE_NAMES, dateFaults } from '../domain/dates.ts';
import { KINDS, MOST_PROCEDURES, type Kind, type ProgrammeDates } from '../domain/text.ts';
import type { TextForm } from '../use-cases/register-text.ts';

interface Given {
  readonly today: PlainDate;
  /** The units in whose name the reader may register it. */
  readonly units: readonly Unit[];
}

function readKind(form: Form): Result<Kind, FieldError> {
  const kind = KINDS.find((each) => each === textOf(form, 'kind'));
  return kind === undefined ? err({ field: 'kind', message: 'Chọn loại văn bản.' }) : ok(kind);
}

function readUnit(form: Form, units: readonly Unit[]): Result<Unit, FieldError> {
  const unit = units.length === 1 ? units[0] : units.find(({ id }) => id === textOf(form, 'unit'));
  return unit === undefined ? err({ field: 'unit', message: 'Chọn đơn vị soạn thảo.' }) : ok(unit);
}

/** One procedure a line; blank lines and repetitions are left out. */
function readProcedures(form: Form): Result<readonly string[], FieldError> {
  const names = textOf(form, 'procedures')
    .split(/\r?\n/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
  const procedures = [...new Set(names)];
  const wrong = (message: string): Result<readonly string[], FieldError> => err({ field: 'procedures', message });
  if (procedures.length === 0) return wrong('Ghi tên các thủ tục mà dự thảo quy định, mỗi thủ tục một dòng.');
  if (procedures.length > MOST_PROCEDURES)
    return wrong(
      `Có ${String(procedures.length)} thủ tục; một hồ sơ nhận nhiều nhất ${String(MOST_PROCEDURES)}. Chia thành nhiều hồ sơ.`,
    );
  const long = procedures.findIndex((name) => name.length > 300);
  return long < 0 ? ok(procedures) : wrong(`Dòng ${String(long + 1)}: tên dài quá 300 ký tự.`);
}

function readDates(form: Form, today: PlainDate): Result<ProgrammeDates, readonly FieldError[]> {
  const assessment = dateOfForm(form, 'assessment', DATE_NAMES.assessment);
  const opinion = dateOfForm(form, 'opinion', DATE_NAMES.opinion);
  const appraisal = dateOfForm(form, 'appraisal', DATE_NAMES.appraisal);
  const issue = dateOfForm(form, 'issue', DATE_NAMES.issue);
  if (!assessment.ok || !opinion.ok || !appraisal.ok || !issue.ok)
    return err(errorsOf(assessment, opinion, appraisal, issue));
  const dates = {
    assessment: assessment.value,
    opinion: opinion.value,
    appraisal: appraisal.value,
    issue: issue.value,
  };
  const faults = dateFaults(dates, today);
  return faults.length === 0 ? ok(dates) : err(faults);
}

/** All faults in the order of the form, or what the use-case needs. */
export function readRegisterForm(form: Form, { today, units }: Given): Result<TextForm, readonly FieldError[]> {
  const unit = readUnit(form, units);
  const title = requiredText(form, 'title', { missing: 'Nhập tên dự thảo văn bản.', longest: 500 });
  const kind = readKind(form);
  const programme = requiredText(form, 'programme', {
    missing: 'Nhập số chương trình, kế hoạch xây dựng văn bản, ví dụ 12/CTr-UBND.',
    longest: 200,
  });
  const dates = readDates(form, today);
  const procedures = readProcedures(form);
  if (!unit.ok || !title.ok || !kind.ok || !programme.ok || !dates.ok || !procedures.ok)
    return err([...errorsOf(unit, title, kind, programme), ...(dates.ok ? [] : dates.error), ...errorsOf(procedures)]);
  return ok({
    draftingUnit: unit.value.id,
    title: title.value,
    kind: kind.value,
    programme: programme.value,
    dates: dates.value,
    procedures: procedures.value,
  });
}
