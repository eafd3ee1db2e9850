/** Who mails come from, and one to try whether they arrive: the first thing an installation must be sure of. */
import type { FC } from 'hono/jsx';
import { letterMail } from '#shared/mail/letter-mail.ts';
import type { Mailer } from '#shared/mail/mailer.ts';
import { renderMail } from '#shared/mail/render.ts';
import { mailSenderDocument, mailTexts, type Reference } from '#shared/reference/index.ts';
import { errorAt, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText, NotificationBanner } from '#shared/ui/components/messages.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { optionalEmail } from './fields.ts';
import { ADMINISTRATOR, refused, type AdministrationPages } from './ports.ts';

export const SENDER = '/quan-tri/thu-gui-di';

export const senderPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(SENDER, ADMINISTRATOR, (context) => {
    const form = new URLSearchParams({ to: signedIn(context).access.person.email ?? '' });
    return show(context, ports, { form, errors: [] });
  }),
  post(SENDER, ADMINISTRATOR, (context) => sendTrial(context, ports)),
];

/** The address itself is what SES or the relay knows: whoever installs the system sets it (decisions/0066). */
export const AddressFacts: FC<Pick<AdministrationPages, 'mailFrom'>> = ({ mailFrom }) => (
  <InsetText>
    Thư nhắc việc đi từ địa chỉ <strong>{mailFrom}</strong>. Người cài đặt đổi địa chỉ bằng cấu hình MAIL_FROM, máy chủ
    thư bằng SMTP_URL.
  </InsetText>
);

const SenderSummary: FC<{ reference: Reference; mailFrom: string }> = ({ reference, mailFrom }) => {
  const { name, replyTo } = reference.get(mailSenderDocument);
  return (
    <SummaryList
      rows={[
        { key: 'Tên người gửi', value: name, action: { text: 'Đổi', href: `${SENDER}/dat`, hiddenText: 'người gửi' } },
        { key: 'Địa chỉ gửi', value: mailFrom },
        { key: 'Thư trả lời về', value: replyTo ?? mailFrom },
      ]}
    />
  );
};

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

function show(context: PageContext, { mailFrom }: AdministrationPages, { form, errors }: Shown): Promise<Response> {
  const isSent = errors.length === 0 && context.req.query('da-gui') !== undefined;
  return context.var.page(
    <FormPage
      heading="Thư gửi đi"
      about={
        <>
          {isSent && (
            <NotificationBanner kind="success">
              Đã giao thư thử cho dịch vụ thư. Mở hộp thư nhận; sau vài phút chưa thấy thì xem cả mục thư rác, rồi hỏi
              người cài đặt về SMTP_URL.
            </NotificationBanner>
          )}
          <SenderSummary reference={context.var.reference} mailFrom={mailFrom} />
          <AddressFacts mailFrom={mailFrom} />
        </>
      }
      errors={errors}
    >
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={context.env.requestId}
        version={0}
        submit="Gửi thư thử"
        cancelHref="/quan-tri"
      >
        <TextInput
          name="to"
          label="Gửi thử một thư tới"
          labelSize="s"
          type="email"
          width={30}
          value={textOf(form, 'to')}
          error={errorAt(errors, 'to')}
        />
      </FormFrame>
    </FormPage>,
    { title: 'Thư gửi đi', beforeMain: <BackLink href="/quan-tri" />, ...refused(context, errors) },
  );
}

async function sendTrial(context: PageContext, ports: AdministrationPages): Promise<Response> {
  const { form } = context.var;
  const again = (message: string): Promise<Response> =>
    show(context, ports, { form, errors: [{ field: 'to', message }] });
  const to = optionalEmail(form, 'to');
  if (!to.ok) return again(to.error.message);
  if (to.value === null) return again('Nhập địa chỉ nhận thư thử.');
  const { name, id } = signedIn(context).access.person;
  const fate = await trial(to.value, name, context.var.reference, ports).catch(() => 'away' as const);
  if (fate === 'refused') return again('Dịch vụ thư không nhận địa chỉ này. Kiểm tra lại cách viết.');
  if (fate === 'away') return again('Dịch vụ thư chưa gửi được. Thử lại sau ít phút; nếu vẫn vậy, báo người cài đặt.');
  const { requestId, receivedAt: now } = context.env;
  await ports.audit.append({ what: 'trial-mail-sent', name, person: id, about: to.value, requestId, now });
  return context.redirect(`${SENDER}?da-gui=1`, 303);
}

async function trial(
  to: string,
  name: string,
  reference: Reference,
  { mailer, portalUrl }: AdministrationPages,
): ReturnType<Mailer['send']> {
  const letter = letterMail({
    name,
    subject: 'Thư thử của Đúng Hạn',
    paragraphs: ['Thư này cho biết thư nhắc việc của hệ thống tới được hộp thư của bạn. Bạn không phải làm gì thêm.'],
    link: { text: 'Mở Đúng Hạn', path: '/' },
    signature: ['Đúng Hạn'],
    portalUrl,
    closing: reference.get(mailTexts).letterClosing,
  });
  return mailer.send({ ...(await renderMail(letter)), to, sender: reference.get(mailSenderDocument) });
}
