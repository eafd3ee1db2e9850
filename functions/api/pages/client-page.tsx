/** Keys of other systems: given out by an administrator, shown once, taken back at any time. */
import type { FC } from 'hono/jsx';
import { hashOfKey, keyState, newKeyText, type AccessKey, type KeyState } from '#shared/access-keys/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { errorAt, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { Select, type Choice } from '#shared/ui/components/choices.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { KeyOnce } from '#shared/ui/components/key-once.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { formatInstant } from '#shared/ui/format.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { CLIENTS, grantOf } from '../domain/client.ts';
import type { ApiPorts } from '../ports.ts';

export const CLIENT_PAGE = '/quan-tri/khoa-truy-cap';
const ALL = '*';
const DAY_MS = 86_400_000;
const LIFETIMES = [90, 365, 730] as const;

interface Shown {
  readonly errors?: readonly FieldError[];
  readonly made?: string;
}

export async function showClients(context: PageContext, { keys }: ApiPorts, shown: Shown = {}): Promise<Response> {
  const { organisation } = context.var.reference;
  const { today } = context.var;
  const nameOf = (unit: UnitId): string => organisation.nameOn(unit, today) ?? unit;
  const units = organisation.unitsOn(today).map(({ id }) => ({ value: id, label: nameOf(id) }));
  const props = {
    ...shown,
    clients: await keys.listOf('client', CLIENTS),
    now: context.env.receivedAt,
    nameOf,
    choices: [{ value: ALL, label: 'Mọi đơn vị' }, ...units],
    form: context.var.form,
    csrfToken: signedIn(context).reader.csrfToken,
    requestKey: context.env.requestId,
  };
  const hasErrors = (shown.errors ?? []).length > 0;
  if (hasErrors) context.status(422);
  return context.var.page(<ClientsPage {...props} />, {
    title: 'Khóa cho hệ thống khác',
    beforeMain: <BackLink href="/quan-tri" />,
    hasErrors,
  });
}

interface ClientsProps extends Shown {
  readonly clients: readonly AccessKey[];
  readonly now: number;
  readonly nameOf: (unit: UnitId) => string;
  readonly choices: readonly Choice[];
  readonly form: URLSearchParams;
  readonly csrfToken: string;
  readonly requestKey: string;
}

const ClientsPage: FC<ClientsProps> = (props) => (
  <>
    <ErrorSummary errors={props.errors ?? []} />
    <h1 class="govuk-heading-l">Khóa cho hệ thống khác</h1>
    <p class="govuk-body">
      Phần mềm khác đọc kế hoạch, việc, hồ sơ và báo cáo bằng khóa cấp ở đây.{' '}
      <a class="govuk-link" href="/api">
        Cách dùng
      </a>
    </p>
    {props.made !== undefined && (
      <KeyOnce
        name="khoa-moi"
        label="Khóa mới"
        value={props.made}
        warning="Khóa này chỉ hiện một lần. Chuyển cho người quản lý phần mềm kia bằng đường an toàn."
      />
    )}
    <ClientTable {...props} />
    <MakeForm {...props} />
  </>
);

const STATES: Readonly<Record<KeyState, string>> = {
  live: 'Đang dùng',
  used: 'Đã dùng',
  revoked: 'Đã thu hồi',
  expired: 'Hết hạn',
};

const ClientTable: FC<ClientsProps> = ({ clients, now, nameOf, csrfToken }) => (
  <Table
    caption={`${clients.length} khóa`}
    captionSize="s"
    columns={['Hệ thống', 'Phạm vi', 'Cấp lúc', 'Dùng đến', 'Tình trạng'].map((header) => ({ header }))}
    rows={clients
      .toSorted((a, b) => b.madeAt - a.madeAt)
      .map((key) => {
        const { unit } = grantOf(key);
        return [
          key.label,
          unit === null ? 'Mọi đơn vị' : nameOf(unit),
          formatInstant(key.madeAt),
          key.endsAt === null ? '' : formatInstant(key.endsAt),
          keyState(key, now) === 'live' ? (
            <RevokeForm client={key} csrfToken={csrfToken} />
          ) : (
            STATES[keyState(key, now)]
          ),
        ];
      })}
    emptyText="Chưa cấp khóa nào."
  />
);

const RevokeForm: FC<{ client: AccessKey; csrfToken: string }> = ({ client, csrfToken }) => (
  <form method="post" action={`${CLIENT_PAGE}/thu-hoi`}>
    {STATES.live}
    <CsrfField token={csrfToken} />
    <input type="hidden" name="id" value={client.id} />{' '}
    <button type="submit" class="dh-link-button">
      Thu hồi<span class="govuk-visually-hidden"> khóa của {client.label}</span>
    </button>
  </form>
);

const MakeForm: FC<ClientsProps> = ({ choices, form, errors = [], csrfToken, requestKey }) => (
  <form method="post" action={CLIENT_PAGE} novalidate>
    <h2 class="govuk-heading-m">Cấp khóa</h2>
    <CsrfField token={csrfToken} />
    <input type="hidden" name="request-key" value={requestKey} />
    <TextInput
      name="ten"
      label="Tên hệ thống"
      labelSize="s"
      hint="Ví dụ: Trung tâm điều hành thông minh của tỉnh"
      value={textOf(form, 'ten')}
      error={errorAt(errors, 'ten')}
    />
    <Select
      name="pham-vi"
      label="Đọc được dữ liệu của"
      labelSize="s"
      hint="Đơn vị được chọn và các đơn vị trực thuộc"
      value={textOf(form, 'pham-vi')}
      choices={choices}
      error={errorAt(errors, 'pham-vi')}
    />
    <Select
      name="thoi-han"
      label="Dùng trong"
      labelSize="s"
      value={textOf(form, 'thoi-han') || '365'}
      choices={LIFETIMES.map((days) => ({ value: String(days), label: `${days} ngày` }))}
      error={errorAt(errors, 'thoi-han')}
    />
    <Button>Cấp khóa</Button>
  </form>
);

interface Wanted {
  readonly label: string;
  readonly unit: UnitId | null;
  readonly days: number;
}

function readWanted({ var: { form, reference, today } }: PageContext): Wanted | readonly FieldError[] {
  const label = textOf(form, 'ten');
  const scope = textOf(form, 'pham-vi');
  const unit = reference.organisation.unitsOn(today).find(({ id }) => id === scope)?.id ?? null;
  const days = LIFETIMES.find((one) => String(one) === textOf(form, 'thoi-han'));
  const errors = [
    ...(label === '' || label.length > 100 ? [{ field: 'ten', message: 'Nhập tên hệ thống, tối đa 100 ký tự.' }] : []),
    ...(unit === null && scope !== ALL ? [{ field: 'pham-vi', message: 'Chọn mọi đơn vị, hoặc một đơn vị.' }] : []),
    ...(days === undefined ? [{ field: 'thoi-han', message: 'Chọn thời gian dùng.' }] : []),
  ];
  return errors.length > 0 || days === undefined ? errors : { label, unit, days };
}

export const makeClient =
  (ports: ApiPorts) =>
  async (context: PageContext): Promise<Response> => {
    const wanted = readWanted(context);
    if (!('label' in wanted)) return showClients(context, ports, { errors: wanted });
    const { person } = signedIn(context).access;
    const { receivedAt: now, requestId } = context.env;
    const text = newKeyText();
    const { label, unit, days } = wanted;
    const id = hashOfKey(sentForm(context.var.form).requestKey || requestId).slice(0, 20);
    const made = await ports.keys.add({
      ...{ purpose: 'client', owner: CLIENTS, id, hash: hashOfKey(text), label, grant: { unit } },
      ...{ madeBy: person.id, madeAt: now, endsAt: now + days * DAY_MS },
    });
    if (!made) return showClients(context, ports, { errors: [TWICE] });
    await note(context, ports, 'client-made', `${label} (${unit ?? 'mọi đơn vị'})`);
    return showClients(context, ports, { made: text });
  };

const TWICE: FieldError = {
  message: 'Khóa của lần bấm trước đã được cấp và không hiện lại được. Thu hồi nó ở bảng trên rồi cấp khóa khác.',
};

export const revokeClient =
  (ports: ApiPorts) =>
  async (context: PageContext): Promise<Response> => {
    const id = textOf(context.var.form, 'id');
    const key = (await ports.keys.listOf('client', CLIENTS)).find((one) => one.id === id);
    if (key === undefined) return context.var.problem(problems.notFound);
    if (await ports.keys.revoke(key, signedIn(context).access.person.id, context.env.receivedAt))
      await note(context, ports, 'client-revoked', key.label);
    return context.redirect(CLIENT_PAGE, 303);
  };

function note(
  context: PageContext,
  { audit }: ApiPorts,
  what: 'client-made' | 'client-revoked',
  about: string,
): Promise<void> {
  const { person } = signedIn(context).access;
  const { requestId, receivedAt: now } = context.env;
  return audit.append({ what, name: person.name, person: person.id, about, requestId, now });
}
