/** Who sent a petition: shown to who needs it, for a reason, and the look is kept. */
import type { FC } from 'hono/jsx';
import { readSender, type Sender } from '#shared/casework/index.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { maySeeSender } from '../domain/rights.ts';
import { pathOf, withPetition, type OpenPetition, type PagePorts } from './pakn-context.ts';

const TITLE = 'Thông tin người gửi';

export const askSenderReason = (pages: PagePorts) =>
  withPetition(pages, (context, open) =>
    allowed(open) ? ask(context, open, []) : context.var.problem(problems.forbidden),
  );

const allowed = ({ access, receiver, tasks }: OpenPetition): boolean => maySeeSender(access, receiver, tasks);

function ask(context: PageContext, open: OpenPetition, errors: readonly FieldError[]): Promise<Response> {
  const back = pathOf(open.caseId);
  if (errors.length > 0) context.status(422);
  return context.var.page(
    <FormPage
      heading={TITLE}
      errors={errors}
      about={<InsetText>Mỗi lần xem được ghi vào nhật ký hồ sơ kèm tên người xem và lý do.</InsetText>}
    >
      <FormFrame
        csrfToken={open.reader.csrfToken}
        requestKey={context.env.requestId}
        version={0}
        submit="Xem thông tin"
        cancelHref={back}
      >
        <TextInput
          name="reason"
          label="Vì sao cần xem?"
          labelSize="s"
          hint="Ví dụ: Gọi điện hỏi rõ thời điểm nộp hồ sơ"
          value={textOf(context.var.form, 'reason')}
          error={errorAt(errors, 'reason')}
        />
      </FormFrame>
    </FormPage>,
    { title: TITLE, hasErrors: errors.length > 0, beforeMain: <BackLink href={back} /> },
  );
}

export const showSender = (pages: PagePorts) =>
  withPetition(pages, async (context, open) => {
    if (!allowed(open)) return context.var.problem(problems.forbidden);
    const { caseId, access, tasks, receiver, ports } = open;
    const why = textOf(context.var.form, 'reason').slice(0, 500);
    const own = tasks.find(({ state, unit }) => state === 'open' && access.mayWork(unit));
    const by = access.actorFor(own?.unit ?? receiver);
    const read = await readSender({ caseId, by, why, now: context.env.receivedAt }, ports);
    if (!read.ok) return ask(context, open, [fieldErrorOf(read.error)]);
    return context.var.page(<SenderPage sender={read.value} />, {
      title: TITLE,
      beforeMain: <BackLink href={pathOf(caseId)} />,
    });
  });

const SenderPage: FC<{ sender: Sender }> = ({ sender: { name, address, phone, email } }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">{TITLE}</h1>
      <SummaryList
        rows={[
          { key: 'Họ và tên', value: name },
          { key: 'Địa chỉ', value: address || 'Không ghi' },
          { key: 'Số điện thoại', value: phone || 'Không ghi' },
          { key: 'Thư điện tử', value: email || 'Không ghi' },
        ]}
      />
      <p class="govuk-body">
        Chỉ dùng để giải quyết phản ánh, kiến nghị này; không ghi vào nội dung trả lời công khai.
      </p>
    </div>
  </div>
);
