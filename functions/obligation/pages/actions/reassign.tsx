/** «Chuyển đơn vị»: to a unit that exists today; those who took over a dissolved unit's work come first. */
import { reassignTask, type Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Organisation } from '#shared/org/index.ts';
import { nameOn, unitIdSchema, validOn, type UnitId } from '#shared/org/unit.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { Select, type Choice } from '#shared/ui/components/choices.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { errorsOf, requiredText, textOf } from '#shared/ui/form-reading.ts';
import type { PageRoute } from '#shared/ui/routes.ts';
import type { ObligationPorts } from '../../ports.ts';
import { actionPage, type TaskAction } from '../action-page.tsx';

interface Reassignment {
  readonly unit: UnitId;
  readonly reason: string;
}

/** Who has the unit's work today, when that is not the unit itself. */
function successorNames(organisation: Organisation, { unit }: Pick<Task, 'unit'>, today: PlainDate): readonly Choice[] {
  return organisation
    .successorsOn(unit, today)
    .filter(({ id }) => id !== unit)
    .map((successor) => ({ value: successor.id, label: nameOn(successor, today) }));
}

/** Units that exist today, successors of the present one first, the others by name. */
export function unitChoices(organisation: Organisation, today: PlainDate, first: readonly Choice[] = []): Choice[] {
  const known = new Set(first.map(({ value }) => value));
  const others = organisation
    .unitsByNameOn(today)
    .filter(({ id }) => !known.has(id))
    .map((unit) => ({ value: unit.id, label: nameOn(unit, today) }));
  return [{ value: '', label: 'Chọn đơn vị' }, ...first, ...others];
}

/** A choice that is no unit of today: says so, and who has its work now. */
export function checkUnit(text: string, organisation: Organisation, today: PlainDate) {
  const unit = unitIdSchema.safeParse(text);
  const known = unit.success ? organisation.unit(unit.data) : undefined;
  if (known === undefined) return err({ field: 'unit', message: 'Chọn đơn vị nhận việc.' });
  if (validOn(known, today)) return ok(known.id);
  const heirs = organisation.successorsOn(known.id, today).map((heir) => nameOn(heir, today));
  const hint = heirs.length === 0 ? 'Chọn đơn vị khác.' : `Chọn đơn vị kế thừa: ${heirs.join(', ')}.`;
  return err({ field: 'unit', message: `${nameOn(known, today)} không còn tồn tại vào ngày này. ${hint}` });
}

const reassign: TaskAction<Reassignment> = {
  action: 'reassign',
  slug: 'chuyen',
  heading: 'Chuyển cho đơn vị khác',
  submit: 'Chuyển',
  fields: ({ form, errors, view: { task, context } }) => {
    const { organisation } = context.var.reference;
    const { today } = context.var;
    const successors = successorNames(organisation, task, today);
    return (
      <>
        {successors.length > 0 && (
          <InsetText>
            {unitName(organisation, task.unit, today)} không còn; nhiệm vụ đã chuyển sang{' '}
            {successors.map(({ label }) => label).join(', ')}.
          </InsetText>
        )}
        <Select
          name="unit"
          label="Đơn vị nhận"
          labelSize="s"
          hint="Hạn của việc giữ nguyên khi chuyển."
          choices={unitChoices(organisation, today, successors)}
          value={textOf(form, 'unit') || (successors[0]?.value ?? '')}
          error={errorAt(errors, 'unit')}
        />
        <TextArea
          name="reason"
          label="Vì sao chuyển?"
          labelSize="s"
          value={textOf(form, 'reason')}
          error={errorAt(errors, 'reason')}
        />
      </>
    );
  },
  read: (form, { context }) => {
    const unit = checkUnit(textOf(form, 'unit'), context.var.reference.organisation, context.var.today);
    const reason = requiredText(form, 'reason', { missing: 'Ghi lý do chuyển.' });
    return unit.ok && reason.ok ? ok({ unit: unit.value, reason: reason.value }) : err(errorsOf(unit, reason));
  },
  run: (input, { task, by, casework }, sent) =>
    reassignTask({ caseId: task.caseId, taskId: task.taskId, seen: task, by, ...sent, ...input }, casework),
};

export const reassignPages = (ports: ObligationPorts): readonly PageRoute[] => actionPage(reassign, ports);
