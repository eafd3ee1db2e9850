/** What the page calls things. */
import { processName } from '#shared/reference/index.ts';
import type { BehaviourName } from '../../behaviour.ts';
import type { NeverFired } from '../report.ts';
import type { Outcome } from '../tasks.ts';

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
export const formatNumber = (value: number): string => numbers.format(value);

/** Small sums keep the digits that tell them apart. */
export const formatUsd = (usd: number): string =>
  `${new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: usd < 0.1 ? 5 : 2 }).format(usd)} USD`;

export const behaviourNames: Readonly<Record<BehaviourName, string>> = {
  typical: 'bình thường',
  slow: 'chậm',
  chaotic: 'lộn xộn',
};

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  'done on time': 'Xong đúng hạn',
  'done late': 'Xong muộn',
  overdue: 'Quá hạn, chưa xong',
  'not due yet': 'Chưa đến hạn',
  'waiting for an event': 'Chờ sự kiện hoặc văn bản',
  planned: 'Chưa đến kỳ',
  continuous: 'Thường xuyên',
  withdrawn: 'Đã rút',
};

/** By the invariant's own name, which stands for one without words. */
const RULES: Readonly<Record<string, string>> = {
  'no acknowledged action is lost': 'Việc hệ thống đã báo nhận thì không mất',
  'every due date equals a fresh computation': 'Mọi hạn đúng bằng hạn tính lại từ đầu',
  'each rung fires once, on its day': 'Mỗi bậc nhắc chạy một lần, đúng ngày',
  'the digest is the ledger': 'Thư tổng hợp khớp với sổ ghi',
  'at most one mail per person and working day': 'Mỗi người nhiều nhất một thư một ngày làm việc',
  'the province is the sum of accepted reports': 'Số của tỉnh bằng tổng các báo cáo đã nhận',
  'every case ends or waits for a named reason': 'Hồ sơ nào cũng kết thúc, hoặc chờ một lý do có tên',
};
export const ruleName = (name: string): string => RULES[name] ?? name;

const PARTS: Readonly<Record<string, string>> = {
  daily: 'Lượt chạy hằng ngày: nhắc việc, thư, tổng hợp',
  portal: 'Các trang của người dùng',
  mail: 'Thư bị trả lại, bị từ chối',
  administration: 'Quản trị',
  webhooks: 'Báo cho hệ thống khác',
};
/** Of a process, or of a part of the system that is none. */
export const partName = (slug: string): string => PARTS[slug] ?? processName(slug);

export const kindNames: Readonly<Record<NeverFired['kind'], string>> = {
  step: 'Bậc nhắc',
  event: 'Loại sự kiện',
  workflow: 'Quy trình',
  function: 'Hàm',
};

/** "3 ngày trước hạn"; working days. */
export function rungName(offset: number): string {
  if (offset === 0) return 'Đúng ngày hạn';
  return offset < 0 ? `Trước hạn ${-offset} ngày làm việc` : `Quá hạn ${offset} ngày làm việc`;
}

const CHARGES: Readonly<Record<string, string>> = {
  Logs: 'Nhật ký (CloudWatch Logs)',
  'KMS keys': 'Khóa mã hóa (KMS)',
  Secrets: 'Bí mật (Secrets Manager)',
  Alarms: 'Cảnh báo (CloudWatch)',
  'Table, stored': 'Bảng dữ liệu: lưu trữ và sao lưu',
  'Files, stored': 'Tệp: lưu trữ',
  SES: 'Thư (SES)',
};
export const chargeName = (name: string): string => CHARGES[name] ?? name;
