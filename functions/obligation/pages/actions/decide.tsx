/** Somebody decides on a request for more time: three taps on the phone. */
import { formatDate } from '#shared/kernel/civil-date.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { errorAt } from '#shared/ui/casework/form-frame.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { TextArea } from '#shared/ui/components/text-input.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import type { PageRoute } from '#shared/ui/routes.ts';
import type { ObligationPorts } from '../../ports.ts';
import { extensionRules } from '../../settings.ts';
import { decideExtension, readRequest } from '../../use-cases/decide-extension.ts';
import { actionPage, type FieldsProps, type TaskAction } from '../action-page.tsx';
import { taskPathOf } from '../task-at.ts';
import { capWords } from './extend.tsx';

interface Decision {
  readonly granted: boolean;
  readonly reason: string;
}

async function requestText({ view }: FieldsProps) {
  const found = await readRequest(view.task, view.casework);
  if (found === undefined) return null;
  const { request, task } = found;
  const { organisation } = view.context.var.reference;
  const asker = organisation.person(request.value.by)?.name ?? request.value.by;
  return (
    <InsetText>
      {asker} đề nghị ngày {formatDate(request.value.askedOn)}: {request.value.reason}
      <br />
      Hạn hiện tại: {task.due === null ? 'chưa có' : formatDate(task.due.lenient)}.{' '}
      {capWords(view.context.var.reference.get(extensionRules), request.value.to)}
      <br />
      <a class="govuk-link" href={taskPathOf(task)}>
        Xem việc xin gia hạn
      </a>
    </InsetText>
  );
}

const decide: TaskAction<Decision> = {
  action: 'decide',
  slug: 'quyet-dinh',
  heading: 'Đồng ý gia hạn?',
  submit: 'Quyết định',
  fields: async (props) => (
    <>
      {await requestText(props)}
      <Radios
        name="decision"
        label="Quyết định của bạn"
        labelSize="s"
        value={textOf(props.form, 'decision')}
        choices={[
          { value: 'grant', label: 'Đồng ý' },
          { value: 'refuse', label: 'Không đồng ý', hint: 'Ghi lý do ở ô bên dưới' },
        ]}
        error={errorAt(props.errors, 'decision')}
      />
      <TextArea
        name="reason"
        label="Lý do (bắt buộc khi không đồng ý)"
        labelSize="s"
        rows={3}
        value={textOf(props.form, 'reason')}
        error={errorAt(props.errors, 'reason')}
      />
    </>
  ),
  read: (form) => {
    const [decision, reason] = [textOf(form, 'decision'), textOf(form, 'reason').slice(0, 2000)];
    if (decision !== 'grant' && decision !== 'refuse')
      return err([{ field: 'decision', message: 'Chọn đồng ý hoặc không đồng ý.' }]);
    if (decision === 'refuse' && reason === '')
      return err([{ field: 'reason', message: 'Ghi lý do không đồng ý để đơn vị biết.' }]);
    return ok({ granted: decision === 'grant', reason });
  },
  run: (input, { task: decision, by, casework, context }, sent) =>
    decideExtension({ decision, by, ...sent, ...input, rules: context.var.reference.get(extensionRules) }, casework),
  thenTo: () => '/viec?xong=quyet-dinh',
};

export const decidePages = (ports: ObligationPorts): readonly PageRoute[] => actionPage(decide, ports);
