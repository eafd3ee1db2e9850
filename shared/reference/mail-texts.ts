/** What an installation lets its mails say beside the facts: before them, under them, and under letters to citizens. */
import { z } from 'zod';
import { defineReference } from './document.ts';

const lines = z.array(z.string().trim().min(1).max(300)).max(5);

export const mailTexts = defineReference(
  'mail-texts',
  z.object({
    /** Before the first section of the daily mail. */
    opening: lines,
    /** Small, under the daily mail. */
    closing: lines,
    /** Small, under a letter. */
    letterClosing: lines,
  }),
  {
    opening: [],
    closing: [
      'Thư tự động của hệ thống theo dõi kế hoạch kiểm soát thủ tục hành chính.',
      'Mỗi người nhận nhiều nhất một thư vào 07 giờ 30 ngày làm việc; ngày không có việc thì không có thư.',
    ],
    letterClosing: ['Thư được gửi tự động, xin không trả lời vào địa chỉ này.'],
  },
  {
    title: 'Lời trong thư',
    about: 'Lời mở đầu, lời cuối của thư nhắc việc; lời cuối của thư gửi người dân. Số liệu và việc do hệ thống viết.',
    labels: {
      opening: { label: 'Mở đầu thư nhắc việc', hint: 'Mỗi dòng một dòng in, tối đa 5 dòng; để trống được' },
      closing: {
        label: 'Cuối thư nhắc việc',
        hint: 'Ví dụ: điện thoại của phòng Kiểm soát TTHC. Mỗi dòng một dòng in',
      },
      letterClosing: {
        label: 'Cuối thư gửi người dân, cơ quan',
        hint: 'Đã đặt «Thư trả lời về» thì bỏ câu xin không trả lời. Mỗi dòng một dòng in',
      },
    },
  },
);
