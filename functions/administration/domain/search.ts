/** Finding units and people by what people type: without diacritics, by code or by name. */
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { plainText } from '#shared/kernel/plain-text.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Organisation, Person, Unit } from '#shared/org/index.ts';
import { nameOn } from '#shared/org/unit.ts';

const wordsOf = ({ id, names, aliases }: Unit): string[] =>
  [id, ...names.map(({ name }) => name), ...aliases].map(plainText);

/** Units whose code, name of any day or alias holds what was typed. */
export function unitsMatching(units: readonly Unit[], typed: string): readonly Unit[] {
  const sought = plainText(typed);
  return sought === '' ? units : units.filter((unit) => wordsOf(unit).some((words) => words.includes(sought)));
}

export function peopleMatching(people: readonly Person[], typed: string): readonly Person[] {
  const sought = plainText(typed);
  return sought === ''
    ? people
    : people.filter(({ id, name, email }) =>
        [id, name, email ?? ''].some((words) => plainText(words).includes(sought)),
      );
}

const SUGGESTIONS = 4;

/** The one unit of `date` meant by a code or a whole name; nothing is guessed. The error says which come near. */
export function unitMeant(organisation: Organisation, typed: string, date: PlainDate): Result<Unit, string> {
  const units = organisation.unitsOn(date);
  const byCode = units.find(({ id }) => id === typed.trim());
  if (byCode !== undefined) return ok(byCode);
  const sought = plainText(typed);
  const named = units.filter((unit) => plainText(nameOn(unit, date)) === sought);
  const [only] = named;
  if (only !== undefined && named.length === 1) return ok(only);
  return err(notFound(typed, named.length > 1 ? named : unitsMatching(units, typed), date));
}

function notFound(typed: string, near: readonly Unit[], date: PlainDate): string {
  const offered = near.slice(0, SUGGESTIONS).map((unit) => `${nameOn(unit, date)} (${unit.id})`);
  const ask =
    offered.length === 0
      ? 'Kiểm tra lại trong danh sách đơn vị.'
      : `Có phải: ${offered.join('; ')}? Nhập mã trong ngoặc.`;
  return `Ngày ${formatDate(date)} không có đơn vị nào đúng mã hoặc tên «${shortened(typed)}». ${ask}`;
}

/** The one person meant by a code or a whole name. */
export function personMeant(people: readonly Person[], typed: string): Result<Person, string> {
  const byCode = people.find(({ id }) => id === typed.trim());
  if (byCode !== undefined) return ok(byCode);
  const named = people.filter(({ name }) => plainText(name) === plainText(typed));
  const [only] = named;
  if (only !== undefined && named.length === 1) return ok(only);
  const offered = (named.length > 1 ? named : peopleMatching(people, typed))
    .slice(0, SUGGESTIONS)
    .map(({ id, name }) => `${name} (${id})`);
  const ask = offered.length === 0 ? 'Kiểm tra lại trong danh sách cán bộ.' : `Có phải: ${offered.join('; ')}?`;
  return err(`Không có ai đúng mã hoặc họ tên «${shortened(typed)}». ${ask}`);
}

const LONGEST_QUOTED = 60;
const shortened = (text: string): string => (text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text);

/** A code made of a name: «Sở Tư pháp» → «so-tu-phap», with a number behind when it is taken. */
export function codeFrom(name: string, taken: ReadonlySet<string>): string {
  const code = plainText(name)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60)
    .replace(/-+$/u, '');
  const base = code === '' ? 'ma' : code;
  let number = 1;
  while (taken.has(number === 1 ? base : `${base}-${number}`)) number += 1;
  return number === 1 ? base : `${base}-${number}`;
}
