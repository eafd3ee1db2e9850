/**
 * Personal data inside the text of a petition: what a published text may not hold (Nghị định 13/2023/NĐ-CP). Found by its
 * form alone, so the officer who publishes looks at it once more.
 */
import { fold } from './similar.ts';

export type PersonalDataKind = 'email' | 'phone' | 'identity-number' | 'number' | 'name';

export interface PersonalData {
  readonly kind: PersonalDataKind;
  readonly text: string;
  readonly start: number;
}

/** Begins where a word does: of a long text without blanks each letter would begin a search of its own. */
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Nine digits and more, with single blanks, dots or hyphens between them. */
const DIGITS = /(?<![\p{L}\p{N}.,/])\+?\d(?:[ .-]?\d){8,18}(?![\p{L}\p{N}/])/gu;
/** «1.500.000.000»: an amount, unless it begins with 0 as telephone numbers do. */
const AMOUNT = /^[1-9]\d{0,2}(?:\.\d{3})+$/u;
/** «1.001234.000»: a procedure's code in the national database. */
const PROCEDURE = /^\d\.\d{6}(?:\.\d+)*$/u;
/** «Tôi tên là Nguyễn Văn A», «Họ và tên: Nguyễn Văn A». */
const NAME = /(?<=(?:[Tt]ôi là|[Tt]ên là|[Tt]ên tôi là|[Hh]ọ (?:và )?tên:?) )\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){1,4}/gu;

function kindOfDigits(text: string): PersonalDataKind | undefined {
  if (AMOUNT.test(text) || PROCEDURE.test(text)) return undefined;
  const digits = text.replaceAll(/\D/gu, '');
  if (/^(?:0\d{9,10}|84\d{9})$/u.test(digits)) return 'phone';
  // Nine digits: the old identity card; twelve: the citizen's number (Luật Căn cước 2023, Điều 12).
  return digits.length === 9 || digits.length === 12 ? 'identity-number' : 'number';
}

const found = (text: string, pattern: RegExp, kindOf: (hit: string) => PersonalDataKind | undefined): PersonalData[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const kind = kindOf(match[0]);
    return kind === undefined ? [] : [{ kind, text: match[0], start: match.index }];
  });

/** In the order of the text, none within another. */
export function personalDataIn(text: string): readonly PersonalData[] {
  const all = [
    ...found(text, EMAIL, () => 'email'),
    ...found(text, DIGITS, kindOfDigits),
    ...found(text, NAME, () => 'name'),
  ].sort((a, b) => a.start - b.start);
  return all.filter((one, index) =>
    all.slice(0, index).every(({ start, text: { length } }) => start + length <= one.start),
  );
}

const MASKS: Readonly<Record<PersonalDataKind, string>> = {
  email: '[đã ẩn thư điện tử]',
  phone: '[đã ẩn số điện thoại]',
  'identity-number': '[đã ẩn số định danh]',
  number: '[đã ẩn dãy số]',
  name: '[đã ẩn họ tên]',
};

/** The text with everything of that kind masked: a suggestion to who publishes it. */
export function masked(text: string): string {
  let shown = '';
  let at = 0;
  for (const { kind, text: hit, start } of personalDataIn(text)) {
    shown += text.slice(at, start) + MASKS[kind];
    at = start + hit.length;
  }
  return shown + text.slice(at);
}

const MIN_NAME_WORDS = 2;

/** Whether a text names this very sender: full name, telephone or e-mail, however they are written. */
export function namesSender(
  text: string,
  { name, phone, email }: { readonly name: string; readonly phone: string; readonly email: string },
): boolean {
  const folded = ` ${fold(text).join(' ')} `;
  const words = fold(name);
  const digits = phone.replaceAll(/\D/gu, '').replace(/^(?:84|0)/u, '');
  return (
    (words.length >= MIN_NAME_WORDS && folded.includes(` ${words.join(' ')} `)) ||
    (digits.length >= 8 && text.replaceAll(/\D/gu, '').includes(digits)) ||
    (email !== '' && text.toLowerCase().includes(email.toLowerCase()))
  );
}
