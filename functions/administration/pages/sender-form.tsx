/** Who mails seem to come from, and where answers go: set with the installation's other first facts, changed here. */
import type { FC } from 'hono/jsx';
import type { MailSender } from '#shared/mail/mailer.ts';
import { mailSenderDocument } from '#shared/reference/index.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { errorsOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { saveSetting } from '../use-cases/save-setting.ts';
import { nameIn, optionalEmail } from './fields.ts';
import { ADMINISTRATOR, actorOf, refused, type AdministrationPages } from './ports.ts';
import { SENDER } from './sender-page.tsx';
import { WhyField, whyIn } from './why-field.tsx';

export const SENDER_FORM = `${SENDER}/dat`;

export const senderFormPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(SENDER_FORM, ADMINISTRATOR, (context) => {
    const { reference } = context.var;
    const version = reference.versionOf(mailSenderDocument);
    return show(context, { form: senderFields(reference.get(mailSenderDocument)), version, errors: [] });
  }),
  post(SENDER_FORM, ADMINISTRATOR, (context) => save(context, ports)),
];

export const senderFields = ({ name, replyTo }: MailSender): Form =>
  new URLSearchParams({ sender: name, 'reply-to': replyTo ?? '' });

interface FieldsProps {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

export const SenderFields: FC<FieldsProps> = ({ form, errors }) => (
  <>
    <TextInput
      name="sender"
      label="Tên người gửi thư nhắc việc"
      labelSize="s"
      hint="Người nhận thấy tên này trong hộp thư. Ví dụ: Văn phòng UBND tỉnh Quảng Nam"
      value={textOf(form, 'sender')}
      error={errorAt(errors, 'sender')}
    />
    <TextInput
      name="reply-to"
      label="Thư trả lời về (không bắt buộc)"
      labelSize="s"
      hint="Hộp thư của bộ phận kiểm soát TTHC; để trống thì thư trả lời về địa chỉ gửi"
      type="email"
      width={30}
      value={textOf(form, 'reply-to')}
      error={errorAt(errors, 'reply-to')}
    />
  </>
);

const LONGEST = 100;

export function senderIn(form: Form): Result<MailSender, readonly FieldError[]> {
  const name = nameIn(form, 'sender', 'Nhập tên người gửi thư.', LONGEST);
  const replyTo = optionalEmail(form, 'reply-to');
  return name.ok && replyTo.ok
    ? ok({ name: name.value, replyTo: replyTo.value })
    : { ok: false, error: errorsOf(name, replyTo) };
}

interface Shown extends FieldsProps {
  readonly version: number;
}

const HEADING = 'Người gửi thư';

const show = (context: PageContext, { form, version, errors }: Shown): Promise<Response> =>
  context.var.page(
    <FormPage heading={HEADING} errors={errors}>
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={context.env.requestId}
        version={version}
        submit="Lưu"
        cancelHref={SENDER}
      >
        <SenderFields form={form} errors={errors} />
        <WhyField form={form} error={errorAt(errors, 'why')} />
      </FormFrame>
    </FormPage>,
    { title: HEADING, beforeMain: <BackLink href={SENDER} />, ...refused(context, errors) },
  );

async function save(context: PageContext, ports: AdministrationPages): Promise<Response> {
  const { form } = context.var;
  const { version } = sentForm(form);
  const sender = senderIn(form);
  const why = whyIn(form);
  if (!sender.ok || !why.ok) {
    const errors = [...(sender.ok ? [] : sender.error), ...errorsOf(why)];
    return show(context, { form, version, errors });
  }
  const facing = { version, why: why.value, by: actorOf(context), now: context.env.receivedAt };
  const saved = await saveSetting({ document: mailSenderDocument, value: sender.value, ...facing }, ports);
  return saved.ok
    ? context.redirect(SENDER, 303)
    : show(context, { form, version, errors: [fieldErrorOf(saved.error)] });
}
