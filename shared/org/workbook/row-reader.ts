/** Reads the cells of one row; what cannot be read is told and comes back as undefined. */
import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { idPattern } from '../unit.ts';
import type { Entry, ImportProblem } from './table.ts';
import type { Choices } from './template.ts';

const emailSchema = z.email();
const DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u;

/** `dd/mm/yyyy`; undefined for what names no day. */
export function dateIn(text: string): PlainDate | undefined {
  const [, day = '', month = '', year = ''] = DATE.exec(text) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(written) ? written : undefined;
}

export class RowReader<Column extends string> {
  readonly #sheet: string;
  readonly #entry: Entry<Column>;
  readonly #problems: ImportProblem[];

  constructor(sheet: string, entry: Entry<Column>, problems: ImportProblem[]) {
    this.#sheet = sheet;
    this.#entry = entry;
    this.#problems = problems;
  }

  tell(column: Column, message: string, remedy: string): void {
    this.#problems.push({ sheet: this.#sheet, row: this.#entry.number, column, message, remedy });
  }

  text(column: Column): string {
    return this.#entry.cells.get(column) ?? '';
  }

  required(column: Column): string | undefined {
    const text = this.text(column);
    if (text !== '') return text;
    this.tell(column, `Ô «${column}» còn trống.`, 'Điền vào ô này.');
    return undefined;
  }

  id(column: Column): string | undefined {
    const text = this.required(column);
    return text === undefined || this.#isId(column, text) ? text : undefined;
  }

  optionalId(column: Column): string | null {
    const text = this.text(column);
    return text !== '' && this.#isId(column, text) ? text : null;
  }

  ids(column: Column): readonly string[] {
    return this.list(column).filter((text) => this.#isId(column, text));
  }

  #isId(column: Column, text: string): boolean {
    if (idPattern.test(text) && text.length <= 80) return true;
    this.tell(
      column,
      `«${text}» không phải là mã.`,
      'Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ «so-noi-vu».',
    );
    return false;
  }

  list(column: Column): readonly string[] {
    return this.text(column)
      .split(/[;\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  date(column: Column): PlainDate | undefined {
    const text = this.required(column);
    return text === undefined ? undefined : this.#dateOf(column, text);
  }

  optionalDate(column: Column): PlainDate | null {
    const text = this.text(column);
    return text === '' ? null : (this.#dateOf(column, text) ?? null);
  }

  #dateOf(column: Column, text: string): PlainDate | undefined {
    const date = dateIn(text);
    if (date === undefined) this.tell(column, `«${text}» không phải là ngày.`, 'Ghi ngày/tháng/năm, ví dụ 01/07/2025.');
    return date;
  }

  choice<T>(column: Column, choices: Choices<T>): T | undefined {
    const text = this.required(column);
    return text === undefined ? undefined : this.#chosen(column, text, choices);
  }

  choicesOf<T>(column: Column, choices: Choices<T>): readonly T[] {
    return this.list(column)
      .map((text) => this.#chosen(column, text, choices))
      .filter((chosen) => chosen !== undefined);
  }

  #chosen<T>(column: Column, text: string, choices: Choices<T>): T | undefined {
    const [, chosen] = [...choices].find(([label]) => label.toLowerCase() === text.toLowerCase()) ?? [];
    if (chosen === undefined)
      this.tell(
        column,
        `«${text}» không thuộc các giá trị của mẫu.`,
        `Chọn một trong: ${[...choices.keys()].join('; ')}.`,
      );
    return chosen;
  }

  email(column: Column): string | null {
    const text = this.text(column);
    if (text === '') return null;
    if (emailSchema.safeParse(text).success) return text;
    this.tell(column, `«${text}» không phải là địa chỉ thư điện tử.`, 'Ghi dạng ten@coquan.vn, hoặc để trống.');
    return null;
  }
}
