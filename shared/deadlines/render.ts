/** A {@link Deadline} as canonical Vietnamese, which {@link parsePhrase} reads back to the same tree. */
import { formatDate, partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Deadline, DeadlineOf } from './deadline.ts';
import { renderRecurrence } from './render-recurrence.ts';

const ROMAN = ['I', 'II', 'III', 'IV'] as const;
const PERIODS = { week: 'tuần', month: 'tháng', year: 'năm', work: 'ngày làm việc', hour: 'giờ' } as const;

const year = (date: PlainDate): number => partsOf(date).year;
const month = (date: PlainDate): string => `${partsOf(date).month}/${year(date)}`;
const roman = (date: PlainDate): string => ROMAN[Math.ceil(partsOf(date).month / 3) - 1] ?? '';
const amount = (n: number): string => String(n).replace('.', ',');

function quarters({ items }: DeadlineOf<'QUARTERS'>): string {
  return items.map(({ from }) => `Quý ${roman(from)}/${year(from)}`).join(', ');
}

type Counted = DeadlineOf<'AFTER_CAL' | 'AFTER_WORK' | 'AFTER_HOURS' | 'BEFORE_EVENT'>;

/** No day passes between the event and the deadline. */
function onTheDay(deadline: Counted): string {
  const { kind, event } = deadline;
  if (event === null) return 'Trong ngày';
  return `${kind === 'BEFORE_EVENT' ? 'Trước khi' : 'Cùng ngày'} ${event}`;
}

function counted(deadline: Counted): string {
  const byDays = deadline.kind === 'AFTER_CAL' || deadline.kind === 'BEFORE_EVENT';
  if (byDays && deadline.n === 0 && deadline.unit === undefined) return onTheDay(deadline);
  return lengthOf(deadline);
}

function lengthOf(deadline: Counted): string {
  const working = deadline.kind === 'AFTER_WORK' || (deadline.kind === 'AFTER_HOURS' && deadline.working === true);
  const hours = deadline.kind === 'AFTER_HOURS';
  const unit = 'unit' in deadline && deadline.unit !== undefined ? PERIODS[deadline.unit] : undefined;
  const words = unit ?? (hours ? `giờ${working ? ' làm việc' : ''}` : working ? 'ngày làm việc' : 'ngày thông thường');
  const length = `${amount(deadline.n)} ${words}`;
  if (deadline.event === null) return `Trong thời hạn ${length}`;
  return deadline.kind === 'BEFORE_EVENT'
    ? `Chậm nhất ${length} tính đến ngày ${deadline.event}`
    : `Trong thời hạn ${length} kể từ ngày ${deadline.event}`;
}

function chain(deadline: DeadlineOf<'CHAIN'>): string {
  const whole = counted({
    kind: deadline.unit === 'work' ? 'AFTER_WORK' : 'AFTER_CAL',
    n: deadline.total,
    event: deadline.event,
  });
  const steps = deadline.steps.map((step) =>
    step.kind === 'AFTER_CAL' || step.kind === 'AFTER_WORK'
      ? `- ${step.what ?? ''}: ${counted({ ...step, event: null })}`
      : '',
  );
  return `${whole}: ${steps.join('; ')}`;
}

function fixed(deadline: DeadlineOf<'ABS_BEFORE' | 'ABS_ON_OR_BEFORE'>): string {
  const time = deadline.time === undefined ? '' : `${deadline.time.replace(':', 'h')} `;
  return `${deadline.kind === 'ABS_BEFORE' ? 'Trước' : 'Chậm nhất'} ${time}ngày ${formatDate(deadline.date)}`;
}

const by = (deadline: { by?: true | undefined }): string => (deadline.by ? 'Chậm nhất ' : '');

/** Windows and dates. */
function window(deadline: Deadline): string | undefined {
  switch (deadline.kind) {
    case 'ABS_BEFORE':
    case 'ABS_ON_OR_BEFORE':
      return fixed(deadline);
    case 'ABS_FROM':
      return `Từ ngày ${formatDate(deadline.date)}`;
    case 'RANGE':
      return `Từ ngày ${formatDate(deadline.from)} đến ngày ${formatDate(deadline.to)}`;
    case 'MONTH':
      return `${by(deadline)}Tháng ${month(deadline.from)}`;
    case 'MONTH_RANGE':
      return `Tháng ${month(deadline.from)} - Tháng ${month(deadline.to)}`;
    case 'QUARTER':
      return `${by(deadline)}Quý ${roman(deadline.from)}/${year(deadline.from)}`;
    case 'YEAR':
      return `${by(deadline)}Năm ${year(deadline.from)}`;
    case 'YEAR_RANGE':
      return `Giai đoạn ${year(deadline.from)} - ${year(deadline.to)}`;
    default:
      return undefined;
  }
}

function repeated(deadline: Deadline): string | undefined {
  switch (deadline.kind) {
    case 'QUARTERS':
      return quarters(deadline);
    case 'MONTHS':
      return deadline.items.map(({ from }) => `Tháng ${month(from)}`).join(', ');
    case 'RECUR':
    case 'RECUR_MONTH_DAY':
    case 'RECUR_QEND_DAY':
      return renderRecurrence(deadline);
    case 'COMPOSITE':
      return deadline.parts.map(renderDeadline).join(deadline.op === 'OR' ? ' hoặc ' : '; ');
    default:
      return undefined;
  }
}

function byEvent(deadline: Deadline): string | undefined {
  switch (deadline.kind) {
    case 'AFTER_CAL':
    case 'AFTER_WORK':
    case 'AFTER_HOURS':
    case 'BEFORE_EVENT':
      return counted(deadline);
    case 'AFTER_NOW':
      return deadline.event === null ? 'Thực hiện ngay' : `Ngay sau khi ${deadline.event}`;
    case 'CHAIN':
      return chain(deadline);
    default:
      return undefined;
  }
}

function open(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'CONT':
      return deadline.to === undefined ? 'Thường xuyên' : `Thường xuyên trong năm ${year(deadline.to)}`;
    case 'ADHOC':
      return deadline.event === undefined ? 'Đột xuất' : `Đột xuất khi ${deadline.event}`;
    case 'REF':
      return `Theo ${deadline.ref}`;
    case 'REF_ROW':
      return deadline.row === 'above' ? 'Như trên' : `Như mục ${deadline.row}`;
    default:
      return '';
  }
}

/** Canonical Vietnamese of a deadline; «» for EMPTY. Labels («Cấp xã: …») stand before. */
export function renderDeadline(deadline: Deadline): string {
  const label = deadline.kind === 'CHAIN' ? undefined : (deadline.actor ?? deadline.what);
  const text = window(deadline) ?? repeated(deadline) ?? byEvent(deadline) ?? open(deadline);
  return label === undefined ? text : `${label}: ${text}`;
}
