/** Number, date and address of a document that somebody answers with. */
import type { FC } from 'hono/jsx';
import { writtenSchema, type Written } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { DateInput } from '../components/date-input.tsx';
import type { FieldError } from '../components/error-summary.tsx';
import { TextInput } from '../components/text-input.tsx';
import { dateOfForm, dateTextOf, errorsOf, requiredText, textOf, type Form } from '../form-reading.ts';
import { errorAt } from './form-frame.tsx';

const linkSchema = writtenSchema.shape.link;

/** Reads the fields of {@link WrittenFields}; a date after `today` is no document's yet. */
export function readWritten(form: Form, today: PlainDate): Result<Written, readonly FieldError[]> {
  const number = requiredText(form, 'number', { missing: 'Nhập số, ký hiệu của văn bản.', longest: 200 });
  const read = dateOfForm(form, 'date', 'Ngày văn bản');
  const late = read.ok && read.value > today;
  const date: typeof read = late
    ? err({ field: 'date', message: `Ngày văn bản ở sau hôm nay (${formatDate(today)}). Nhập ngày ký của văn bản.` })
    : read;
  const link = readLink(textOf(form, 'link'));
  return number.ok && date.ok && link.ok
    ? ok({ number: number.value, date: date.value, link: link.value })
    : err(errorsOf(number, date, link));
}

function readLink(typed: string): Result<string | null, FieldError> {
  const read = linkSchema.safeParse(typed === '' ? null : typed);
  return read.success
    ? ok(read.data)
    : err({ field: 'link', message: 'Đường dẫn phải bắt đầu bằng http:// hoặc https://; bỏ trống nếu không có.' });
}

export const WrittenFields: FC<{ form: Form; errors: readonly FieldError[] }> = ({ form, errors }) => (
  <>
    <TextInput
      name="number"
      label="Số, ký hiệu văn bản"
      hint="Ví dụ: 15/STP-KSTT"
      labelSize="s"
      width={20}
      value={textOf(form, 'number')}
      error={errorAt(errors, 'number')}
    />
    <DateInput
      name="date"
      label="Ngày văn bản"
      labelSize="s"
      values={dateTextOf(form, 'date')}
      error={errorAt(errors, 'date')}
    />
    <TextInput
      name="link"
      label="Đường dẫn tới văn bản"
      hint="Bỏ trống nếu không có"
      labelSize="s"
      type="url"
      inputmode="url"
      value={textOf(form, 'link')}
      error={errorAt(errors, 'link')}
    />
  </>
);

/** «15/STP-KSTT ngày 05/03/2026», a link when the document has an address. */
export const WrittenText: FC<{ document: Written }> = ({ document: { number, date, link } }) => {
  const text = `${number} ngày ${formatDate(date)}`;
  return link === null ? (
    <>{text}</>
  ) : (
    <a class="govuk-link" href={link} rel="noreferrer">
      {text}
    </a>
  );
};
