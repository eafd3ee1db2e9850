/** The one form of a bulk action: what is done to all the tasks chosen. */
import type { Child } from 'hono/jsx';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { dateOfForm, dateTextOf, errorsOf, requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { EvidenceFields, readEvidence } from '#shared/ui/casework/evidence-fields.tsx';
import { Select } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import type { BulkChange } from '../documents.ts';
import { checkUnit, unitChoices } from './actions/reassign.tsx';

type Errors = readonly FieldError[];
type Read = Result<BulkChange, Errors>;

interface BulkForm {
  readonly heading: string;
  readonly submit: string;
  readonly fields: (form: Form, errors: Errors, context: PageContext) => Child;
  readonly read: (form: Form, context: PageContext) => Read;
}

const Reason = ({ form, errors, label }: { form: Form; errors: Errors; label: string }) => (
  <TextArea
    name="reason"
    label={label}
    labelSize="s"
    value={textOf(form, 'reason')}
    error={errorAt(errors, 'reason')}
  />
);

const readReason = (form: Form): Result<string, FieldError> =>
  requiredText(form, 'reason', { missing: 'Ghi lý do để người xem sau này hiểu được.' });

function readFinish(form: Form, { var: { today } }: PageContext): Read {
  const read = readEvidence(form, today);
  if (!read.ok) return read;
  const { number, date, place } = read.value;
  if (place.kind === 'file')
    return err([
      {
        field: 'place',
        message: 'Nhiều việc cùng một văn bản: nhập đường dẫn tới văn bản. Tệp thì báo cáo từng việc.',
      },
    ]);
  const evidence = { number, date, link: place.link, fileKey: null };
  return ok({ action: 'finish', evidence, note: textOf(form, 'note').slice(0, 2000) });
}

export const BULK_FORMS: Readonly<Record<BulkChange['action'], BulkForm>> = {
  finish: {
    heading: 'Hoàn thành bằng cùng một văn bản',
    submit: 'Báo cáo hoàn thành',
    fields: (form, errors) => <EvidenceFields form={form} errors={errors} />,
    read: readFinish,
  },
  extend: {
    heading: 'Gia hạn các việc đã chọn',
    submit: 'Gửi',
    fields: (form, errors) => (
      <>
        <DateInput
          name="due"
          label="Hạn mới"
          labelSize="s"
          values={dateTextOf(form, 'due')}
          error={errorAt(errors, 'due')}
        />
        <Reason form={form} errors={errors} label="Vì sao cần thêm thời gian?" />
      </>
    ),
    read: (form) => {
      const to = dateOfForm(form, 'due', 'Hạn mới');
      const reason = readReason(form);
      return to.ok && reason.ok
        ? ok({ action: 'extend', to: to.value, reason: reason.value })
        : err(errorsOf(to, reason));
    },
  },
  reassign: {
    heading: 'Chuyển các việc đã chọn',
    submit: 'Chuyển',
    fields: (form, errors, { var: { reference, today } }) => (
      <>
        <Select
          name="unit"
          label="Đơn vị nhận"
          labelSize="s"
          choices={unitChoices(reference.organisation, today)}
          value={textOf(form, 'unit')}
          error={errorAt(errors, 'unit')}
        />
        <Reason form={form} errors={errors} label="Vì sao chuyển?" />
      </>
    ),
    read: (form, { var: { reference, today } }) => {
      const unit = checkUnit(textOf(form, 'unit'), reference.organisation, today);
      const reason = readReason(form);
      return unit.ok && reason.ok
        ? ok({ action: 'reassign', unit: unit.value, reason: reason.value })
        : err(errorsOf(unit, reason));
    },
  },
  nudge: {
    heading: 'Đôn đốc các việc đã chọn',
    submit: 'Gửi đôn đốc',
    fields: (form, errors) => <Reason form={form} errors={errors} label="Nhắc các đơn vị điều gì?" />,
    read: (form) => {
      const reason = readReason(form);
      return reason.ok ? ok({ action: 'nudge', reason: reason.value }) : err([reason.error]);
    },
  },
};

export const bulkFormOf = (action: string | null): { action: BulkChange['action']; form: BulkForm } | undefined => {
  const found = BULK_ACTIONS.find((known) => known === action);
  return found === undefined ? undefined : { action: found, form: BULK_FORMS[found] };
};

const BULK_ACTIONS = ['finish', 'extend', 'reassign', 'nudge'] as const;
