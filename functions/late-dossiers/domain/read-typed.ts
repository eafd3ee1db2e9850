/** A late dossier as it is typed: by the fields of a form, or in a line pasted from Excel. */
import { dateOf, daysInMonth, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';

export const FIELDS = ['receipt', 'procedure', 'applicant', 'received', 'promised', 'renewed', 'cause'] as const;
export type FieldName = (typeof FIELDS)[number];
export type Typed = Readonly<Record<FieldName, string>>;

export const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  receipt: 'Mã số hồ sơ',
  procedure: 'Thủ tục hành chính',
  applicant: 'Người nộp hồ sơ',
  received: 'Ngày tiếp nhận',
  promised: 'Ngày hẹn trả',
  renewed: 'Ngày hẹn lại',
  cause: 'Lý do chậm',
};

export interface Entered {
  readonly receiptNumber: string;
  readonly procedure: string;
  readonly applicant: string;
  readonly receivedOn: PlainDate;
  readonly promisedOn: PlainDate;
  readonly newDate: PlainDate;
  readonly cause: string;
}

const LONGEST: Readonly<Record<'receipt' | 'procedure' | 'applicant' | 'cause', number>> = {
  receipt: 60,
  procedure: 300,
  applicant: 120,
  cause: 1000,
};

const DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u;

/** «5/3/2024». Undefined when it is no day. */
function dateIn(text: string): PlainDate | undefined {
  const [, day = '', month = '', year = ''] = DATE.exec(text) ?? [];
  if (year === '' || Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return undefined;
  return dateOf(Number(year), Number(month), Number(day));
}

/** What is wrong stands beside its field: missing, too long, no date, dates out of order. */
export function readTyped(typed: Typed, today: PlainDate): Result<Entered, readonly FieldError[]> {
  const texts = (['receipt', 'procedure', 'applicant', 'cause'] as const).flatMap((name) =>
    textFault(name, typed[name]),
  );
  const [received, promised, renewed] = [dateIn(typed.received), dateIn(typed.promised), dateIn(typed.renewed)];
  const missing = (['received', 'promised', 'renewed'] as const).flatMap((name) =>
    dateIn(typed[name]) === undefined
      ? [{ field: name, message: `${FIELD_WORDS[name]}: nhập ngày có thật, ví dụ 5/3/2026.` }]
      : [],
  );
  if (received === undefined || promised === undefined || renewed === undefined) return err([...texts, ...missing]);
  const faults = [...texts, ...orderFaults(received, promised, renewed, today)];
  if (faults.length > 0) return err(faults);
  const { receipt: receiptNumber, procedure, applicant, cause } = typed;
  return ok({
    receiptNumber,
    procedure,
    applicant,
    cause,
    receivedOn: received,
    promisedOn: promised,
    newDate: renewed,
  });
}

function textFault(name: keyof typeof LONGEST, text: string): readonly FieldError[] {
  if (text === '') return [{ field: name, message: `${FIELD_WORDS[name]}: chưa nhập.` }];
  return text.length > LONGEST[name]
    ? [{ field: name, message: `${FIELD_WORDS[name]}: rút gọn còn tối đa ${String(LONGEST[name])} ký tự.` }]
    : [];
}

function orderFaults(
  received: PlainDate,
  promised: PlainDate,
  renewed: PlainDate,
  today: PlainDate,
): readonly FieldError[] {
  return [
    ...(received > today
      ? [{ field: 'received', message: `Ngày tiếp nhận ở sau hôm nay (${formatDate(today)}). Kiểm tra lại.` }]
      : []),
    ...(promised < received
      ? [{ field: 'promised', message: 'Ngày hẹn trả ở trước ngày tiếp nhận. Kiểm tra lại.' }]
      : []),
    ...(renewed <= promised
      ? [{ field: 'renewed', message: `Ngày hẹn lại phải sau ngày hẹn trả (${formatDate(promised)}).` }]
      : []),
    ...(renewed < today
      ? [{ field: 'renewed', message: `Ngày hẹn lại đã qua. Nhập từ hôm nay (${formatDate(today)}) trở đi.` }]
      : []),
  ];
}

export interface LineFault {
  /** From 1, as the text area counts. */
  readonly line: number;
  readonly message: string;
}

/** Lines pasted from Excel, a column for each of {@link FIELDS}. A first line of headers is left out. */
export function readPasted(
  text: string,
  today: PlainDate,
): { readonly entered: readonly Entered[]; readonly faults: readonly LineFault[] } {
  const entered: Entered[] = [];
  const faults: LineFault[] = [];
  for (const [place, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '' || (place === 0 && !/\d/u.test(line))) continue;
    const read = readTyped(cellsOf(line), today);
    if (read.ok) entered.push(read.value);
    else faults.push({ line: place + 1, message: read.error.map(({ message }) => message).join(' ') });
  }
  return { entered, faults };
}

function cellsOf(line: string): Typed {
  const cells = line.split('\t').map((cell) => cell.trim());
  const cell = (name: FieldName): string => cells[FIELDS.indexOf(name)] ?? '';
  return {
    ...{ receipt: cell('receipt'), procedure: cell('procedure'), applicant: cell('applicant'), cause: cell('cause') },
    ...{ received: cell('received'), promised: cell('promised'), renewed: cell('renewed') },
  };
}
