/** Settings by fields from their schemas: every document of every process is labelled, shown whole and read back. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { differencesOf } from '#functions/administration/domain/settings/differences.ts';
import { faultsOf } from '#functions/administration/domain/settings/faults.ts';
import { fieldOf, type Field } from '#functions/administration/domain/settings/field.ts';
import { changedEntries, filledForm, readForm, ROOT } from '#functions/administration/domain/settings/form.ts';
import { laddersOfProcesses, settingsOfProcesses } from '#functions/portal/settings-of-processes.ts';
import { defineReference } from '#shared/reference/index.ts';

/** Labels of a field and all below it, with their paths. */
function labelsOf(field: Field, path: string): readonly (readonly [path: string, label: string])[] {
  const own = [[path, field.label]] as const;
  if (field.kind === 'group')
    return [...own, ...field.fields.flatMap((each) => labelsOf(each.field, `${path}.${each.name}`))];
  if (field.kind === 'list') return [...own, ...labelsOf(field.item, path)];
  if (field.kind !== 'variant') return own;
  return [
    ...own,
    ...field.variants.flatMap(({ fields }) => fields.flatMap((each) => labelsOf(each.field, `${path}.${each.name}`))),
  ];
}

const optionsIn = (field: Field): readonly string[] => {
  if (field.kind === 'choice' || field.kind === 'choices')
    return field.options.filter(({ value, label }) => value === label).map(({ value }) => value);
  if (field.kind === 'group') return field.fields.flatMap((each) => optionsIn(each.field));
  if (field.kind === 'list') return optionsIn(field.item);
  if (field.kind !== 'variant') return [];
  return field.variants.flatMap(({ value, label, fields }) => [
    ...(value === label ? [value] : []),
    ...fields.flatMap((each) => optionsIn(each.field)),
  ]);
};

describe.each(settingsOfProcesses.map((document) => [document.name, document] as const))('%s', (_, document) => {
  const field = fieldOf(document);

  it('every field and every choice is said in Vietnamese', () => {
    const bare = labelsOf(field, '').filter(([path, label]) => path.replace(/^\./u, '') === label);
    expect(bare).toEqual([]);
    expect(optionsIn(field)).toEqual([]);
    expect(document.words?.about).not.toBe('');
  });

  it('shown in its form and read back it is the same', () => {
    const read = readForm(field, filledForm(field, document.initial, ROOT), ROOT);
    expect(document.schema.parse(read)).toEqual(document.initial);
  });

  it('nothing typed at all is refused in words beside a field, or is what it may be left empty', () => {
    const read = document.schema.safeParse(readForm(field, new URLSearchParams(), ROOT));
    const faults = read.success ? [] : faultsOf(read.error, field, ROOT);
    expect(read.success || faults.length > 0).toBe(true);
    for (const { field: name, message } of faults) {
      expect(name).toMatch(/^v/u);
      expect(message).not.toMatch(/\b(?:Invalid|expected|received|Too)\b/u);
    }
  });
});

const sample = defineReference(
  'test.settings',
  z.object({
    days: z.int().min(1).max(60),
    until: z.string().nullable(),
    who: z.enum(['head', 'office']).nullable(),
    steps: z.array(z.object({ name: z.string().min(1), url: z.array(z.url()) })).min(1),
  }),
  {
    days: 5,
    until: null,
    who: null,
    steps: [
      { name: 'a', url: [] },
      { name: 'b', url: [] },
      { name: 'c', url: [] },
    ],
  },
  {
    title: 'Mẫu',
    about: 'Để thử',
    labels: {
      days: { label: 'Số ngày', unit: 'ngày' },
      until: 'Đến',
      who: 'Ai',
      steps: 'Bước',
      'steps.name': 'Tên',
      'steps.url': 'Trang',
    },
    options: { head: 'Thủ trưởng', office: 'Văn phòng' },
  },
);

describe('what is typed wrongly', () => {
  const field = fieldOf(sample);
  const faults = (changes: Readonly<Record<string, string>>) => {
    const form = filledForm(field, sample.initial, ROOT);
    for (const [name, text] of Object.entries(changes)) form.set(name, text);
    const read = sample.schema.safeParse(readForm(field, form, ROOT));
    return read.success ? [] : faultsOf(read.error, field, ROOT);
  };

  it.each([
    ['v.days', 'năm', 'Số ngày: nhập bằng số'],
    ['v.days', '', 'Số ngày: nhập bằng số'],
    ['v.days', '-1', 'Số ngày: nhập từ 1 trở lên'],
    ['v.days', '1000000', 'Số ngày: nhập tối đa 60'],
    ['v.days', '2,5', 'Số ngày: nhập bằng số'],
    ['v.who', 'ai đó', 'Ai: chọn một trong các giá trị có sẵn'],
    ['v.steps.1.name', '', 'Tên: chưa nhập'],
    ['v.steps.2.url', 'javascript alert', 'Trang'],
  ])('%s «%s» is told beside its field', (name, text, words) => {
    const [fault] = faults({ [name]: text });
    expect(fault?.field).toBe(name);
    expect(fault?.message).toContain(words);
  });

  it('an emptied field that may be left out is null; script in a text stays text', () => {
    const form = filledForm(field, { ...sample.initial, until: '<script>alert(1)</script>' }, ROOT);
    expect(readForm(field, form, ROOT)).toMatchObject({ until: '<script>alert(1)</script>', who: null });
  });

  it('a number of entries that nobody could have typed makes no endless form', () => {
    const form = filledForm(field, sample.initial, ROOT);
    form.set('v.steps.so-muc', '99999999');
    expect(readForm(field, form, ROOT)).toMatchObject({ steps: { length: 200 } });
  });
});

describe('lists', () => {
  const field = fieldOf(sample);
  const names = (form: URLSearchParams): unknown =>
    z
      .object({ steps: z.array(z.object({ name: z.string() })) })
      .parse(readForm(field, form, ROOT))
      .steps.map(({ name }) => name);

  it('an entry is added at the end and taken out of the middle, with everything else kept as typed', () => {
    const form = filledForm(field, sample.initial, ROOT);
    form.set('v.steps.0.name', 'đã sửa');
    expect(names(changedEntries(form, 'them:v.steps'))).toEqual(['đã sửa', 'b', 'c', '']);
    expect(names(changedEntries(form, 'bo:v.steps.1'))).toEqual(['đã sửa', 'c']);
    expect(names(changedEntries(form, 'bo:v.steps.2'))).toEqual(['đã sửa', 'b']);
  });

  it('a button that nobody offers changes nothing', () => {
    const form = filledForm(field, sample.initial, ROOT);
    for (const act of ['bo:v.steps.x', 'bo:', 'them:csrf', 'khac:v.steps.0'])
      expect(names(changedEntries(form, act))).toEqual(['a', 'b', 'c']);
  });
});

it('what differs between two versions is told by field, before and after', () => {
  const field = fieldOf(sample);
  const after = { ...sample.initial, days: 7, who: 'head', steps: sample.initial.steps.slice(0, 2) };
  expect(differencesOf(field, sample.initial, after)).toEqual([
    { what: 'Số ngày', before: '5 ngày', after: '7 ngày' },
    { what: 'Ai', before: '–', after: 'Thủ trưởng' },
    { what: 'Bước, mục 3 › Tên', before: 'c', after: null },
    { what: 'Bước, mục 3 › Trang', before: '', after: null },
  ]);
});

it('no two processes share a ladder’s name, and each is one that a form accepts', () => {
  const names = laddersOfProcesses.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,79}$/u);
});
