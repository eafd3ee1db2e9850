import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Person } from '#shared/org/index.ts';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { dateOfForm, dateTextOf, errorsOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { personMeant } from '../domain/search.ts';
import type { Filled, FormFacts } from './organisation-form.tsx';

/** Away from a day to a day, and who stands in (Nghị định 30/2020/NĐ-CP, Điều 13). */
export const AbsenceFields = ({ form, error }: Filled) => (
  <>
    <DateInput name="from" label="Vắng từ ngày" labelSize="s" values={dateTextOf(form, 'from')} error={error('from')} />
    <DateInput name="to" label="Đến hết ngày" labelSize="s" values={dateTextOf(form, 'to')} error={error('to')} />
    <TextInput
      name="deputies"
      label="Người thay"
      hint="Mã hoặc họ tên đầy đủ"
      value={textOf(form, 'deputies')}
      error={error('deputies')}
    />
  </>
);

export function absenceIn(
  form: Form,
  { organisation }: FormFacts,
): Result<Person['deputies'][number], readonly FieldError[]> {
  const from = dateOfForm(form, 'from', 'Vắng từ ngày');
  const to = dateOfForm(form, 'to', 'Đến hết ngày');
  const typed = textOf(form, 'deputies');
  const meant = personMeant(organisation.people, typed);
  const deputy: Result<Person, FieldError> = meant.ok
    ? meant
    : err({ field: 'deputies', message: typed === '' ? 'Chưa nhập người thay.' : meant.error });
  if (!from.ok || !to.ok || !deputy.ok) return err(errorsOf(from, to, deputy));
  if (to.value < from.value) return err([{ field: 'to', message: 'Ngày kết thúc ở trước ngày bắt đầu vắng mặt.' }]);
  return ok({ deputy: deputy.value.id, validFrom: from.value, validTo: to.value });
}
