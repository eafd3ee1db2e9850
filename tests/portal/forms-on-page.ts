/** The forms of a page as a browser would send them. */

export interface Field {
  readonly name: string;
  readonly kind: 'hidden' | 'text' | 'choice';
  readonly value: string;
}

export interface PageForm {
  /** Where it stands. */
  readonly page: string;
  readonly action: string;
  readonly fields: readonly Field[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
export const plainText = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => ENTITIES[name] ?? '');

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1];
  return found === undefined ? undefined : plainText(found);
};

/** Those that post to the portal itself; files go elsewhere, signing out is no form of a page. */
export function formsOf(page: string, html: string): readonly PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gsu)].flatMap(([, attributes = '', content = '']) => {
    const action = attribute(attributes, 'action') ?? page;
    const isOurs =
      attribute(attributes, 'method') === 'post' && action.startsWith('/') && !action.startsWith('/dang-xuat');
    return isOurs ? [{ page, action, fields: fieldsOf(content) }] : [];
  });
}

/** By an input's type; any other is text. */
const KINDS: Readonly<Record<string, Field['kind']>> = { hidden: 'hidden', radio: 'choice', checkbox: 'choice' };

function fieldsOf(content: string): readonly Field[] {
  const fields = new Map<string, Field>();
  const add = (name: string | undefined, kind: Field['kind'], value: string): void => {
    if (name !== undefined && !fields.has(name)) fields.set(name, { name, kind, value });
  };
  for (const [tag] of content.matchAll(/<input\b[^>]*>/gu))
    add(attribute(tag, 'name'), KINDS[attribute(tag, 'type') ?? ''] ?? 'text', attribute(tag, 'value') ?? '');
  for (const [, tag = '', text = ''] of content.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gsu))
    add(attribute(tag, 'name'), 'text', plainText(text));
  for (const [, tag = '', options = ''] of content.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gsu)) {
    const values = [...options.matchAll(/<option\b[^>]*>/gu)].map(([option]) => attribute(option, 'value') ?? '');
    add(attribute(tag, 'name'), 'choice', values.find((value) => value !== '') ?? '');
  }
  return [...fields.values()];
}
