/** The actions that need a reason and nothing else. */
import { nudgeTask, reopenTask, resumeTask, returnTask, suspendTask } from '#shared/casework/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { requiredText, textOf } from '#shared/ui/form-reading.ts';
import type { ButtonKind } from '#shared/ui/components/button.tsx';
import type { PageRoute } from '#shared/ui/routes.ts';
import type { Action } from '../../domain/rights.ts';
import type { ObligationPorts } from '../../ports.ts';
import { actionPage, type TaskAction } from '../action-page.tsx';

type Change = typeof returnTask | typeof suspendTask | typeof reopenTask | typeof nudgeTask;

interface Reasoned {
  readonly action: Action;
  readonly slug: string;
  readonly heading: string;
  readonly submit: string;
  readonly kind?: ButtonKind;
  readonly label: string;
  readonly hint: string;
  readonly change: Change;
}

const REASONED: readonly Reasoned[] = [
  {
    action: 'return',
    slug: 'tra-lai',
    heading: 'Trả lại minh chứng',
    submit: 'Trả lại',
    kind: 'warning',
    label: 'Vì sao văn bản này chưa đạt?',
    hint: 'Đơn vị đọc lý do này trong thư nhắc. Hạn của việc giữ nguyên.',
    change: returnTask,
  },
  {
    action: 'suspend',
    slug: 'tam-dung',
    heading: 'Tạm dừng tính thời hạn',
    submit: 'Tạm dừng',
    label: 'Vì sao tạm dừng?',
    hint: 'Ví dụ: chờ ý kiến của Bộ. Số ngày còn lại được giữ nguyên cho đến khi tiếp tục.',
    change: suspendTask,
  },
  {
    action: 'reopen',
    slug: 'mo-lai',
    heading: 'Mở lại việc đã hoàn thành',
    submit: 'Mở lại',
    label: 'Vì sao mở lại?',
    hint: 'Hạn của việc giữ nguyên.',
    change: reopenTask,
  },
  {
    action: 'nudge',
    slug: 'don-doc',
    heading: 'Đôn đốc đơn vị',
    submit: 'Gửi đôn đốc',
    label: 'Nhắc đơn vị điều gì?',
    hint: 'Lời nhắc vào thư sáng ngày làm việc tiếp theo của cán bộ và vào lịch sử của việc.',
    change: nudgeTask,
  },
];

const MISSING = 'Ghi lý do để người xem sau này hiểu được.';

function specOf({ change, label, hint, ...rest }: Reasoned): TaskAction<string> {
  return {
    ...rest,
    fields: ({ form, errors }) => (
      <TextArea
        name="reason"
        label={label}
        hint={hint}
        labelSize="s"
        value={textOf(form, 'reason')}
        error={errorAt(errors, 'reason')}
      />
    ),
    read: (form) => {
      const reason = requiredText(form, 'reason', { missing: MISSING });
      return reason.ok ? reason : { ok: false, error: [reason.error] };
    },
    run: (reason, { task, by, casework }, { now, version, requestKey }) =>
      change({ caseId: task.caseId, taskId: task.taskId, seen: task, by, now, version, requestKey, reason }, casework),
  };
}

const resume: TaskAction<null> = {
  action: 'resume',
  slug: 'tiep-tuc',
  heading: 'Tiếp tục tính thời hạn',
  submit: 'Tiếp tục',
  fields: ({ view: { task } }) => (
    <p class="govuk-body">
      Đồng hồ dừng từ {task.suspensions.at(-1)?.from.split('-').reverse().join('/')} vì:{' '}
      {task.suspensions.at(-1)?.reason}. Tiếp tục thì số ngày còn lại khi dừng được tính tiếp từ hôm nay.
    </p>
  ),
  read: () => ok(null),
  run: (_input, { task, by, casework }, { now, version, requestKey }) =>
    resumeTask({ caseId: task.caseId, taskId: task.taskId, seen: task, by, now, version, requestKey }, casework),
};

export const reasonedPages = (ports: ObligationPorts): readonly PageRoute[] => [
  ...REASONED.flatMap((each) => actionPage(specOf(each), ports)),
  ...actionPage(resume, ports),
];
