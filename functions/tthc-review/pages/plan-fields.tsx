/** The unit's own plan: its document and its groups by ground, or why there is nothing to review. */
import type { FC } from 'hono/jsx';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { readWritten, WrittenFields } from '#shared/ui/casework/written-fields.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import { GROUNDS, MOST_GROUPS, type Group } from '../domain/group.ts';
import type { ReviewPlan } from '../use-cases/plan-review.ts';
import { GROUND_WORDS } from './words.ts';

type PlannedGroup = Pick<Group, 'title' | 'ground'>;

/** A group a line in the box of its ground; blank lines and repetitions are left out. */
function readGroups(form: Form): Result<readonly PlannedGroup[], FieldError> {
  const groups = GROUNDS.flatMap((ground) =>
    [...new Set(textOf(form, ground).split(/\r?\n/u))]
      .map((line) => ({ title: line.replace(/\s+/gu, ' ').trim(), ground }))
      .filter(({ title }) => title !== ''),
  );
  const long = groups.find(({ title }) => title.length > 300);
  if (long !== undefined) return err({ field: long.ground, message: 'Có tên nhóm dài quá 300 ký tự. Rút gọn lại.' });
  if (groups.length === 0)
    return err({ field: GROUNDS[0], message: 'Ghi ít nhất một nhóm thủ tục, mỗi nhóm một dòng.' });
  return groups.length <= MOST_GROUPS
    ? ok(groups)
    : err({
        field: GROUNDS[0],
        message: `Có ${String(groups.length)} nhóm; nhiều nhất ${String(MOST_GROUPS)}. Gộp các thủ tục liên quan thành nhóm.`,
      });
}

export function readPlan(form: Form, today: PlainDate): Result<ReviewPlan, readonly FieldError[]> {
  const choice = textOf(form, 'choice');
  if (choice === 'nothing') {
    const reason = requiredText(form, 'reason', { missing: 'Ghi vì sao không có thủ tục phải rà soát.' });
    return reason.ok ? ok({ kind: 'nothing', reason: reason.value }) : err([reason.error]);
  }
  if (choice !== 'plan') return err([{ field: 'choice', message: 'Chọn có hoặc không có thủ tục phải rà soát.' }]);
  const document = readWritten(form, today);
  const groups = readGroups(form);
  return document.ok && groups.ok
    ? ok({ kind: 'plan', document: document.value, groups: groups.value })
    : err([...(document.ok ? [] : document.error), ...(groups.ok ? [] : [groups.error])]);
}

export const PlanFields: FC<{ form: Form; errors: readonly FieldError[] }> = ({ form, errors }) => (
  <>
    <Radios
      name="choice"
      label="Năm nay đơn vị có thủ tục phải rà soát không?"
      value={textOf(form, 'choice')}
      choices={[
        { value: 'plan', label: 'Có, kế hoạch rà soát như dưới đây' },
        { value: 'nothing', label: 'Không' },
      ]}
      error={errorAt(errors, 'choice')}
    />
    <h2 class="govuk-heading-m">Nhóm thủ tục, theo căn cứ lựa chọn</h2>
    {GROUNDS.map((ground) => (
      <TextArea
        name={ground}
        label={GROUND_WORDS[ground]}
        hint="Mỗi nhóm một dòng"
        labelSize="s"
        rows={4}
        value={textOf(form, ground)}
        error={errorAt(errors, ground)}
      />
    ))}
    <WrittenFields form={form} errors={errors} />
    <TextArea
      name="reason"
      label="Lý do không có thủ tục phải rà soát"
      labelSize="s"
      rows={3}
      value={textOf(form, 'reason')}
      error={errorAt(errors, 'reason')}
    />
  </>
);
