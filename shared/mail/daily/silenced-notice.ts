/** Tells an administrator, in his daily mail, that an address gets no mail any more and what to do about it. */
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { shortLine } from '#shared/kernel/line.ts';
import type { Notice } from './model.ts';

export interface SilencedAddress {
  readonly address: string;
  /** Whose address it is; null when nobody has it (any more). */
  readonly person: { readonly name: string; readonly unit: string } | null;
  readonly reason: 'bounce' | 'complaint';
  readonly on: PlainDate;
  /** The page where the address is mended. */
  readonly href: string;
}

const REASONS = {
  bounce: 'máy chủ nơi nhận báo địa chỉ không tồn tại hoặc không nhận thư',
  complaint: 'người nhận đã báo thư của hệ thống là thư rác',
} as const;

export function silencedNotice({ address, person, reason, on, href }: SilencedAddress): Notice {
  const owner = person === null ? 'không có ai trong danh bạ' : shortLine(`${person.name}, ${person.unit}`, 120);
  const text =
    `Đã ngừng gửi thư tới ${shortLine(address, 80)} (${owner}) từ ${formatDate(on)}: ${REASONS[reason]}. ` +
    'Người này không nhận được nhắc hạn cho tới khi địa chỉ được sửa hoặc cho gửi lại.';
  return { text, href };
}
