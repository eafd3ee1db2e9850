/** Who mails come from, and one to try whether they arrive: the first thing an installation must be sure of. */
import type { FC } from 'hono/jsx';
import { letterMail } from '#shared/mail/letter-mail.ts';
import type { Mailer } from '#shared/mail/mailer.ts';
import { renderMail } from '#shared/mail/render.ts';
import { errorAt, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText, NotificationBanner } from '#shared/ui/components/messages.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
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

/** Whoever installs the system names the sender; what a page could change, SES or the relay would refuse. */
export const SenderFacts: FC<Pick<AdministrationPages, 'mailFrom'>> = ({ mailFrom }) => (
  <InsetText>
    Thư nhắc việc gửi đi từ <strong>{mailFrom}</strong>. Người cài đặt đổi địa chỉ này bằng cấu hình MAIL_FROM; máy chủ
    thư bằng SMTP_URL.
  </InsetText>
);

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

function show(context: PageContext, { mailFrom }: AdministrationPages, { form, errors }: Shown): Promise<Response> {
  const sent = errors.length === 0 ? (context.req.query('da-gui') ?? '') : '';
  return context.var.page(
    <FormPage
      heading="Thư gửi đi"
      about={
        <>
          {sent !== '' && (
            <NotificationBanner kind="success">
              Đã giao thư thử tới {sent.slice(0, 320)} cho dịch vụ thư. Mở hộp thư đó; sau vài phút chưa thấy thì xem cả
              mục thư rác, rồi hỏi người cài đặt về SMTP_URL.
            </NotificationBanner>
          )}
          <SenderFacts mailFrom={mailFrom} />
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
  const { name } = signedIn(context).access.person;
  const fate = await trial(to.value, name, ports).catch(() => 'away' as const);
  if (fate === 'refused') return again('Dịch vụ thư không nhận địa chỉ này. Kiểm tra lại cách viết.');
  if (fate === 'away') return again('Dịch vụ thư chưa gửi được. Thử lại sau ít phút; nếu vẫn vậy, báo người cài đặt.');
  return context.redirect(`${SENDER}?${new URLSearchParams({ 'da-gui': to.value }).toString()}`, 303);
}

async function trial(to: string, name: string, { mailer, portalUrl }: AdministrationPages): ReturnType<Mailer['send']> {
  const letter = letterMail({
    name,
    subject: 'Thư thử của Đúng Hạn',
    paragraphs: ['Thư này cho biết thư nhắc việc của hệ thống tới được hộp thư của bạn. Bạn không phải làm gì thêm.'],
    link: { text: 'Mở Đúng Hạn', path: '/' },
    signature: ['Đúng Hạn'],
    portalUrl,
  });
  return mailer.send({ ...(await renderMail(letter)), to });
}
