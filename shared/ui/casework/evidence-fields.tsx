/** The evidence that work is done: number and date of the document, and where it can be read. */
import type { FC } from 'hono/jsx';
import { evidenceSchema, type Evidence } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { Radios } from '../components/choices.tsx';
import { DateInput } from '../components/date-input.tsx';
import type { FieldError } from '../components/error-summary.tsx';
import { TextInput } from '../components/text-input.tsx';
import { dateOfForm, dateTextOf, errorsOf, requiredText, textOf, type Form } from '../form-reading.ts';
import { errorAt } from './form-frame.tsx';

/** What the form says; the file, if there is to be one, comes on the next page. */
export interface EvidenceAnswer {
  readonly number: string;
  readonly date: PlainDate;
  readonly place: { readonly kind: 'link'; readonly link: string } | { readonly kind: 'file' };
}

const linkSchema = evidenceSchema.shape.link.unwrap();

function readPlace(form: Form): Result<EvidenceAnswer['place'], FieldError> {
  const place = textOf(form, 'place');
  if (place === 'file') return ok({ kind: 'file' });
  if (place !== 'link')
    return err({
      field: 'place',
      message: 'Chọn cách kèm văn bản: đường dẫn hoặc tệp. Không có văn bản thì chưa xong việc.',
    });
  const link = textOf(form, 'link');
  if (link === '') return err({ field: 'link', message: 'Nhập đường dẫn tới văn bản, hoặc chọn tải tệp lên.' });
  return linkSchema.safeParse(link).success && link.length <= 2000
    ? ok({ kind: 'link', link })
    : err({
        field: 'link',
        message: 'Đường dẫn phải bắt đầu bằng http:// hoặc https://, ví dụ https://congbao.example.gov.vn/15.',
      });
}

/** Reads the fields of {@link EvidenceFields}; a date after `today` is no document's yet. */
export function readEvidence(form: Form, today: PlainDate): Result<EvidenceAnswer, readonly FieldError[]> {
  const number = requiredText(form, 'number', { missing: 'Nhập số, ký hiệu của văn bản.', longest: 200 });
  const date = notAfter(dateOfForm(form, 'date', 'Ngày văn bản'), today);
  const place = readPlace(form);
  return number.ok && date.ok && place.ok
    ? ok({ number: number.value, date: date.value, place: place.value })
    : err(errorsOf(number, date, place));
}

const notAfter = (date: Result<PlainDate, FieldError>, today: PlainDate): Result<PlainDate, FieldError> =>
  date.ok && date.value > today
    ? err({ field: 'date', message: `Ngày văn bản ở sau hôm nay (${formatDate(today)}). Nhập ngày ký của văn bản.` })
    : date;

/** Number, date and whereabouts of the document, as typed. */
export const EvidenceFields: FC<{ form: Form; errors: readonly FieldError[] }> = ({ form, errors }) => (
  <>
    <TextInput
      name="number"
      label="Số, ký hiệu văn bản"
      hint="Ví dụ: 15/KH-STP"
      value={textOf(form, 'number')}
      width={20}
      labelSize="s"
      error={errorAt(errors, 'number')}
    />
    <DateInput
      name="date"
      label="Ngày văn bản"
      hint="Ngày ký ghi trên văn bản, ví dụ 5 – 3 – 2026"
      labelSize="s"
      values={dateTextOf(form, 'date')}
      error={errorAt(errors, 'date')}
    />
    <PlaceFields form={form} errors={errors} />
  </>
);

const PlaceFields: FC<{ form: Form; errors: readonly FieldError[] }> = ({ form, errors }) => (
  <>
    <Radios
      name="place"
      label="Xem văn bản ở đâu?"
      labelSize="s"
      value={textOf(form, 'place')}
      choices={[
        { value: 'link', label: 'Theo đường dẫn', hint: 'Văn bản đã có trên cổng thông tin, hệ thống quản lý văn bản' },
        { value: 'file', label: 'Tải tệp lên', hint: 'Chọn tệp ở trang sau' },
      ]}
      error={errorAt(errors, 'place')}
    />
    <TextInput
      name="link"
      label="Đường dẫn (nếu chọn theo đường dẫn)"
      type="url"
      inputmode="url"
      value={textOf(form, 'link')}
      labelSize="s"
      error={errorAt(errors, 'link')}
    />
  </>
);

/** Evidence as pages show it; `fileHref` opens its file. */
export const EvidenceText: FC<{ evidence: Evidence; fileHref: string }> = ({ evidence, fileHref }) => (
  <>
    Văn bản số {evidence.number} ngày {formatDate(evidence.date)}
    {evidence.link !== null && (
      <>
        {' – '}
        <a class="govuk-link" href={evidence.link} rel="noreferrer">
          xem văn bản
        </a>
      </>
    )}
    {evidence.fileKey !== null && (
      <>
        {' – '}
        <a class="govuk-link" href={fileHref}>
          tải tệp
        </a>
      </>
    )}
  </>
);
