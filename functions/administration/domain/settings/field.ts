/** From a document's schema to the fields of its form, with the words its definition gives them. */
import { z } from 'zod';
import type { FieldWords, ReferenceDocument, SettingWords } from '#shared/reference/index.ts';

interface Worded {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly unit?: string | undefined;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Variant extends Option {
  readonly fields: readonly NamedField[];
}

/** `optional`: an empty control stands for null. */
export type Field = Worded &
  (
    | { readonly kind: 'text'; readonly optional: boolean; readonly long: boolean; readonly date: boolean }
    | { readonly kind: 'number'; readonly optional: boolean }
    | { readonly kind: 'yes-no' }
    | { readonly kind: 'choice'; readonly optional: boolean; readonly options: readonly Option[] }
    /** Any number of some values. */
    | { readonly kind: 'choices'; readonly options: readonly Option[] }
    /** Texts, one a line. */
    | { readonly kind: 'lines' }
    | { readonly kind: 'group'; readonly optional: boolean; readonly fields: readonly NamedField[] }
    | { readonly kind: 'list'; readonly item: Field }
    /** One of several kinds of things, told by the value of `key`. */
    | { readonly kind: 'variant'; readonly key: string; readonly variants: readonly Variant[] }
  );

export interface NamedField {
  readonly name: string;
  readonly field: Field;
}

/** As much of JSON Schema as documents of reference data come to. */
interface Node {
  /** Several for what may be null. */
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly (string | number | null)[] | undefined;
  readonly const?: string | number | undefined;
  readonly maxLength?: number | undefined;
  readonly properties?: Readonly<Record<string, Node>> | undefined;
  readonly items?: Node | undefined;
  readonly anyOf?: readonly Node[] | undefined;
  readonly oneOf?: readonly Node[] | undefined;
}

const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.union([z.string(), z.number(), z.null()])).optional(),
    const: z.union([z.string(), z.number()]).optional(),
    maxLength: z.number().optional(),
    properties: z.record(z.string(), nodeSchema).optional(),
    items: nodeSchema.optional(),
    anyOf: z.array(nodeSchema).optional(),
    oneOf: z.array(nodeSchema).optional(),
  }),
);

/** The fields of a document that an administrator may edit. Throws when its definition names no words for it. */
export function fieldOf({ name, schema, words }: ReferenceDocument<unknown>): Field {
  if (words === undefined) throw new Error(`${name} has no words for its settings page`);
  // Dates are checked by a function, which JSON Schema cannot say: they come out as anything, and are read as text.
  const node = nodeSchema.parse(z.toJSONSchema(schema, { unrepresentable: 'any' }));
  return build(node, '', { words, optional: false });
}

interface Building {
  readonly words: SettingWords;
  readonly optional: boolean;
}

function build(node: Node, path: string, building: Building): Field {
  if (node.type !== undefined && typeof node.type !== 'string') {
    const types = node.type.filter((type) => type !== 'null');
    return build({ ...node, type: types[0] }, path, { ...building, optional: types.length < node.type.length });
  }
  const choices = node.anyOf ?? node.oneOf;
  if (choices !== undefined) return eitherOf(choices, path, building);
  const worded = wordsAt(path, building.words);
  const { optional, words } = building;
  if (node.properties !== undefined)
    return { ...worded, kind: 'group', optional, fields: fieldsOf(node.properties, path, words) };
  if (node.items !== undefined) return listOf(node.items, path, building);
  if (node.enum !== undefined) return { ...worded, kind: 'choice', optional, options: optionsOf(node.enum, words) };
  if (node.type === 'boolean') return { ...worded, kind: 'yes-no' };
  if (node.type === 'integer' || node.type === 'number') return { ...worded, kind: 'number', optional };
  return { ...worded, kind: 'text', optional, long: (node.maxLength ?? 0) > LONG, date: node.type === undefined };
}

/** Texts longer than this get a box of several lines. */
const LONG = 250;

/** Null beside something makes it optional; several objects are variants. */
function eitherOf(nodes: readonly Node[], path: string, { words }: Building): Field {
  const present = nodes.filter(({ type }) => type !== 'null');
  const [only] = present;
  if (only === undefined) throw new Error(`Nothing can be set at ${path}`);
  if (present.length === 1) return build(only, path, { words, optional: present.length < nodes.length });
  const key = Object.entries(only.properties ?? {}).find(([, { const: value }]) => value !== undefined)?.[0];
  if (key === undefined) throw new Error(`The variants at ${path} have no key that tells them apart`);
  const variants = present.map((node): Variant => {
    const { [key]: tag, ...rest } = node.properties ?? {};
    const value = String(tag?.const ?? '');
    return { value, label: words.options?.[value] ?? value, fields: fieldsOf(rest, path, words) };
  });
  return { ...wordsAt(path, words), kind: 'variant', key, variants };
}

function listOf(item: Node, path: string, { words }: Building): Field {
  const worded = wordsAt(path, words);
  if (item.enum !== undefined) return { ...worded, kind: 'choices', options: optionsOf(item.enum, words) };
  const isText =
    item.properties === undefined && item.items === undefined && item.anyOf === undefined && item.oneOf === undefined;
  return isText
    ? { ...worded, kind: 'lines' }
    : { ...worded, kind: 'list', item: build(item, path, { words, optional: false }) };
}

const fieldsOf = (
  properties: NonNullable<Node['properties']>,
  path: string,
  words: SettingWords,
): readonly NamedField[] =>
  Object.entries(properties).map(([name, node]) => ({
    name,
    field: build(node, path === '' ? name : `${path}.${name}`, { words, optional: false }),
  }));

const optionsOf = (values: readonly (string | number | null)[], { options }: SettingWords): readonly Option[] =>
  values.map((value) => ({ value: String(value), label: options?.[String(value)] ?? String(value) }));

function wordsAt(path: string, { labels, title }: SettingWords): Worded {
  const last = path.slice(path.lastIndexOf('.') + 1);
  const found: string | FieldWords = labels[path] ?? labels[`*.${last}`] ?? (path === '' ? title : path);
  return typeof found === 'string' ? { label: found } : found;
}
