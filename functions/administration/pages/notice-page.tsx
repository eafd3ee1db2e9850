import type { FC } from 'hono/jsx';
import { weekday, formatDate } from '#shared/kernel/civil-date.ts';
import type { SpecialDay } from '#shared/calendar/index.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { Button, ButtonGroup } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { Details } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { dateTextOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import type { CalendarYear } from '../domain/calendar-year.ts';
import { Origin } from './years-page.tsx';

interface NoticePageProps {
  readonly year: CalendarYear;
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly csrfToken: string;
  readonly version: number;
}

/** A year's notice: what is in force, and the form that replaces it. */
export const NoticePage: FC<NoticePageProps> = ({ year: { notice, origin }, form, errors, csrfToken, version }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">Ngày nghỉ, làm bù năm {notice.year}</h1>
      <p class="govuk-body">
        Đang áp dụng: <Origin notice={notice.notice} origin={origin} />
      </p>
      <Details summary={`Xem ${notice.days.length} ngày đang áp dụng`}>
        <DaysTable days={notice.days} caption="Ngày đang áp dụng" />
      </Details>
      <NoticeForm form={form} errors={errors} csrfToken={csrfToken} version={version} />
    </div>
  </div>
);

const NoticeForm: FC<Omit<NoticePageProps, 'year'>> = ({ form, errors, csrfToken, version }) => (
  <form method="post" novalidate>
    <CsrfField token={csrfToken} />
    <input type="hidden" name="version" value={String(version)} />
    <TextInput
      name="number"
      label="Số văn bản thông báo"
      hint="Ví dụ 2450/VPCP-KGVX"
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
    <QuickFields form={form} errors={errors} />
    <TextArea
      name="days"
      label="Danh sách ngày của cả năm"
      hint="Mỗi dòng một ngày hoặc một đợt: «1/1: nghỉ Tết Dương lịch», «16/2 - 20/2: nghỉ Tết Nguyên đán», «27/4: nghỉ bù Giỗ Tổ», «2/1: hoán đổi, làm bù 10/1». Có thể dán từ văn bản."
      rows={14}
      value={form.get('days') ?? ''}
      error={errorAt(errors, 'days')}
    />
    <Button name="button" value="preview">
      Xem trước việc nào đổi hạn
    </Button>
  </form>
);

/** Most notices bring one swap: it need not be written by hand. */
const QuickFields: FC<{ form: Form; errors: readonly FieldError[] }> = ({ form, errors }) => (
  <Details summary="Thêm nhanh một ngày vào danh sách" open={errors.some(({ field }) => field?.startsWith('quick-'))}>
    <TextInput
      name="quick-off"
      label="Ngày nghỉ"
      hint="29/4, hoặc cả đợt 16/2 - 20/2"
      width={10}
      value={textOf(form, 'quick-off')}
      error={errorAt(errors, 'quick-off')}
    />
    <TextInput
      name="quick-make-up"
      label="Ngày làm bù, nếu là hoán đổi"
      hint="Thứ Bảy hoặc Chủ nhật, ví dụ 4/5"
      width={10}
      value={textOf(form, 'quick-make-up')}
      error={errorAt(errors, 'quick-make-up')}
    />
    <TextInput
      name="quick-name"
      label="Tên ngày nghỉ, nếu không phải hoán đổi"
      hint="Ví dụ: nghỉ bù Quốc khánh"
      width={20}
      value={textOf(form, 'quick-name')}
      error={errorAt(errors, 'quick-name')}
    />
    <ButtonGroup>
      <Button kind="secondary" name="button" value="add">
        Thêm vào danh sách
      </Button>
    </ButtonGroup>
  </Details>
);

const WEEKDAYS = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];

export const DaysTable: FC<{ days: readonly SpecialDay[]; caption: string }> = ({ days, caption }) => (
  <Table
    caption={caption}
    captionSize="s"
    columns={[{ header: 'Ngày' }, { header: 'Thứ' }, { header: 'Là ngày gì' }]}
    rows={days.map(({ date, name }) => [formatDate(date), WEEKDAYS[weekday(date)] ?? '', name])}
    emptyText="Không có ngày nào."
  />
);
