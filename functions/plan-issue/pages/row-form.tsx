/** The fields of a row: read from the form with an error beside each, shown again as they were typed. */
import type { FC } from 'hono/jsx';
import { parsePhrase, type Deadline } from '#shared/deadlines/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Organisation, Tier } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { Checkboxes } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { errorsOf, requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import type { RowContent } from '../domain/row.ts';
import type { RowEdit } from '../use-cases/change-rows.ts';

export interface RowSetting {
  readonly organisation: Organisation;
  readonly level: Tier;
  readonly year: number;
  readonly issued: PlainDate;
  /** The row as it is: an unchanged phrase keeps the deadline it was read as. */
  readonly before: Pick<RowContent, 'phrase' | 'deadline'> | null;
}

const linesOf = (form: Form, name: string): string[] =>
  textOf(form, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Reads {@link RowFields}. */
export function readRowForm(form: Form, setting: RowSetting): Result<RowEdit, readonly FieldError[]> {
  const title = requiredText(form, 'title', { missing: 'Ghi tên nhiệm vụ.', longest: 4000 });
  const deadline = deadlineOf(textOf(form, 'phrase').replace(/\s+/gu, ' '), setting);
  const assigned = unitsOf(linesOf(form, 'assigned'), setting);
  if (!title.ok || !deadline.ok || !assigned.ok) return err(errorsOf(title, deadline, assigned));
  const product = textOf(form, 'product');
  return ok({
    title: title.value,
    lead: linesOf(form, 'lead'),
    coordinating: linesOf(form, 'coordinating'),
    ...deadline.value,
    product: product === '' ? null : product,
    assigned: assigned.value,
    ownPlan: form.getAll('own-plan').includes('yes'),
  });
}

function deadlineOf(
  phrase: string,
  { year, issued, before }: RowSetting,
): Result<{ phrase: string; deadline: Deadline }, FieldError> {
  if (before !== null && phrase === before.phrase.replace(/\s+/gu, ' ')) return ok(before);
  if (phrase === '') return ok({ phrase, deadline: { kind: 'EMPTY' } });
  const read = parsePhrase(phrase, { planYear: year, issued });
  if (read.ok) return ok({ phrase, deadline: read.value.deadline });
  return err({ field: 'phrase', message: `${read.error.message} ${read.error.remedy}` });
}

function unitsOf(names: readonly string[], { organisation, level, issued }: RowSetting): Result<UnitId[], FieldError> {
  const units: UnitId[] = [];
  for (const name of names) {
    const found = organisation.named(name, level).filter(({ id }) => organisation.successorsOn(id, issued).length > 0);
    const [unit] = found;
    if (unit === undefined)
      return err({ field: 'assigned', message: `Không có đơn vị tên «${name}». Ghi đúng tên trong danh mục đơn vị.` });
    if (found.length > 1)
      return err({ field: 'assigned', message: `Có ${String(found.length)} đơn vị tên «${name}». Ghi tên đầy đủ.` });
    units.push(unit.id);
  }
  return ok([...new Set(units)]);
}

/** The fields of a row that is there, as if somebody had typed them. */
export function formOf(content: RowContent, nameOf: (unit: UnitId) => string): URLSearchParams {
  const { title, lead, coordinating, phrase, product, assigned, ownPlan } = content;
  const form = new URLSearchParams({
    title,
    lead: lead.join('\n'),
    coordinating: coordinating.join('\n'),
    phrase,
    product: product ?? '',
    assigned: assigned.map(nameOf).join('\n'),
  });
  if (ownPlan) form.set('own-plan', 'yes');
  return form;
}

interface FieldsProps {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  /** An amendment says why. */
  readonly asksWhy: boolean;
}

const FIELDS = [
  { name: 'title', label: 'Nội dung nhiệm vụ', rows: 4 },
  {
    name: 'lead',
    label: 'Cơ quan chủ trì',
    hint: 'Mỗi dòng một cơ quan hoặc một nhóm, như in trong kế hoạch',
    rows: 3,
  },
  {
    name: 'assigned',
    label: 'Giao đích danh',
    hint: 'Khi chữ in không nói rõ là ai: mỗi dòng tên một đơn vị',
    rows: 2,
  },
  { name: 'coordinating', label: 'Cơ quan phối hợp', hint: 'Mỗi dòng một cơ quan', rows: 3 },
  {
    name: 'phrase',
    label: 'Thời hạn',
    hint: 'Ví dụ: Trước ngày 15/3/2024; Quý II/2024; Định kỳ hằng quý; Thường xuyên',
    rows: 2,
  },
  { name: 'product', label: 'Sản phẩm', rows: 2 },
] as const;

export const RowFields: FC<FieldsProps> = ({ form, errors, asksWhy }) => (
  <>
    {FIELDS.map(({ name, label, rows, ...rest }) => (
      <TextArea
        name={name}
        label={label}
        hint={'hint' in rest ? rest.hint : undefined}
        rows={rows}
        labelSize="s"
        value={textOf(form, name)}
        error={errorAt(errors, name)}
      />
    ))}
    <Checkboxes
      name="own-plan"
      label="Kế hoạch riêng"
      labelSize="s"
      values={form.getAll('own-plan')}
      choices={[
        {
          value: 'yes',
          label: 'Mỗi đơn vị phải ban hành kế hoạch riêng',
          hint: 'Việc xong khi kế hoạch riêng của đơn vị được ban hành trên hệ thống',
        },
      ]}
    />
    {asksWhy && (
      <TextArea
        name="why"
        label="Lý do sửa đổi"
        hint="Người xem sau này sẽ đọc lý do này"
        rows={2}
        labelSize="s"
        value={textOf(form, 'why')}
        error={errorAt(errors, 'why')}
      />
    )}
  </>
);
