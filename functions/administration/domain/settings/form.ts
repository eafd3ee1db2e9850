/** A document's value as the fields of a form, and back. Names of fields are paths: `v.publications.0.name`. */
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import type { Field, NamedField } from './field.ts';

/** How many entries a list has on the form. */
export const countName = (name: string): string => `${name}.so-muc`;
/** Ticked when a group that may be left out is there. */
export const presentName = (name: string): string => `${name}.co`;

/** What all names begin with. */
export const ROOT = 'v';

export const joined = (path: string, name: string | number): string => `${path}.${name}`;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What a form holds when it is opened. */
export function filledForm(field: Field, value: unknown, path: string): URLSearchParams {
  const form = new URLSearchParams();
  fill(form, field, value, path);
  return form;
}

function fill(form: URLSearchParams, field: Field, value: unknown, path: string): void {
  switch (field.kind) {
    case 'group':
      if (field.optional && isRecord(value)) form.set(presentName(path), 'co');
      fillAll(form, field.fields, value, path);
      return;
    case 'variant':
      fillVariant(form, field, value, path);
      return;
    case 'list':
      form.set(countName(path), String(listIn(value).length));
      for (const [place, entry] of listIn(value).entries()) fill(form, field.item, entry, joined(path, place));
      return;
    default:
      fillControl(form, field, value, path);
  }
}

function fillControl(form: URLSearchParams, { kind }: Field, value: unknown, path: string): void {
  if (kind === 'choices') for (const each of listIn(value)) form.append(path, String(each));
  else form.set(path, kind === 'lines' ? listIn(value).map(String).join('\n') : typed(value));
}

type VariantField = Extract<Field, { readonly kind: 'variant' }>;

function fillVariant(form: URLSearchParams, { key, variants }: VariantField, value: unknown, path: string): void {
  const kind = isRecord(value) ? typed(value[key]) : (variants[0]?.value ?? '');
  form.set(joined(path, key), kind);
  fillAll(form, variants.find((variant) => variant.value === kind)?.fields ?? [], value, path);
}

const fillAll = (form: URLSearchParams, fields: readonly NamedField[], value: unknown, path: string): void => {
  for (const { name, field } of fields)
    fill(form, field, isRecord(value) ? value[name] : undefined, joined(path, name));
};

function typed(value: unknown): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? 'co' : 'khong';
  return typeof value === 'string' ? value : '';
}

/** More entries than any document has; a number typed into the hidden field makes no endless page. */
const MOST_ENTRIES = 200;

export function entryCount(form: Form, path: string): number {
  const count = Number(textOf(form, countName(path)));
  return Number.isInteger(count) && count >= 0 ? Math.min(count, MOST_ENTRIES) : 0;
}

/**
 * What was typed, as the document's schema wants it. What is no number, no date or no choice stays the text it is, so that
 * the schema finds the fault and the form shows it where it was typed.
 */
export function readForm(field: Field, form: Form, path: string): unknown {
  switch (field.kind) {
    case 'group':
      return field.optional && textOf(form, presentName(path)) === '' ? null : readAll(field.fields, form, path);
    case 'variant': {
      const kind = textOf(form, joined(path, field.key));
      const variant = field.variants.find(({ value }) => value === kind);
      return { [field.key]: kind, ...readAll(variant?.fields ?? [], form, path) };
    }
    case 'list':
      return Array.from({ length: entryCount(form, path) }, (_, place) =>
        readForm(field.item, form, joined(path, place)),
      );
    case 'choices':
      return form.getAll(path);
    default:
      return readControl(field, textOf(form, path));
  }
}

const YES_NO: Readonly<Record<string, boolean>> = { co: true, khong: false };

function readControl(field: Field, text: string): unknown {
  if (field.kind === 'lines') return linesOf(text);
  if (field.kind === 'number') return readNumber(text, field.optional);
  if (field.kind === 'yes-no') return YES_NO[text] ?? null;
  return text === '' && 'optional' in field && field.optional ? null : text;
}

const readAll = (fields: readonly NamedField[], form: Form, path: string): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ name, field }) => [name, readForm(field, form, joined(path, name))]));

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const NUMBER = /^[-−]?\d{1,12}(?:[.,]\d{1,6})?$/u;

function readNumber(text: string, optional: boolean): unknown {
  if (text === '') return optional ? null : '';
  return NUMBER.test(text) ? Number(text.replace('−', '-').replace(',', '.')) : text;
}

/** A button that changes how many entries a list shows, without saving: `them:v.publications`, `bo:v.publications.2`. */
export function changedEntries(form: Form, act: string): URLSearchParams {
  const [verb, path = ''] = act.split(':');
  const entries = entriesOf(form);
  if (verb === 'them' && path.startsWith(ROOT)) return withCount(entries, path, entryCount(form, path) + 1);
  const list = path.slice(0, path.lastIndexOf('.'));
  const place = Number(path.slice(path.lastIndexOf('.') + 1));
  if (verb !== 'bo' || !list.startsWith(ROOT) || !Number.isInteger(place)) return new URLSearchParams([...entries]);
  const moved = entries.flatMap(([name, value]): [string, string][] => {
    const match = name.startsWith(`${list}.`) ? /^(\d+)(\..*)?$/u.exec(name.slice(list.length + 1)) : null;
    const at = Number(match?.[1] ?? -1);
    if (match === null || at < place) return [[name, value]];
    return at === place ? [] : [[`${list}.${at - 1}${match[2] ?? ''}`, value]];
  });
  return withCount(moved, list, Math.max(0, entryCount(form, list) - 1));
}

/** Only a form that was sent has entries to go through; what a page opens with is one as well. */
const entriesOf = (form: Form): readonly [string, string][] => (form instanceof URLSearchParams ? [...form] : []);

function withCount(entries: readonly (readonly [string, string])[], path: string, count: number): URLSearchParams {
  const form = new URLSearchParams(entries.map(([name, value]) => [name, value] satisfies [string, string]));
  form.set(countName(path), String(Math.min(count, MOST_ENTRIES)));
  return form;
}
