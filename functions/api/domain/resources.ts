/**
 * What other systems read, as zod schemas: every answer is made by them, and the description of the interface too, so the
 * two cannot part. Nothing here holds who did something or why in free words, nor what citizens wrote.
 */
import { z } from 'zod';

const id = (what: string) => z.string().min(1).describe(what);
const day = (what: string) => z.iso.date().describe(`${what} A civil date in Vietnam.`);
const unit = id('Code of a unit, as the organisation keeps it.');

export const dueSchema = z
  .object({
    strict: day('Warnings count back from this day.'),
    lenient: day('The last day on which the work is not late.'),
  })
  .describe('The due date in its two readings; they differ for «before day D».');

export const planSummarySchema = z.object({
  id: id('Of the plan.'),
  number: z.string().nullable().describe('Number of the issued document.'),
  date: day('Of the issued document.').nullable(),
  year: z.int(),
  title: z.string(),
  issuer: unit,
  amends: id('The plan it amends.').nullable(),
});

export const planRowSchema = z.object({
  key: id('Unique within the plan; stays when the plan is amended.'),
  number: z.string().describe('As printed, with its section: «II.4».'),
  title: z.string(),
  isGroup: z.boolean().describe('A heading: its work is in the rows below it.'),
  lead: z.array(z.string()).describe('Who is in charge, as printed.'),
  coordinating: z.array(z.string()),
  deadline: z.string().describe('The deadline, as printed.'),
  product: z.string().nullable(),
});

export const planSchema = planSummarySchema.extend({ rows: z.array(planRowSchema) });

export const taskStates = ['planned', 'open', 'waiting', 'continuous', 'suspended', 'done', 'withdrawn'] as const;

export const obligationSchema = z.object({
  caseId: id('Of the case; one case is one row of a plan.'),
  taskId: id('Unique within its case; one task is one unit and occurrence.'),
  plan: id('The plan it comes from.'),
  title: z.string(),
  unit,
  state: z.enum(taskStates),
  due: dueSchema.nullable(),
  overdue: z.boolean().describe('Not done, and its last day has passed.'),
  finishedOn: day('When it was reported as done.').nullable(),
});

export const obligationDetailSchema = obligationSchema.extend({
  derivation: z.array(z.string()).describe('Why this date, in Vietnamese, the newest last.'),
  extensions: z.array(z.object({ on: day('Of the decision.'), before: dueSchema, after: dueSchema })),
  returns: z.int().describe('How often the evidence was sent back.'),
  evidence: z
    .object({ number: z.string(), date: day('Of the document.'), link: z.url().nullable() })
    .nullable()
    .describe('The document that proves it done.'),
  version: z.int().describe('Rises with every change.'),
});

export const caseSchema = z.object({
  id: id('Of the case.'),
  process: z.string(),
  board: z.string().describe('A plan, or a process and its period.'),
  title: z.string().nullable().describe('Null for petitions: citizens’ own words may name people.'),
  openedOn: day('When it was opened.'),
});

export const caseDetailSchema = caseSchema.extend({
  tasks: z.array(obligationSchema.omit({ plan: true, title: true })),
  events: z.array(
    z.object({
      id: id('Of the event; sorts by time.'),
      at: z.iso.datetime().describe('UTC.'),
      what: z.string().describe('What kind of event: «task-finished», «task-extended» …'),
      taskId: z.string().nullable(),
      unit: unit.nullable(),
    }),
  ),
});

export const reportSchema = z.object({
  period: z.string().describe('«2024-q1» … «2024-q3», «2024-year».'),
  unit,
  receiver: unit.nullable().describe('Who checks it; null for the province’s own.'),
  standing: z.enum(['accepted', 'submitted', 'returned', 'missing', 'planned']),
  due: dueSchema.nullable(),
  late: z.boolean(),
});

export const reportDetailSchema = reportSchema.extend({
  figures: z
    .record(z.string(), z.record(z.string(), z.int()))
    .describe('By form and cell: sums from the submission on, the unit’s own figures before.'),
  submittedOn: day('Of the last submission.').nullable(),
  acceptedOn: day('Since when it is locked.').nullable(),
});

export const problemSchema = z
  .object({
    type: z.string().describe('A stable address for the kind of problem.'),
    code: z.string().describe('The same kind, for programs.'),
    title: z.string(),
    detail: z.string(),
    status: z.int(),
  })
  .describe('RFC 9457.');

/** A page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Give it as `cursor` for the next page; null on the last.'),
  });

export type ApiPlanSummary = z.infer<typeof planSummarySchema>;
export type ApiPlan = z.infer<typeof planSchema>;
export type ApiObligation = z.infer<typeof obligationSchema>;
export type ApiReport = z.infer<typeof reportSchema>;
export type ApiReportDetail = z.infer<typeof reportDetailSchema>;
export type ApiProblem = z.infer<typeof problemSchema>;
