import type { FC } from 'hono/jsx';
import type { Result } from '#shared/kernel/result.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';

const LONGEST = 500;

/** The reason that goes into the history with every change. */
export const WhyField: FC<{ form: Form; error: string | undefined }> = ({ form, error }) => (
  <TextInput
    name="why"
    label="Lý do, căn cứ"
    hint="Ví dụ: Nghị quyết số 12/NQ-HĐND ngày 05/3/2026. Được ghi vào lịch sử thay đổi."
    value={textOf(form, 'why')}
    error={error}
  />
);

export const whyIn = (form: Form): Result<string, FieldError> =>
  requiredText(form, 'why', { missing: 'Chưa ghi lý do. Ghi căn cứ để người sau hiểu được.', longest: LONGEST });
