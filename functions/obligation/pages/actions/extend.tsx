/** «Gia hạn»: who watches over the work grants it at once, the unit asks for it. */
import { extendTask } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { dateOfForm, dateTextOf, errorsOf, requiredText, textOf } from '#shared/ui/form-reading.ts';
import type { PageRoute } from '#shared/ui/routes.ts';
import { mayGrant } from '../../domain/rights.ts';
import type { ObligationPorts } from '../../ports.ts';
import { extensionRules, type ExtensionRules } from '../../settings.ts';
import { requestExtension } from '../../use-cases/request-extension.ts';
import { actionPage, type TaskAction } from '../action-page.tsx';
import type { TaskView } from '../task-at.ts';

interface Extension {
  readonly to: PlainDate;
  readonly reason: string;
}

const rulesOf = ({ context }: TaskView): ExtensionRules => context.var.reference.get(extensionRules);

const APPROVERS = { head: 'thủ trưởng đơn vị', office: 'Văn phòng', leader: 'lãnh đạo UBND' } as const;

function hintOf(view: TaskView): string {
  const { times, days, approver } = rulesOf(view);
  const { task } = view;
  const unit = task.countedIn === 'working-day' ? 'ngày làm việc' : 'ngày';
  const cap = `Tối đa ${String(times)} lần, cộng lại không quá ${String(days)} ${unit}; đã gia hạn ${String(task.extensions.length)} lần.`;
  return mayGrant(view.access, view.task, rulesOf(view))
    ? cap
    : `${cap} Đề nghị được gửi tới ${APPROVERS[approver]} quyết định.`;
}

const extend: TaskAction<Extension> = {
  action: 'extend',
  slug: 'gia-han',
  heading: 'Gia hạn',
  submit: 'Gửi',
  fields: ({ form, errors, view }) => (
    <>
      <DateInput
        name="due"
        label="Hạn mới"
        labelSize="s"
        hint={hintOf(view)}
        values={dateTextOf(form, 'due')}
        error={errorAt(errors, 'due')}
      />
      <TextArea
        name="reason"
        label="Vì sao cần thêm thời gian?"
        labelSize="s"
        value={textOf(form, 'reason')}
        error={errorAt(errors, 'reason')}
      />
    </>
  ),
  read: (form) => {
    const to = dateOfForm(form, 'due', 'Hạn mới');
    const reason = requiredText(form, 'reason', { missing: 'Ghi lý do cần thêm thời gian.' });
    return to.ok && reason.ok ? ok({ to: to.value, reason: reason.value }) : err(errorsOf(to, reason));
  },
  run: (input, view, sent) => {
    const { task, by, casework, context } = view;
    const rules = rulesOf(view);
    if (mayGrant(view.access, task, rules))
      return extendTask(
        {
          caseId: task.caseId,
          taskId: task.taskId,
          seen: task,
          by,
          ...sent,
          ...input,
          approver: by.person,
          cap: rules,
        },
        casework,
      );
    const ports = { ...casework, organisation: context.var.reference.organisation };
    return requestExtension({ task, by, ...sent, ...input, rules }, ports);
  },
  thenTo: (_input, view) =>
    mayGrant(view.access, view.task, rulesOf(view)) ? undefined : `${view.path}?xong=de-nghi-gia-han`,
};

export const extendPages = (ports: ObligationPorts): readonly PageRoute[] => actionPage(extend, ports);

/** The cap as people read it, for the page of a decision. */
export const capWords = ({ times, days }: ExtensionRules, until: PlainDate): string =>
  `Gia hạn đến ${formatDate(until)}. Quy định: tối đa ${String(times)} lần, cộng lại không quá ${String(days)} ngày.`;
