/**
 * A report form as data: columns as the ministry prints them, what each cell is, and what must agree. A new form, or a
 * new version of one, is a new file in `forms/`; no code knows a form by name.
 */
import { z } from 'zod';
import { classKindSchema, dateSchema, tierSchema, validOn } from '#shared/org/unit.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';

/** A figure the system's own cases give. */
export const systemFigureSchema = z.enum([
  'pakn-handled-on-time',
  'pakn-handled-late',
  'pakn-overdue',
  'tthc-published-on-time',
  'tthc-published-late',
]);
export type SystemFigure = z.infer<typeof systemFigureSchema>;

const columnIdSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);

const cellSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('typed'),
    /** Over several periods: what happened in each adds up; of what there is the last counts. */
    over: z.enum(['sum', 'last']),
    /** Filled in beforehand from the system's own cases. */
    system: systemFigureSchema.nullable(),
  }),
  /** What the previous accepted report left: the value of `from` at its end. */
  z.object({ kind: z.literal('carried'), from: columnIdSchema }),
  z.object({ kind: z.literal('total'), of: z.array(columnIdSchema).min(1) }),
]);

const columnSchema = z.object({
  id: columnIdSchema,
  /** The printed header from the top down; neighbours that agree are printed as one merged cell. */
  header: z.array(z.string().min(1)).min(1).max(3),
  cell: cellSchema,
});
export type Column = z.infer<typeof columnSchema>;

const checkSchema = z.object({
  /** The sum of `left` is equal to, or at most, the sum of `right`. */
  left: z.array(columnIdSchema).min(1),
  is: z.enum(['equal', 'at-most']),
  right: z.array(columnIdSchema).min(1),
  /** The cell a fault is told beside: one that is typed. */
  beside: columnIdSchema,
  message: z.string().min(1),
});
export type Check = z.infer<typeof checkSchema>;

export const formSchema = z
  .object({
    /** As printed, e.g. `II.06a`; the same in all versions. */
    code: z.string().regex(/^[A-Za-z0-9.]+$/u),
    title: z.string().min(1),
    validFrom: dateSchema,
    validTo: dateSchema.nullable(),
    /** The classes of units that fill it with figures of their own; who receives their reports sums them up. */
    filledBy: z.array(z.object({ kind: classKindSchema, tier: tierSchema })).min(1),
    columns: z.array(columnSchema).min(1),
    checks: z.array(checkSchema),
    /** What is more than this in one cell is a slip of the key. */
    largest: z.int().positive(),
    source: z.string().min(1),
    /** False for a layout nobody has compared with the printed one. */
    verified: z.boolean(),
  })
  .superRefine((form, context) => {
    for (const message of faultsOf(form)) context.addIssue({ code: 'custom', message: `${form.code}: ${message}` });
  });
export type Form = z.infer<typeof formSchema>;

export const formsSchema = z.array(formSchema).min(1);

type Layout = Pick<Form, 'columns' | 'checks'>;

function faultsOf({ columns, checks }: Layout): string[] {
  const cells = new Map(columns.map(({ id, cell }) => [id, cell]));
  const unknown = (ids: readonly string[], where: string): string[] =>
    ids.filter((id) => !cells.has(id)).map((id) => `${where} dẫn cột ${id} không có trong biểu`);
  const twice = columns.filter(({ id }, i) => columns.findIndex((column) => column.id === id) !== i);
  return [
    ...twice.map(({ id }) => `hai cột cùng mã ${id}`),
    ...columns.flatMap(({ id, cell }) => {
      if (cell.kind === 'carried') return unknown([cell.from], `cột chuyển kỳ ${id}`);
      if (cell.kind !== 'total') return [];
      const nested = cell.of.filter((part) => cells.get(part)?.kind === 'total');
      return [
        ...unknown(cell.of, `cột tổng ${id}`),
        ...nested.map((part) => `cột tổng ${id} cộng ${part} cũng là cột tổng`),
      ];
    }),
    ...checks.flatMap(({ left, right, beside }) => [
      ...unknown([...left, ...right, beside], 'điều kiện kiểm tra'),
      ...(cells.get(beside)?.kind === 'typed' ? [] : [`điều kiện kiểm tra báo lỗi cạnh cột ${beside} không nhập tay`]),
    ]),
  ];
}

interface Filler {
  readonly classes: readonly { readonly kind: string; readonly tier: string }[];
}

const fills = ({ filledBy }: Form, { classes }: Filler): boolean =>
  filledBy.some(({ kind, tier }) => classes.some((own) => own.kind === kind && own.tier === tier));

/** The forms a unit fills for a period that is due in the month of `date`. */
export const formsFor = (forms: readonly Form[], unit: Filler, date: PlainDate): readonly Form[] =>
  forms.filter((form) => validOn(form, date) && fills(form, unit));
