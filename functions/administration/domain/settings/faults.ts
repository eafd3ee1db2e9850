/** What a document's schema finds wrong, in Vietnamese, beside the control where it was typed. */
import type { z } from 'zod';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import type { Field } from './field.ts';
import { joined } from './form.ts';

/** The field a fault is about: the nearest control above it that the form has. */
export function faultsOf(error: z.ZodError, field: Field, root: string): readonly FieldError[] {
  const seen = new Set<string>();
  return error.issues.flatMap((issue) => {
    const { name, label } = controlAt(field, issue.path.map(String), root);
    const message = `${label}: ${messageOf(issue)}`;
    if (seen.has(message + name)) return [];
    seen.add(message + name);
    return [{ field: name, message }];
  });
}

function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int'
        ? 'nhập bằng số, ví dụ 5.'
        : 'chưa nhập hoặc chưa chọn.';
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return issue.format === 'url'
        ? 'nhập địa chỉ đầy đủ, bắt đầu bằng https://.'
        : 'không đúng dạng. Sửa theo ví dụ đang có.';
    case 'invalid_value':
    case 'invalid_union':
      return 'chọn một trong các giá trị có sẵn.';
    default:
      return issue.message;
  }
}

const figure = (value: number): string => String(value).replace('.', ',');

function tooSmall(origin: string, least: number): string {
  if (origin === 'string') return 'chưa nhập.';
  return origin === 'array' ? `cần ít nhất ${figure(least)} mục.` : `nhập từ ${figure(least)} trở lên.`;
}

function tooBig(origin: string, most: number): string {
  if (origin === 'string') return `rút gọn còn tối đa ${figure(most)} ký tự.`;
  return origin === 'array' ? `tối đa ${figure(most)} mục.` : `nhập tối đa ${figure(most)}.`;
}

function controlAt(field: Field, path: readonly string[], name: string, labels = ''): { name: string; label: string } {
  const [first, ...rest] = path;
  const here = { name: nameOf(field, name), label: labels === '' ? field.label : labels };
  if (first === undefined) return here;
  const next = childOf(field, first);
  if (next === undefined) return here;
  const label = field.kind === 'list' ? `${field.label}, mục ${Number(first) + 1}` : next.label;
  return controlAt(next, rest, joined(name, first), label);
}

function childOf(field: Field, name: string): Field | undefined {
  if (field.kind === 'group') return field.fields.find((each) => each.name === name)?.field;
  if (field.kind === 'list') return field.item;
  if (field.kind !== 'variant') return undefined;
  return field.variants.flatMap(({ fields }) => fields).find((each) => each.name === name)?.field;
}

/** Where the error summary's link leads: a group's first control, else the control itself. */
function nameOf(field: Field, name: string): string {
  if (field.kind === 'variant') return joined(name, field.key);
  const [first] = field.kind === 'group' ? field.fields : [];
  return first === undefined ? name : nameOf(first.field, joined(name, first.name));
}
