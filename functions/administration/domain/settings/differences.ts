/** What differs between two versions of a document, field by field, in the words of its form. */
import type { Field, NamedField } from './field.ts';

export interface Difference {
  readonly what: string;
  /** Null for what was not there, or is no more. */
  readonly before: string | null;
  readonly after: string | null;
}

export function differencesOf(field: Field, before: unknown, after: unknown): readonly Difference[] {
  const [old, next] = [new Map(linesOf(field, before)), new Map(linesOf(field, after))];
  const names = [...new Set([...old.keys(), ...next.keys()])];
  return names.flatMap((what) => {
    const difference = { what, before: old.get(what) ?? null, after: next.get(what) ?? null };
    return difference.before === difference.after ? [] : [difference];
  });
}

/** The document as lines to read: «Xử lý › Về hành vi» and its value. */
export function linesOf(field: Field, value: unknown, above = ''): readonly Line[] {
  switch (field.kind) {
    case 'group':
      return value === null ? [] : linesOfAll(field.fields, value, above);
    case 'list':
      return (Array.isArray(value) ? value : []).flatMap((entry: unknown, place) =>
        linesOf(field.item, entry, `${above === '' ? 'Mục' : `${above}, mục`} ${place + 1}`),
      );
    case 'variant':
      return linesOfVariant(field, value, above);
    default:
      return [[above || field.label, textOf(field, value)]];
  }
}

function linesOfVariant(field: Extract<Field, { kind: 'variant' }>, value: unknown, above: string): readonly Line[] {
  const variant = field.variants.find((each) => each.value === partOf(value, field.key));
  return [[above || field.label, variant?.label ?? ''], ...linesOfAll(variant?.fields ?? [], value, above)];
}

type Line = readonly [what: string, text: string];

const linesOfAll = (fields: readonly NamedField[], value: unknown, above: string): readonly Line[] =>
  fields.flatMap(({ name, field }) => linesOf(field, partOf(value, name), nameOf(field, above)));

const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

const nameOf = ({ label }: Field, above: string): string => (above === '' ? label : `${above} › ${label}`);

function textOf(field: Field, value: unknown): string {
  if (Array.isArray(value)) return value.map((each) => optionLabel(field, String(each))).join('; ');
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  const text = typeof value === 'number' ? String(value).replace('.', ',') : typeof value === 'string' ? value : '';
  const { unit } = field;
  return unit === undefined ? optionLabel(field, text) : `${text} ${unit}`;
}

const optionLabel = (field: Field, value: string): string =>
  field.kind === 'choice' || field.kind === 'choices'
    ? (field.options.find((option) => option.value === value)?.label ?? value)
    : value;
