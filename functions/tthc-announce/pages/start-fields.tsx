/** The fields of the form that enters a ministry's decision. */
import type { FC } from 'hono/jsx';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Unit } from '#shared/org/index.ts';
import { nameOn } from '#shared/org/unit.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { Checkboxes, Select } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { dateTextOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import type { ProcedureList } from '../domain/procedures.ts';
import { KINDS } from '../domain/rules.ts';
import { START, UPLOAD } from './paths.ts';
import { KIND_WORDS } from './words.ts';

export interface FieldsProps {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly units: readonly Unit[];
  readonly today: PlainDate;
  /** The list of an uploaded file. */
  readonly fromFile: { readonly key: string; readonly list: ProcedureList | undefined } | undefined;
}

const UnitField: FC<FieldsProps> = ({ form, errors, units, today }) =>
  units.length === 1 ? null : (
    <Select
      name="unit"
      label="Đơn vị soạn thảo quyết định công bố"
      labelSize="s"
      value={textOf(form, 'unit')}
      choices={[
        { value: '', label: 'Chọn đơn vị' },
        ...units.map((unit) => ({ value: unit.id, label: nameOn(unit, today) })),
      ]}
      error={errorAt(errors, 'unit')}
    />
  );

const DecisionFields: FC<FieldsProps> = ({ form, errors }) => (
  <>
    <TextInput
      name="number"
      label="Số quyết định của Bộ"
      hint="Ví dụ: 785/QĐ-BTP"
      labelSize="s"
      width={20}
      value={textOf(form, 'number')}
      error={errorAt(errors, 'number')}
    />
    <DateInput
      name="signed"
      label="Ngày Bộ ký"
      hint="Thời hạn 10 ngày của tỉnh tính từ ngày này"
      labelSize="s"
      values={dateTextOf(form, 'signed')}
      error={errorAt(errors, 'signed')}
    />
    <DateInput
      name="effect"
      label="Ngày thủ tục có hiệu lực"
      hint="Ngày có hiệu lực của văn bản quy định thủ tục; phải công bố trước đó ít nhất 5 ngày"
      labelSize="s"
      values={dateTextOf(form, 'effect')}
      error={errorAt(errors, 'effect')}
    />
  </>
);

const SubjectFields: FC<FieldsProps> = ({ form, errors }) => (
  <>
    <Checkboxes
      name="late"
      label="Trường hợp riêng"
      labelSize="s"
      choices={[{ value: 'yes', label: 'Văn bản đã có hiệu lực; tôi đã kiểm tra ngày' }]}
      values={form.getAll('late')}
    />
    <TextInput
      name="fields"
      label="Lĩnh vực"
      hint="Nhiều lĩnh vực thì cách nhau bằng dấu «;»"
      labelSize="s"
      value={textOf(form, 'fields')}
      error={errorAt(errors, 'fields')}
    />
  </>
);

const KindFields: FC<FieldsProps> = ({ form, errors }) => (
  <>
    <Checkboxes
      name="kinds"
      label="Thủ tục trong danh mục"
      hint="Chọn mọi loại có trong danh mục; loại nào quyết định phải công khai ở đâu"
      labelSize="s"
      choices={KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
      values={form.getAll('kinds')}
      error={errorAt(errors, 'kinds')}
    />
    <Checkboxes
      name="shortened"
      label="Trình tự ban hành"
      labelSize="s"
      choices={[
        {
          value: 'yes',
          label: 'Văn bản ban hành theo trình tự, thủ tục rút gọn',
          hint: 'Công bố trong 3 ngày kể từ ngày ký',
        },
      ]}
      values={form.getAll('shortened')}
    />
  </>
);

const ListField: FC<FieldsProps> = ({ form, errors, fromFile }) =>
  fromFile === undefined ? (
    <TextArea
      name="procedures"
      label="Danh sách thủ tục"
      hint="Mỗi thủ tục một dòng: mã, rồi tên. Chép thẳng từ bảng Word hoặc Excel cũng được."
      labelSize="s"
      rows={12}
      value={form.get('procedures') ?? ''}
      error={errorAt(errors, 'procedures')}
    />
  ) : (
    <div id="list-file" class={errorAt(errors, 'list-file') === undefined ? '' : 'govuk-form-group--error'}>
      <h2 class="govuk-heading-s">Danh sách thủ tục</h2>
      <input type="hidden" name="list-key" value={fromFile.key} />
      {errors
        .filter(({ field }) => field === 'list-file')
        .map(({ message }) => (
          <p class="govuk-error-message">{message}</p>
        ))}
      <p class="govuk-body">
        Tệp đã tải lên có {fromFile.list?.procedures.length ?? 0} thủ tục đọc được.{' '}
        <a class="govuk-link" href={UPLOAD}>
          Tải tệp khác
        </a>{' '}
        hoặc{' '}
        <a class="govuk-link" href={START}>
          dán danh sách
        </a>
        .
      </p>
    </div>
  );

/** Everything the form asks. */
export const StartFields: FC<FieldsProps> = (props) => (
  <>
    <UnitField {...props} />
    <DecisionFields {...props} />
    <SubjectFields {...props} />
    <KindFields {...props} />
    <ListField {...props} />
  </>
);
