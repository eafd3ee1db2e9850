/** What happens on the way: the event a task waits for, and how a continuous task stands. */
import { checkIn } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { dateOfForm, dateTextOf, requiredText, textOf } from '#shared/ui/form-reading.ts';
import type { PageRoute } from '#shared/ui/routes.ts';
import type { ObligationPorts } from '../../ports.ts';
import { recordObligationEvent } from '../../use-cases/record-obligation-event.ts';
import { actionPage, type TaskAction } from '../action-page.tsx';

const event: TaskAction<PlainDate> = {
  action: 'record-event',
  slug: 'su-kien',
  heading: 'Ghi nhận sự kiện',
  submit: 'Ghi nhận',
  fields: ({ form, errors, view: { task } }) => (
    <DateInput
      name="date"
      label={`«${task.waitingFor?.kind === 'event' ? task.waitingFor.event : ''}» xảy ra ngày nào?`}
      hint="Hạn được tính từ ngày này, cho mọi đơn vị cùng chờ sự kiện."
      values={dateTextOf(form, 'date')}
      error={errorAt(errors, 'date') ?? errorAt(errors, 'event')}
    />
  ),
  read: (form, { context }) => {
    const date = dateOfForm(form, 'date', 'Ngày xảy ra');
    if (!date.ok) return err([date.error]);
    const { today } = context.var;
    return date.value > today
      ? err([
          { field: 'date', message: `Ngày xảy ra ở sau hôm nay (${formatDate(today)}). Chỉ ghi sự kiện đã xảy ra.` },
        ])
      : ok(date.value);
  },
  run: (date, { task, by, casework }, { now }) => recordObligationEvent({ task, date, by, now }, casework),
};

const standing: TaskAction<string> = {
  action: 'check-in',
  slug: 'bao-cao',
  heading: 'Báo cáo tình hình',
  submit: 'Gửi báo cáo',
  fields: ({ form, errors }) => (
    <>
      <TextArea
        name="note"
        label="Từ lần trước đến nay đã làm được gì?"
        labelSize="s"
        value={textOf(form, 'note')}
        error={errorAt(errors, 'note') ?? errorAt(errors, 'reason')}
      />
      <TextInput
        name="figures"
        label="Số liệu (nếu có)"
        labelSize="s"
        hint="Ví dụ: 120/125 hồ sơ đúng hạn"
        value={textOf(form, 'figures')}
        error={errorAt(errors, 'figures')}
      />
    </>
  ),
  read: (form) => {
    const note = requiredText(form, 'note', { missing: 'Ghi ngắn gọn việc đã làm.' });
    const figures = textOf(form, 'figures').slice(0, 500);
    if (!note.ok) return err([note.error]);
    return ok(figures === '' ? note.value : `${note.value}\nSố liệu: ${figures}`);
  },
  run: (note, { task, by, casework }, sent) =>
    checkIn({ caseId: task.caseId, taskId: task.taskId, seen: task, by, ...sent, note }, casework),
};

export const progressPages = (ports: ObligationPorts): readonly PageRoute[] => [
  ...actionPage(event, ports),
  ...actionPage(standing, ports),
];
