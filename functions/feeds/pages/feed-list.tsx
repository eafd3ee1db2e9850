import type { FC } from 'hono/jsx';
import { hashOfKey, keyState, newKeyText, type AccessKey } from '#shared/access-keys/index.ts';
import type { AuditLog } from '#shared/audit/index.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { errorAt, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { Select, type Choice } from '#shared/ui/components/choices.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { KeyOnce } from '#shared/ui/components/key-once.tsx';
import { NotificationBanner } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import { formatInstant } from '#shared/ui/format.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { grantOf, ownerOf, unitsOf } from '../domain/feed.ts';
import { FEED, KEY, type FeedPages } from './calendar.ts';

export interface FeedListPages extends FeedPages {
  readonly audit: AuditLog;
}

export const FEEDS = '/tai-khoan/lich';
const MINE = 'minh';
/** Live ones; a telephone, a computer and a few units. */
const MOST_FEEDS = 10;

interface Shown {
  readonly errors?: readonly FieldError[];
  /** The address of a feed made just now. */
  readonly made?: string;
}

export const showFeeds =
  (ports: FeedListPages) =>
  (context: PageContext): Promise<Response> =>
    show(context, ports, {});

async function show(context: PageContext, { keys }: FeedListPages, shown: Shown): Promise<Response> {
  const { access, reader } = signedIn(context);
  const { organisation } = context.var.reference;
  const all = await keys.listOf('feed', ownerOf(access.person));
  const props = {
    ...shown,
    feeds: all.filter((key) => keyState(key, context.env.receivedAt) === 'live'),
    choices: choicesOf(unitsOf(access), organisation, context),
    nameOf: (unit: UnitId) => organisation.nameOn(unit, context.var.today) ?? unit,
    form: context.var.form,
    csrfToken: reader.csrfToken,
    requestKey: context.env.requestId,
    isRevoked: context.req.query('xong') !== undefined,
  };
  const hasErrors = (shown.errors ?? []).length > 0;
  if (hasErrors) context.status(422);
  return context.var.page(<FeedsPage {...props} />, {
    title: 'Lịch việc trên điện thoại, máy tính',
    beforeMain: <BackLink href="/tai-khoan" />,
    hasErrors,
  });
}

const choicesOf = (units: readonly UnitId[], organisation: Organisation, { var: { today } }: PageContext): Choice[] => [
  { value: MINE, label: 'Việc của tôi' },
  ...units.map((unit) => ({ value: unit, label: `Mọi việc của ${organisation.nameOn(unit, today) ?? unit}` })),
];

interface FeedsProps extends Shown {
  readonly feeds: readonly AccessKey[];
  readonly choices: readonly Choice[];
  readonly nameOf: (unit: UnitId) => string;
  readonly form: URLSearchParams;
  readonly csrfToken: string;
  readonly requestKey: string;
  readonly isRevoked: boolean;
}

const FeedsPage: FC<FeedsProps> = (props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <ErrorSummary errors={props.errors ?? []} />
      {props.isRevoked && (
        <NotificationBanner kind="success">Đã thu hồi; lịch đó không mở được nữa.</NotificationBanner>
      )}
      <h1 class="govuk-heading-l">Lịch việc trên điện thoại, máy tính</h1>
      <p class="govuk-body">
        Hạn của từng việc hiện trong ứng dụng lịch bạn đang dùng và tự cập nhật. Lịch không có thông tin của người gửi
        phản ánh, kiến nghị.
      </p>
      {props.made !== undefined && <Made address={props.made} />}
      <FeedTable {...props} />
      <MakeForm {...props} />
    </div>
  </div>
);

const Made: FC<{ address: string }> = ({ address }) => (
  <>
    <KeyOnce
      name="dia-chi-lich"
      label="Địa chỉ lịch"
      value={address}
      warning="Địa chỉ này chỉ hiện một lần. Ai có nó đều xem được lịch: đừng gửi cho người khác."
    />
    <p class="govuk-body">
      <a class="govuk-link" href={address.replace(/^https?:/u, 'webcal:')}>
        Mở bằng ứng dụng lịch của máy này
      </a>
      , hoặc chép địa chỉ rồi chọn «Thêm lịch từ URL» (Google Calendar), «Từ Internet» (Outlook), «Đăng ký lịch»
      (Apple).
    </p>
  </>
);

const FeedTable: FC<FeedsProps> = ({ feeds, nameOf, csrfToken }) => (
  <Table
    caption="Liên kết đang dùng"
    captionSize="s"
    columns={[{ header: 'Tên' }, { header: 'Nội dung' }, { header: 'Tạo lúc' }, { header: 'Thu hồi' }]}
    rows={feeds.map((key) => {
      const { unit } = grantOf(key);
      return [
        key.label,
        unit === null ? 'Việc của tôi' : nameOf(unit),
        formatInstant(key.madeAt),
        <form method="post" action={`${FEEDS}/thu-hoi`}>
          <CsrfField token={csrfToken} />
          <input type="hidden" name="id" value={key.id} />
          <button type="submit" class="dh-link-button">
            Thu hồi<span class="govuk-visually-hidden"> {key.label}</span>
          </button>
        </form>,
      ];
    })}
    emptyText="Chưa có liên kết nào."
  />
);

const MakeForm: FC<FeedsProps> = ({ choices, form, errors = [], csrfToken, requestKey }) => (
  <form method="post" action={FEEDS} novalidate>
    <h2 class="govuk-heading-m">Tạo liên kết lịch</h2>
    <CsrfField token={csrfToken} />
    <input type="hidden" name="request-key" value={requestKey} />
    <Select
      name="noi-dung"
      label="Lịch có những việc nào?"
      labelSize="s"
      value={textOf(form, 'noi-dung')}
      choices={choices}
      error={errorAt(errors, 'noi-dung')}
    />
    <TextInput
      name="ten"
      label="Dùng ở đâu?"
      labelSize="s"
      hint="Để sau này biết cái nào cần thu hồi, ví dụ: Điện thoại"
      value={textOf(form, 'ten')}
      width={20}
      error={errorAt(errors, 'ten')}
    />
    <Button>Tạo liên kết</Button>
  </form>
);

export const makeFeed =
  (ports: FeedListPages) =>
  async (context: PageContext): Promise<Response> => {
    const { access } = signedIn(context);
    const { form, reference, today } = context.var;
    const { receivedAt: now, requestId } = context.env;
    const chosen = textOf(form, 'noi-dung');
    const unit = unitsOf(access).find((one) => one === chosen) ?? null;
    const label = textOf(form, 'ten').slice(0, 60) || 'Lịch';
    const owner = ownerOf(access.person);
    const live = (await ports.keys.listOf('feed', owner)).filter((key) => keyState(key, now) === 'live');
    const error = faultOf(unit !== null || chosen === MINE, live.length);
    if (error !== undefined) return show(context, ports, { errors: [error] });
    const text = newKeyText();
    const made = await ports.keys.add({
      ...{ purpose: 'feed', owner, id: idOf(sentForm(form).requestKey || requestId), hash: hashOfKey(text), label },
      ...{ grant: { unit }, madeBy: access.person.id, madeAt: now, endsAt: null },
    });
    if (!made) return show(context, ports, { errors: [TWICE] });
    const name = unit === null ? 'việc của mình' : (reference.organisation.nameOn(unit, today) ?? unit);
    await note(context, ports, 'feed-made', `${name} (${label})`);
    return show(context, ports, { made: `${ports.portalUrl}${FEED}?${KEY}=${text}` });
  };

const idOf = (requestKey: string): string => hashOfKey(requestKey).slice(0, 20);

const TWICE: FieldError = {
  message:
    'Liên kết của lần bấm trước đã được tạo và không hiện lại được. Thu hồi nó ở bảng trên rồi tạo liên kết mới.',
};

function faultOf(isChoice: boolean, live: number): FieldError | undefined {
  if (!isChoice) return { field: 'noi-dung', message: 'Chọn việc của tôi, hoặc một đơn vị trong danh sách.' };
  if (live < MOST_FEEDS) return undefined;
  return { message: `Đã có ${MOST_FEEDS} liên kết. Thu hồi những cái không dùng nữa rồi tạo tiếp.` };
}

export const revokeFeed =
  (ports: FeedListPages) =>
  async (context: PageContext): Promise<Response> => {
    const { person } = signedIn(context).access;
    const owner = ownerOf(person);
    const id = textOf(context.var.form, 'id');
    const key = (await ports.keys.listOf('feed', owner)).find((one) => one.id === id);
    if (key === undefined) return context.var.problem(problems.notFound);
    // Revoked twice is revoked all the same.
    if (await ports.keys.revoke(key, person.id, context.env.receivedAt))
      await note(context, ports, 'feed-revoked', key.label);
    return context.redirect(`${FEEDS}?xong`, 303);
  };

function note(
  context: PageContext,
  { audit }: FeedListPages,
  what: 'feed-made' | 'feed-revoked',
  about: string,
): Promise<void> {
  const { person } = signedIn(context).access;
  const { requestId, receivedAt: now } = context.env;
  return audit.append({ what, name: person.name, person: person.id, about, requestId, now });
}
