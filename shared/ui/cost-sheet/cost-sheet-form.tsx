import type { FC } from 'hono/jsx';
import { LIMITS } from '#shared/compliance-cost/index.ts';
import { errorAt } from '../casework/form-frame.tsx';
import type { FieldError } from '../components/error-summary.tsx';
import { InsetText } from '../components/messages.tsx';
import { TextInput } from '../components/text-input.tsx';
import { textOf } from '../form-reading.ts';
import { COLUMN_WORDS, lineCount, lineField } from './cost-lines.ts';

interface CostLinesProps {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
}

/** The lines as typed and a blank one; saving brings the next blank one. */
export const CostLineFields: FC<CostLinesProps> = ({ form, errors }) => {
  const count = Math.min(LIMITS.lines, lineCount(form) + 1);
  return (
    <>
      <InsetText>
        Mỗi dòng là một công việc người dân, doanh nghiệp phải làm. Chi phí một năm của dòng = (giờ × thu nhập + dịch vụ
        + phí, lệ phí) × số lần × số đối tượng. Dòng trống không tính; muốn bỏ một dòng thì xóa hết các ô của dòng đó.
        Lưu xong sẽ có thêm một dòng trống.
      </InsetText>
      {Array.from({ length: count }, (_, line) => (
        <CostLineField form={form} errors={errors} line={line} />
      ))}
    </>
  );
};

const CostLineField: FC<CostLinesProps & { line: number }> = ({ form, errors, line }) => {
  const activity = lineField(line, 'activity');
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Dòng {line + 1}</legend>
      <TextInput name={activity} label="Công việc" value={textOf(form, activity)} error={errorAt(errors, activity)} />
      {COLUMN_WORDS.map(({ column, label, hint }) => {
        const name = lineField(line, column);
        return (
          <TextInput
            name={name}
            label={label}
            hint={hint}
            width={20}
            inputmode="decimal"
            value={textOf(form, name)}
            error={errorAt(errors, name)}
          />
        );
      })}
    </fieldset>
  );
};
