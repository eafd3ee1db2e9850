/** A number typed the Vietnamese way, and what is wrong with it in Vietnamese. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { formatNumber, readNumber } from '#shared/kernel/vietnamese-number.ts';
import type { FieldError } from '../components/error-summary.tsx';
import { textOf, type Form } from '../form-reading.ts';

export interface Amount {
  readonly field: string;
  /** At the start of a sentence: «Dòng 2, thời gian». */
  readonly what: string;
  readonly max: number;
  /** 0 for whole numbers. */
  readonly decimals: 0 | 2;
  /** An empty field is 0; else it must be filled. */
  readonly optional?: boolean;
}

const HOW = {
  empty: 'chưa nhập; nhập 0 nếu không có.',
  'not-a-number': 'không phải là số. Chỉ nhập chữ số, ví dụ 1.500.000 hoặc 12,5.',
  'misplaced-dots':
    'dấu chấm phải tách từng nhóm ba chữ số, dấu phẩy đứng trước phần thập phân; ví dụ 1.500 hoặc 12,5.',
} as const;

export function readAmount(form: Form, amount: Amount): Result<number, FieldError> {
  const { field, what, max, decimals, optional = false } = amount;
  const typed = textOf(form, field);
  const wrong = (how: string): Result<number, FieldError> => err({ field, message: `${what}: ${how}` });
  if (typed === '' && optional) return ok(0);
  const read = readNumber(typed);
  if (!read.ok) return wrong(read.fault === 'empty' ? HOW.empty : `«${typed.slice(0, 40)}» ${HOW[read.fault]}`);
  if (read.value < 0) return wrong('không được là số âm.');
  if (read.value > max) return wrong(`${typed.slice(0, 40)} quá lớn; nhiều nhất ${formatNumber(max)}. Kiểm tra lại.`);
  const scale = 10 ** decimals;
  if (Math.round(read.value * scale) / scale !== read.value)
    return wrong(decimals === 0 ? 'phải là số nguyên.' : 'nhiều nhất hai chữ số sau dấu phẩy, ví dụ 0,25.');
  return ok(read.value);
}
