/** The first page of an empty installation: which organisation, and how often its leaders want mail. */
import type { FC } from 'hono/jsx';
import type { Organisation } from '#shared/org/index.ts';
import { mailRhythmDocument, mailSenderDocument, organisationDocument } from '#shared/reference/index.ts';
import type { MailSender } from '#shared/mail/mailer.ts';
import { threeTierProvince, twoTierProvince } from '#shared/org/sample/index.ts';
import { errorAt, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import { get, post, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { withAdministrator } from '../domain/first-administrator.ts';
import { saveOrganisation } from '../use-cases/save-organisation.ts';
import { saveSetting } from '../use-cases/save-setting.ts';
import { saveError } from './organisation-form.tsx';
import { refused, type AdministrationPages } from './ports.ts';
import { senderFields, SenderFields, senderIn } from './sender-form.tsx';
import { AddressFacts } from './sender-page.tsx';
import { ifAdministering, type Administering } from './who-administers.ts';

export const SETUP = '/thiet-lap';

export const setupPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(SETUP, 'account', (context) =>
    ifAdministering(context, ports, (who) =>
      who.isFirstRun ? show(context, who, ports, []) : Promise.resolve(context.redirect('/quan-tri', 303)),
    ),
  ),
  post(SETUP, 'account', (context) =>
    ifAdministering(context, ports, (who) =>
      who.isFirstRun ? setUp(context, who, ports) : Promise.resolve(context.redirect('/quan-tri', 303)),
    ),
  ),
];

const SAMPLES: Readonly<Record<string, () => Organisation>> = {
  'ba-cap': () => threeTierProvince(),
  'hai-cap': () => twoTierProvince(),
};
const OWN = 'rieng';

const SetupFields: FC<{ form: Form; errors: readonly FieldError[] }> = ({ form, errors }) => (
  <>
    <Radios
      name="organisation"
      label="Bắt đầu với tổ chức nào?"
      choices={[
        { value: OWN, label: 'Của địa phương tôi', hint: 'Nhập đơn vị và cán bộ từ Excel theo mẫu' },
        { value: 'hai-cap', label: 'Tỉnh mẫu hai cấp, năm 2026', hint: 'Để dùng thử: 14 sở, 94 xã, phường' },
        {
          value: 'ba-cap',
          label: 'Tỉnh mẫu ba cấp, năm 2024',
          hint: 'Để dùng thử kế hoạch các năm trước: 20 sở, 18 huyện, 241 xã',
        },
      ]}
      value={textOf(form, 'organisation')}
      error={errorAt(errors, 'organisation')}
    />
    <Radios
      name="rhythm"
      label="Lãnh đạo UBND nhận thư bao lâu một lần?"
      labelSize="s"
      choices={[
        { value: 'daily', label: 'Hằng ngày' },
        { value: 'weekly', label: 'Hằng tuần' },
      ]}
      value={textOf(form, 'rhythm') === 'weekly' ? 'weekly' : 'daily'}
    />
    <SenderFields form={form} errors={errors} />
  </>
);

function show(
  context: PageContext,
  { reader }: Administering,
  { mailFrom }: AdministrationPages,
  errors: readonly FieldError[],
): Promise<Response> {
  const form = errors.length > 0 ? context.var.form : senderFields(mailSenderDocument.initial);
  return context.var.page(
    <FormPage
      heading="Thiết lập Đúng Hạn"
      about={
        <>
          <p class="govuk-body-l">
            Hệ thống còn trống. Chọn tổ chức để bắt đầu; bạn sẽ là quản trị viên và sửa được mọi thứ sau này.
          </p>
          <AddressFacts mailFrom={mailFrom} />
        </>
      }
      errors={errors}
    >
      <FormFrame
        csrfToken={reader.csrfToken}
        requestKey={context.env.requestId}
        version={0}
        submit="Tiếp tục"
        cancelHref="/"
      >
        <SetupFields form={form} errors={errors} />
      </FormFrame>
    </FormPage>,
    { title: 'Thiết lập Đúng Hạn', ...refused(context, errors) },
  );
}

const UNDECIDED: FieldError = { field: 'organisation', message: 'Chọn một trong ba cách bắt đầu.' };

async function setUp(context: PageContext, who: Administering, ports: AdministrationPages): Promise<Response> {
  const choice = textOf(context.var.form, 'organisation');
  const sample = Object.hasOwn(SAMPLES, choice) ? SAMPLES[choice] : undefined;
  const sender = senderIn(context.var.form);
  const errors = [...(sample === undefined && choice !== OWN ? [UNDECIDED] : []), ...(sender.ok ? [] : sender.error)];
  if (errors.length > 0 || !sender.ok) return show(context, who, ports, errors);
  const facing = { why: 'Thiết lập ban đầu', by: who.by, now: context.env.receivedAt };
  await setSender(ports, sender.value, facing);
  if (sample === undefined) return context.redirect('/quan-tri/to-chuc/nhap', 303);
  const { today } = context.var;
  const { units, people } = withAdministrator(sample(), who.reader, today);
  const saved = await saveOrganisation({ units, people, version: 0, ...facing }, ports);
  if (!saved.ok) return show(context, who, ports, saved.error.map(saveError));
  if (textOf(context.var.form, 'rhythm') === 'weekly') await setLeadersWeekly(ports, facing);
  return context.redirect('/quan-tri', 303);
}

interface Facing {
  readonly why: string;
  readonly by: Administering['by'];
  readonly now: number;
}

/** Before the organisation: the set-up is over once there is one. */
async function setSender(ports: AdministrationPages, value: MailSender, facing: Facing): Promise<void> {
  const known = await ports.reference.read();
  const { name, replyTo } = known.get(mailSenderDocument);
  if (name === value.name && replyTo === value.replyTo) return;
  const version = known.versionOf(mailSenderDocument);
  await saveSetting({ document: mailSenderDocument, value, ...facing, version }, ports);
}

async function setLeadersWeekly(ports: AdministrationPages, facing: Facing): Promise<void> {
  const known = await ports.reference.read();
  const leaders = known
    .get(organisationDocument)
    .people.filter(({ roles }) => roles.some(({ role }) => role === 'leader'));
  const value = Object.fromEntries(leaders.map(({ id }) => [id, 'weekly' as const]));
  const version = known.versionOf(mailRhythmDocument);
  await saveSetting({ document: mailRhythmDocument, value, ...facing, version }, ports);
}
