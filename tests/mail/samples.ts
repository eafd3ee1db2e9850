/** Mails as they come up in a province, for the golden files and the eye. */
import { mailTexts } from '#shared/reference/index.ts';
import { shippedCalendar } from '#shared/calendar/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import type { MailContent } from '#shared/mail/content.ts';
import { dailyMail } from '#shared/mail/daily/daily-mail.ts';
import type { DailyMail, Delay, Digest, Why, WorkItem } from '#shared/mail/daily/model.ts';
import { silencedNotice } from '#shared/mail/daily/silenced-notice.ts';
import { letterMail } from '#shared/mail/letter-mail.ts';

export const PORTAL = 'https://dunghan.quangnam.gov.vn';
const PLAN = 'Kế hoạch 467/QĐ-UBND';

export const dueOn = (strict: string, lenient = strict): WorkItem['due'] & object => ({
  strict: plainDate(strict),
  lenient: plainDate(lenient),
});

export const aWorkItem = (fields: Partial<WorkItem> = {}): WorkItem => ({
  what: 'Ban hành kế hoạch kiểm soát thủ tục hành chính năm 2024 của đơn vị',
  unit: 'Sở Nội vụ',
  source: `${PLAN}, dòng I.2`,
  due: dueOn('2024-03-20'),
  href: '/viec/plan-467:i-2/so-noi-vu',
  why: [{ kind: 'reminder' }],
  onBehalfOf: null,
  ...fields,
});

export const aDailyMail = (fields: Partial<DailyMail> = {}): DailyMail => ({
  to: { name: 'Lê Thị Mỹ Duyên', email: 'duyenltm@quangnam.gov.vn' },
  date: plainDate('2024-03-15'),
  portalUrl: PORTAL,
  work: [],
  toSign: [],
  digests: [],
  notices: [],
  texts: mailTexts.initial,
  ...fields,
});

const assigned: Why = { kind: 'assigned' };
const reminder: Why = { kind: 'reminder' };

const officersWork: readonly WorkItem[] = [
  aWorkItem({
    what: 'Chuyển phản ánh về việc chậm trả kết quả cấp giấy phép xây dựng',
    source: 'Phản ánh, kiến nghị số 128',
    due: dueOn('2024-03-15'),
    href: '/phan-anh/pakn-2024-128/chuyen',
    why: [{ kind: 'urgent', reason: 'phải chuyển cơ quan có thẩm quyền trong 5 ngày làm việc (NĐ 20/2008, Điều 9)' }],
  }),
  aWorkItem({
    what: 'Giao chỉ tiêu thực hiện kiểm soát thủ tục hành chính đến từng phòng, đơn vị trực thuộc',
    source: `${PLAN}, dòng I.4`,
    due: dueOn('2024-03-12'),
    href: '/viec/plan-467:i-4/so-noi-vu',
    why: [reminder],
    onBehalfOf: 'Trần Văn Hòa',
  }),
  aWorkItem({ due: dueOn('2024-03-14', '2024-03-15') }),
  aWorkItem({
    what: 'Công khai đầy đủ thủ tục hành chính tại Bộ phận Một cửa',
    source: `${PLAN}, dòng II.9`,
    due: dueOn('2024-03-22'),
    href: '/viec/plan-467:ii-9/so-noi-vu',
    why: [
      {
        kind: 'returned',
        by: 'Văn phòng UBND tỉnh',
        reason: 'Ảnh niêm yết chụp năm 2023, chưa có danh mục theo Quyết định 312/QĐ-UBND',
      },
      reminder,
    ],
  }),
  aWorkItem({
    what: 'Báo cáo kết quả kiểm soát thủ tục hành chính quý I/2024',
    source: 'Báo cáo quý I/2024',
    due: dueOn('2024-03-19'),
    href: '/bao-cao/2024-q1/so-noi-vu',
    why: [reminder],
  }),
  aWorkItem({
    what: 'Đôn đốc cập nhật hồ sơ lên Hệ thống thông tin giải quyết thủ tục hành chính',
    source: `${PLAN}, dòng V.7`,
    due: null,
    href: '/viec/plan-467:v-7/so-noi-vu',
    why: [{ kind: 'check-in' }],
  }),
  aWorkItem({
    what: 'Rà soát, đề xuất đơn giản hóa thủ tục hành chính lĩnh vực tổ chức phi chính phủ',
    source: `${PLAN}, dòng III.1`,
    due: dueOn('2024-09-30'),
    href: '/viec/plan-467:iii-1/so-noi-vu',
    why: [assigned],
  }),
  aWorkItem({
    what: 'Tổ chức đối thoại với doanh nghiệp về thủ tục hành chính',
    source: `${PLAN}, dòng XI.2`,
    due: dueOn('2024-05-06'),
    href: '/viec/plan-467:xi-2/so-noi-vu',
    why: [
      {
        kind: 'moved',
        from: dueOn('2024-05-03'),
        reason: 'Nghỉ 29/04/2024, làm bù Thứ Bảy 04/05/2024 (Thông báo 2450/VPCP-KGVX)',
      },
    ],
  }),
];

const worst: readonly Delay[] = (
  [
    ['Niêm yết công khai thủ tục hành chính tại trụ sở', 'UBND xã Trà Leng', '2024-02-27'],
    ['Ban hành kế hoạch kiểm soát thủ tục hành chính năm 2024', 'UBND huyện Nam Trà My', '2024-03-01'],
    ['Công bố danh mục thủ tục hành chính lĩnh vực đất đai', 'Sở Tài nguyên và Môi trường', '2024-03-06'],
  ] as const
).map(([what, unit, due], i) => ({ what, unit, source: PLAN, due: dueOn(due), href: `/viec/plan-467:${i}/don-vi` }));

export const aDigest = (fields: Partial<Digest> = {}): Digest => ({
  scope: 'UBND tỉnh Quảng Nam',
  onBehalfOf: null,
  overdue: { count: 12, href: '/bang/plan-467?loc=qua-han' },
  dueThisWeek: { count: 34, href: '/bang/plan-467?loc=den-han' },
  byUnit: [
    ['Sở Tài nguyên và Môi trường', 2, 5],
    ['UBND huyện Nam Trà My', 7, 3],
    ['UBND xã Trà Leng', 3, 0],
    ['Ban Quản lý các Khu kinh tế và Khu công nghiệp tỉnh', 0, 26],
  ].map(([unit = '', overdue = 0, dueThisWeek = 0], i) => ({
    unit: String(unit),
    overdue: { count: Number(overdue), href: `/bang/plan-467?loc=qua-han&don-vi=${i}` },
    dueThisWeek: { count: Number(dueThisWeek), href: `/bang/plan-467?loc=den-han&don-vi=${i}` },
  })),
  moved: {
    since: plainDate('2024-03-14'),
    finished: { count: 18, href: '/bang/plan-467?tu=2024-03-14&loc=xong' },
    newlyOverdue: { count: 2, href: '/bang/plan-467?tu=2024-03-14&loc=moi-qua-han' },
    extended: { count: 1, href: '/bang/plan-467?tu=2024-03-14&loc=gia-han' },
    opened: { count: 0, href: '/bang/plan-467?tu=2024-03-14&loc=moi-mo' },
  },
  worst,
  targets: null,
  ...fields,
});

const calendar = shippedCalendar();

export const officerMail = aDailyMail({
  work: officersWork,
  notices: [{ text: 'Lịch nghỉ năm 2024 đã được cập nhật: nghỉ 29/04, làm bù 04/05', href: '/lich' }],
});

export const leaderMail = aDailyMail({
  to: { name: 'Hồ Quang Bửu', email: 'buuhq@quangnam.gov.vn' },
  toSign: [
    {
      what: 'Kế hoạch rà soát, đánh giá thủ tục hành chính năm 2024',
      from: 'Văn phòng UBND tỉnh',
      since: plainDate('2024-03-13'),
      href: '/ke-hoach/plan-2024-02/ky',
      onBehalfOf: null,
    },
    {
      what: 'Quyết định công bố danh mục thủ tục hành chính lĩnh vực hộ tịch',
      from: 'Sở Tư pháp',
      since: plainDate('2024-03-14'),
      href: '/cong-bo/tthc-2024-31/ky',
      onBehalfOf: 'Lê Trí Thanh',
    },
  ],
  digests: [aDigest()],
});

/** The head of an office who also does rows of the plan himself. */
export const officeMail = aDailyMail({
  to: { name: 'Nguyễn Thị Kim Phượng', email: 'phuongntk@quangnam.gov.vn' },
  work: [
    ...officersWork.slice(1, 3),
    aWorkItem({
      what: 'Ban hành kế hoạch kiểm soát thủ tục hành chính năm 2024',
      unit: 'UBND huyện Nam Trà My',
      due: dueOn('2024-03-12'),
      href: '/viec/plan-467:i-2/nam-tra-my',
      why: [{ kind: 'escalated' }],
    }),
  ],
  digests: [aDigest()],
});

/** An administrator without work of his own. */
const administratorMail = aDailyMail({
  to: { name: 'Phạm Quốc Việt', email: 'vietpq@quangnam.gov.vn' },
  notices: [
    silencedNotice({
      address: 'hoatv@quangnam.gov.vn',
      person: { name: 'Trần Văn Hòa', unit: 'Sở Nội vụ' },
      reason: 'bounce',
      on: plainDate('2024-03-15'),
      href: '/quan-tri/dia-chi-thu',
    }),
    silencedNotice({
      address: 'motcua@namtramy.gov.vn',
      person: null,
      reason: 'complaint',
      on: plainDate('2024-03-14'),
      href: '/quan-tri/dia-chi-thu',
    }),
  ],
});

export const paknReply: MailContent = letterMail({
  name: 'Võ Thị Sáu',
  subject: 'Kết quả xử lý phản ánh số 128 về cấp giấy phép xây dựng',
  paragraphs: [
    'Ngày 08/03/2024 ông/bà phản ánh việc chậm trả kết quả cấp giấy phép xây dựng tại Bộ phận Một cửa thành phố Tam Kỳ.',
    'Hồ sơ đã được trả kết quả ngày 18/03/2024. UBND thành phố Tam Kỳ đã kiểm điểm cán bộ thụ lý và xin lỗi ông/bà.',
  ],
  link: { text: 'Xem kết quả công khai', path: '/tra-cuu/pakn-2024-128' },
  signature: ['Văn phòng UBND tỉnh Quảng Nam', 'Điện thoại: 0235 3852 739'],
  portalUrl: PORTAL,
  closing: mailTexts.initial.letterClosing,
});

export const samples: Readonly<Record<string, MailContent>> = {
  officer: dailyMail(officerMail, calendar),
  leader: dailyMail(leaderMail, calendar),
  office: dailyMail(officeMail, calendar),
  administrator: dailyMail(administratorMail, calendar),
  'pakn-reply': paknReply,
};
