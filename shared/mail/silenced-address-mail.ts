/** Tells an administrator that an address gets no mail any more, and what to do about it. */
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { line, shortLine } from '#shared/kernel/line.ts';
import { linkTo, PRODUCT, type MailContent } from './content.ts';

export interface SilencedAddressMail {
  readonly to: { readonly name: string };
  readonly portalUrl: string;
  readonly address: string;
  /** Whose address it is; null when nobody has it (any more). */
  readonly person: { readonly name: string; readonly unit: string } | null;
  readonly reason: 'bounce' | 'complaint';
  /** What the mail server said. */
  readonly detail: string;
  readonly on: PlainDate;
  /** The page where the address is mended. */
  readonly href: string;
}

const NAME_LENGTH = 80;

const REASONS = {
  bounce: 'Máy chủ thư nơi nhận báo địa chỉ không tồn tại hoặc không nhận thư.',
  complaint: 'Người nhận đã báo thư của hệ thống là thư rác.',
} as const;

export function silencedAddressMail(mail: SilencedAddressMail): MailContent {
  const { to, portalUrl, person, reason, detail, href } = mail;
  const address = shortLine(mail.address, NAME_LENGTH);
  const owner = person === null ? 'Không có ai trong danh bạ dùng địa chỉ này.' : `${person.name}, ${person.unit}`;
  const facts = [
    { label: line('Người dùng'), text: shortLine(owner, NAME_LENGTH * 2), tone: null },
    { label: line('Ngày'), text: line(formatDate(mail.on)), tone: null },
    { label: line('Lý do'), text: line(REASONS[reason]), tone: null },
    ...(detail === '' ? [] : [{ label: line('Máy chủ trả lời'), text: shortLine(detail, 300), tone: null }]),
  ];
  const page = linkTo(portalUrl, href);
  return {
    subject: shortLine(`Đúng Hạn: đã ngừng gửi thư tới ${address}`, 78),
    preview: line(REASONS[reason]),
    title: PRODUCT,
    subtitle: line('Địa chỉ không nhận được thư'),
    greeting: shortLine(`Kính gửi ông/bà ${shortLine(to.name, NAME_LENGTH)},`, NAME_LENGTH * 2),
    blocks: [
      { kind: 'paragraph', lines: [line('Hệ thống đã ngừng gửi thư tới địa chỉ dưới đây.')] },
      { kind: 'items', tone: 'warning', items: [{ title: address, href: page, facts }] },
      {
        kind: 'paragraph',
        lines: [
          line(
            'Người này không nhận được nhắc hạn cho tới khi địa chỉ được sửa. Xin sửa địa chỉ, hoặc cho gửi lại nếu địa chỉ đúng.',
          ),
        ],
      },
      { kind: 'button', link: { text: line('Sửa địa chỉ'), href: page } },
    ],
    footer: [line('Thư tự động gửi quản trị viên, một lần cho mỗi địa chỉ bị ngừng.')],
    footerLink: null,
  };
}
