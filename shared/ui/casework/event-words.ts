/** What happened to a case, told in Vietnamese. */
import type { CaseEvent, Due } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { nameOn, type UnitId } from '#shared/org/unit.ts';

const dated = (due: Due | null | undefined): string =>
  due === null || due === undefined ? 'chưa có hạn' : `hạn ${formatDate(due.lenient)}`;

/** The name a unit bore on a day; its id when the organisation does not know it. */
export function unitName(organisation: Organisation, id: UnitId, date: PlainDate): string {
  const unit = organisation.unit(id);
  return unit === undefined ? id : nameOn(unit, date);
}

function moved({ before, after }: CaseEvent): string {
  const [from, to] = [before?.due?.lenient, after?.due?.lenient];
  if (from === undefined || to === undefined) return dated(after?.due);
  return from === to ? `${dated(after?.due)}, không đổi` : `từ ${formatDate(from)} sang ${formatDate(to)}`;
}

function step(offset: number): string {
  if (offset === 0) return 'đúng ngày hạn';
  return offset < 0 ? `trước hạn ${String(-offset)} ngày làm việc` : `quá hạn ${String(offset)} ngày làm việc`;
}

function finished({ after }: CaseEvent): string {
  const evidence = after?.evidence ?? null;
  return evidence === null
    ? 'Đã quyết định'
    : `Báo cáo hoàn thành: văn bản số ${evidence.number} ngày ${formatDate(evidence.date)}`;
}

function sentBack({ before }: CaseEvent): string {
  const evidence = before?.evidence ?? null;
  return evidence === null ? 'Trả lại' : `Trả lại minh chứng: văn bản số ${evidence.number}`;
}

type Telling = (event: CaseEvent, unitOf: (facts: CaseEvent['after']) => string) => string | null;

const TOLD: Readonly<Record<CaseEvent['what'], Telling>> = {
  'case-opened': () => 'Mở hồ sơ',
  'case-renamed': () => 'Ghi tên hồ sơ',
  'task-opened': ({ after }, unitOf) => `Giao cho ${unitOf(after)}, ${dated(after?.due)}`,
  'task-started': ({ after }) => `Đến kỳ thực hiện, ${dated(after?.due)}`,
  'task-finished': finished,
  'task-returned': sentBack,
  'task-extended': (event) => `Gia hạn ${moved(event)}`,
  'task-suspended': () => 'Tạm dừng tính thời hạn',
  'task-resumed': (event) => `Tiếp tục tính thời hạn, ${moved(event)}`,
  'task-reassigned': ({ before, after }, unitOf) => `Chuyển từ ${unitOf(before)} sang ${unitOf(after)}`,
  'task-reopened': () => 'Mở lại việc',
  'task-withdrawn': () => 'Rút khỏi kế hoạch',
  'task-nudged': ({ after }, unitOf) => `Đôn đốc ${unitOf(after)}`,
  'extension-asked': () => 'Đề nghị gia hạn',
  'extension-refused': () => 'Không đồng ý gia hạn',
  'target-allotted': () => 'Giao chỉ tiêu',
  'report-asked': () => 'Đề nghị báo cáo qua thư',
  'target-measured': () => 'Nhập kết quả chỉ tiêu',
  'file-attached': () => 'Kèm tệp văn bản',
  'checked-in': () => 'Báo cáo tình hình',
  'check-in-asked': () => 'Đến ngày phải báo cáo tình hình',
  'fact-recorded': () => 'Ghi nhận sự kiện',
  'due-armed': ({ after }) => `Bắt đầu tính thời hạn, ${dated(after?.due)}`,
  'due-reprojected': (event) => `Tính lại hạn ${moved(event)}`,
  'rungs-climbed': ({ steps }) => `Hệ thống nhắc: ${steps.map(step).join('; ')}`,
  'sender-read': () => 'Xem thông tin người gửi',
  'wake-up-confirmed': () => null,
  'token-renewed': () => null,
};

/** Null for what only the machine cares about. */
export const eventWords = (event: CaseEvent, organisation: Organisation): string | null =>
  TOLD[event.what](event, (facts) => (facts === null ? '' : unitName(organisation, facts.unit, event.on)));
