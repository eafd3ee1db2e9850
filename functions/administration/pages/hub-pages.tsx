/** The administrator's first page: what to do next, and the way to everything he keeps. */
import type { FC } from 'hono/jsx';
import { partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { everyHolderOn } from '#shared/org/index.ts';
import { calendarDocument, organisationDocument, type Reference } from '#shared/reference/index.ts';
import { Breadcrumbs } from '#shared/ui/components/wayfinding.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { get, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { calendarYear } from '../domain/calendar-year.ts';
import { changeCaseId } from '../domain/change.ts';
import { ADMINISTRATOR, type AdministrationPages } from './ports.ts';
import { DOCUMENTS } from './history-pages.tsx';
import { SENDER } from './sender-page.tsx';

export const hubPages = ({ cases }: AdministrationPages): readonly PageRoute[] => [
  get('/quan-tri', ADMINISTRATOR, async (context) => {
    const { reference, today } = context.var;
    const version = reference.versionOf(calendarDocument);
    const isUnfollowed = version > 0 && (await cases.readCase(changeCaseId('calendar', version))) === undefined;
    return show(context, { reference, year: partsOf(today).year, today, isUnfollowed });
  }),
];

interface HubProps {
  readonly reference: Reference;
  readonly year: number;
  readonly today: PlainDate;
  /** The calendar was saved, but bringing open work to it was not begun. */
  readonly isUnfollowed: boolean;
}

const show = (context: PageContext, props: HubProps): Promise<Response> =>
  context.var.page(<HubPage {...props} />, {
    title: 'Quản trị',
    beforeMain: <Breadcrumbs crumbs={[{ text: 'Trang chủ', href: '/' }]} />,
  });

interface Entry {
  readonly href: string;
  readonly text: string;
  readonly about: string;
}

const ENTRIES: readonly Entry[] = [
  { href: '/quan-tri/don-vi', text: 'Đơn vị', about: 'Danh sách, đổi tên, kết thúc và kế thừa' },
  { href: '/quan-tri/nguoi', text: 'Cán bộ', about: 'Vai trò, tài khoản, vắng mặt, nhịp nhận thư' },
  { href: '/quan-tri/to-chuc/nhap', text: 'Nhập, xuất Excel', about: 'Cả danh mục đơn vị và cán bộ' },
  {
    href: '/quan-tri/ngay-nghi',
    text: 'Ngày nghỉ, làm bù',
    about: 'Thông báo hoán đổi; tính lại hạn của việc đang mở',
  },
  { href: '/quan-tri/bac-nhac', text: 'Bậc nhắc việc', about: 'Ai được nhắc, trước và sau hạn bao nhiêu ngày' },
  { href: '/quan-tri/cai-dat', text: 'Cài đặt quy trình', about: 'Số ngày, biểu mẫu, quy tắc của từng quy trình' },
  { href: '/quan-tri/ban-giao', text: 'Bàn giao việc', about: 'Việc còn ở đơn vị đã kết thúc' },
  { href: SENDER, text: 'Thư gửi đi', about: 'Thư đi từ địa chỉ nào; gửi thử một thư' },
  { href: '/quan-tri/dia-chi-thu', text: 'Địa chỉ ngừng gửi thư', about: 'Thư bị trả lại; mở lại khi đã sửa' },
  { href: '/quan-tri/khoa-truy-cap', text: 'Khóa cho hệ thống khác', about: 'Phần mềm khác đọc dữ liệu qua API' },
  {
    href: '/quan-tri/webhook',
    text: 'Gửi sự kiện cho hệ thống khác',
    about: 'Webhook có chữ ký; nhật ký từng lần gửi',
  },
  { href: '/quan-tri/nhat-ky', text: 'Nhật ký hệ thống', about: 'Ai đã làm gì, lúc nào, thay mặt ai, vì sao; tải về' },
];

const Entries: FC<{ entries: readonly Entry[] }> = ({ entries }) => (
  <ul class="govuk-list govuk-list--spaced">
    {entries.map(({ href, text, about }) => (
      <li>
        <strong>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </strong>
        <br />
        {about}
      </li>
    ))}
  </ul>
);

const HubPage: FC<HubProps> = ({ reference, year, today, isUnfollowed }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">Quản trị</h1>
      <NextSteps reference={reference} year={year} today={today} isUnfollowed={isUnfollowed} />
      <Entries entries={ENTRIES} />
      <h2 class="govuk-heading-m">Lịch sử thay đổi</h2>
      <ul class="govuk-list">
        {DOCUMENTS.map(({ name, title }) => (
          <li>
            <a class="govuk-link" href={`/quan-tri/lich-su/${name}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  </div>
);

/** An administrator puts in no plan; the office does, so its people are named. */
function planStep({ organisation }: Reference, today: PlainDate): string {
  const names = everyHolderOn(organisation, 'office', today).map(({ name }) => name);
  return names.length === 0
    ? 'Giao vai trò «văn phòng» cho người sẽ đưa kế hoạch vào và trình ký'
    : `Kế hoạch của năm do Văn phòng đưa vào và trình ký (${names.slice(0, 3).join(', ')}): đăng nhập bằng tài khoản của Văn phòng, mở trang Kế hoạch`;
}

/** What stands between the installation and a reminder that reaches its reader. */
function stepsTo({ reference, year, today, isUnfollowed }: HubProps): readonly Pick<Entry, 'href' | 'text'>[] {
  return [
    ...(isUnfollowed
      ? [
          {
            href: `/quan-tri/ngay-nghi/${year}`,
            text: 'Lịch mới chưa được áp cho việc đang mở: mở lại trang ngày nghỉ và lưu lần nữa',
          },
        ]
      : []),
    ...(calendarYear(reference, year).origin === 'law'
      ? [
          {
            href: `/quan-tri/ngay-nghi/${year}`,
            text: `Nhập thông báo ngày nghỉ năm ${year}; lịch hiện chỉ tạm tính theo luật`,
          },
        ]
      : []),
    ...(reference.organisation.people.some(({ email }) => email === null)
      ? [{ href: '/quan-tri/nguoi', text: 'Bổ sung thư điện tử cho cán bộ, để thư nhắc việc tới nơi' }]
      : []),
    ...(reference.versionOf(organisationDocument) === 1
      ? [{ href: SENDER, text: 'Gửi thử một thư, để chắc thư nhắc việc tới nơi' }]
      : []),
    { href: '/ke-hoach', text: planStep(reference, today) },
  ];
}

const NextSteps: FC<HubProps> = (props) => (
  <InsetText>
    <p class="govuk-body">
      <strong>Việc tiếp theo</strong>
    </p>
    <ul class="govuk-list">
      {stepsTo(props).map(({ href, text }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </InsetText>
);
