/** Other systems that are told what happens: registered by an administrator, stopped at any time. */
import type { FC } from 'hono/jsx';
import { hashOfKey, newKeyText } from '#shared/access-keys/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { errorAt, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { Select, type Choice } from '#shared/ui/components/choices.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { KeyOnce } from '#shared/ui/components/key-once.tsx';
import { Tag } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { formatInstant } from '#shared/ui/format.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { webhookSchema, type Webhook } from '../domain/webhook.ts';
import type { WebhookPages } from './index.ts';

export const WEBHOOKS = '/quan-tri/webhook';
const ALL = '*';

interface Shown {
  readonly errors?: readonly FieldError[];
  /** The secret of one registered just now. */
  readonly made?: string;
}

export async function showWebhooks(
  context: PageContext,
  { webhooks }: WebhookPages,
  shown: Shown = {},
): Promise<Response> {
  const { reference, today, form } = context.var;
  const { organisation } = reference;
  const nameOf = (unit: UnitId): string => organisation.nameOn(unit, today) ?? unit;
  const units = organisation.unitsOn(today).map(({ id }) => ({ value: id, label: nameOf(id) }));
  const props = {
    ...{ ...shown, nameOf, form, webhooks: await webhooks.all() },
    choices: [{ value: ALL, label: 'Mọi đơn vị' }, ...units],
    csrfToken: signedIn(context).reader.csrfToken,
    requestKey: context.env.requestId,
  };
  const hasErrors = (shown.errors ?? []).length > 0;
  if (hasErrors) context.status(422);
  return context.var.page(<WebhooksPage {...props} />, {
    title: 'Gửi sự kiện cho hệ thống khác',
    beforeMain: <BackLink href="/quan-tri" />,
    hasErrors,
  });
}

interface WebhooksProps extends Shown {
  readonly webhooks: readonly Webhook[];
  readonly nameOf: (unit: UnitId) => string;
  readonly choices: readonly Choice[];
  readonly form: URLSearchParams;
  readonly csrfToken: string;
  readonly requestKey: string;
}

const WebhooksPage: FC<WebhooksProps> = (props) => (
  <>
    <ErrorSummary errors={props.errors ?? []} />
    <h1 class="govuk-heading-l">Gửi sự kiện cho hệ thống khác</h1>
    <p class="govuk-body">
      Khi có việc được giao, hoàn thành, gia hạn…, hệ thống gửi một yêu cầu có chữ ký tới địa chỉ đã đăng ký, gửi lại
      đến khi bên nhận trả lời. Không gửi lý do, tên người hay nội dung của người dân.
    </p>
    {props.made !== undefined && (
      <KeyOnce
        name="khoa-ky"
        label="Khóa để bên nhận kiểm tra chữ ký"
        value={props.made}
        warning="Khóa này chỉ hiện một lần. Chuyển cho người quản lý phần mềm kia bằng đường an toàn."
      />
    )}
    <WebhookTableView {...props} />
    <MakeForm {...props} />
  </>
);

const State: FC<{ webhook: Webhook }> = ({ webhook: { stoppedAt, failingSince } }) => {
  if (stoppedAt !== null) return <Tag colour="grey">Đã ngừng</Tag>;
  return failingSince === null ? <Tag colour="green">Đang gửi</Tag> : <Tag colour="red">Đang lỗi</Tag>;
};

const WebhookTableView: FC<WebhooksProps> = ({ webhooks, nameOf, csrfToken }) => (
  <Table
    caption={`${webhooks.length} nơi nhận`}
    captionSize="s"
    columns={['Nơi nhận', 'Phạm vi', 'Đăng ký lúc', 'Tình trạng', 'Việc'].map((header) => ({ header }))}
    rows={webhooks.map((webhook) => [
      <>
        <a class="govuk-link" href={`${WEBHOOKS}/${webhook.id}`}>
          {webhook.label}
        </a>
        <br />
        <span class="dh-typed">{webhook.url}</span>
      </>,
      webhook.unit === null ? 'Mọi đơn vị' : nameOf(webhook.unit),
      formatInstant(webhook.madeAt),
      <State webhook={webhook} />,
      webhook.stoppedAt === null && <StopForm webhook={webhook} csrfToken={csrfToken} />,
    ])}
    emptyText="Chưa có nơi nhận nào."
  />
);

const StopForm: FC<{ webhook: Webhook; csrfToken: string }> = ({ webhook, csrfToken }) => (
  <form method="post" action={`${WEBHOOKS}/${webhook.id}/ngung`}>
    <CsrfField token={csrfToken} />
    <button type="submit" class="dh-link-button">
      Ngừng gửi<span class="govuk-visually-hidden"> cho {webhook.label}</span>
    </button>
  </form>
);

const MakeForm: FC<WebhooksProps> = ({ choices, form, errors = [], csrfToken, requestKey }) => (
  <form method="post" action={WEBHOOKS} novalidate>
    <h2 class="govuk-heading-m">Đăng ký nơi nhận</h2>
    <CsrfField token={csrfToken} />
    <input type="hidden" name="request-key" value={requestKey} />
    <TextInput
      name="ten"
      label="Tên hệ thống"
      labelSize="s"
      value={textOf(form, 'ten')}
      error={errorAt(errors, 'ten')}
    />
    <TextInput
      name="dia-chi"
      label="Địa chỉ nhận"
      labelSize="s"
      hint="https; trong mạng riêng thì người vận hành phải khai trước ở INTRANET_PAGES"
      type="url"
      inputmode="url"
      value={textOf(form, 'dia-chi')}
      error={errorAt(errors, 'dia-chi')}
    />
    <Select
      name="pham-vi"
      label="Gửi sự kiện của"
      labelSize="s"
      hint="Đơn vị được chọn và các đơn vị trực thuộc"
      value={textOf(form, 'pham-vi')}
      choices={choices}
      error={errorAt(errors, 'pham-vi')}
    />
    <Button>Đăng ký</Button>
  </form>
);

interface Wanted {
  readonly label: string;
  readonly url: string;
  readonly unit: UnitId | null;
}

function readWanted({ var: { form, reference, today } }: PageContext): Wanted | readonly FieldError[] {
  const label = webhookSchema.shape.label.safeParse(textOf(form, 'ten'));
  const url = webhookSchema.shape.url.safeParse(textOf(form, 'dia-chi'));
  const scope = textOf(form, 'pham-vi');
  const unit = reference.organisation.unitsOn(today).find(({ id }) => id === scope)?.id ?? null;
  const errors = [
    ...(label.success ? [] : [{ field: 'ten', message: 'Nhập tên hệ thống, tối đa 100 ký tự.' }]),
    ...(url.success ? [] : [{ field: 'dia-chi', message: 'Nhập địa chỉ, ví dụ https://ioc.tinh.gov.vn/su-kien.' }]),
    ...(unit === null && scope !== ALL ? [{ field: 'pham-vi', message: 'Chọn mọi đơn vị, hoặc một đơn vị.' }] : []),
  ];
  return label.success && url.success && errors.length === 0 ? { label: label.data, url: url.data, unit } : errors;
}

const TWICE: FieldError = {
  message: 'Nơi nhận của lần bấm trước đã được đăng ký, khóa không hiện lại được. Ngừng nó rồi đăng ký lại.',
};

export const makeWebhook =
  (ports: WebhookPages) =>
  async (context: PageContext): Promise<Response> => {
    const wanted = readWanted(context);
    if (!('label' in wanted)) return showWebhooks(context, ports, { errors: wanted });
    const { receivedAt: now, requestId } = context.env;
    const secret = newKeyText();
    const id = hashOfKey(sentForm(context.var.form).requestKey || requestId).slice(0, 20);
    const made = await ports.webhooks.add({
      ...{ ...wanted, id, sealedSecret: await ports.vault.seal(secret, id) },
      ...{ madeBy: signedIn(context).access.person.id, madeAt: now, stoppedAt: null },
      // Told of what happens from now on.
      ...{ cursor: now, recent: [], failingSince: null, lastTriedAt: 0, heldUntil: 0 },
    });
    if (!made) return showWebhooks(context, ports, { errors: [TWICE] });
    await note(context, ports, 'webhook-made', `${wanted.label} (${wanted.url})`);
    return showWebhooks(context, ports, { made: secret });
  };

export const stopWebhook =
  (ports: WebhookPages) =>
  async (context: PageContext): Promise<Response> => {
    const webhook = await ports.webhooks.read((context.req.param('id') ?? '').slice(0, 60));
    if (webhook === undefined) return context.var.problem(problems.notFound);
    if (await ports.webhooks.stop(webhook.id, context.env.receivedAt))
      await note(context, ports, 'webhook-stopped', webhook.label);
    return context.redirect(WEBHOOKS, 303);
  };

function note(
  context: PageContext,
  { audit }: WebhookPages,
  what: 'webhook-made' | 'webhook-stopped',
  about: string,
): Promise<void> {
  const { person } = signedIn(context).access;
  const { requestId, receivedAt: now } = context.env;
  return audit.append({ what, name: person.name, person: person.id, about, requestId, now });
}
