/** What cost whom points, as far as the system's own cases tell: kept with the sheet when its scores are submitted. */
import { z } from 'zod';
import { caseIdSchema, defineDocument, taskIdSchema } from '#shared/casework/index.ts';
import { dateSchema, unitIdSchema } from '#shared/org/unit.ts';
import { roundPoints } from './points.ts';
import { systemFigureSchema, type Indicator } from './scale.ts';

const lateTaskSchema = z.object({
  caseId: caseIdSchema,
  taskId: taskIdSchema,
  process: z.string().min(1),
  due: dateSchema,
  /** Null for what was still to be done at the month's end. */
  finishedOn: dateSchema.nullable(),
});
export type LateTask = z.infer<typeof lateTaskSchema>;

/** A list for the eye: the counts beside it hold all. */
export const MOST_LISTED = 50;

const figureSchema = z.object({
  figure: systemFigureSchema,
  onTime: z.int().nonnegative(),
  late: z.int().nonnegative(),
  /** The first of the late ones. */
  tasks: z.array(lateTaskSchema).max(MOST_LISTED),
});
export type Figure = z.infer<typeof figureSchema>;

const figuresSchema = z.record(unitIdSchema, z.array(figureSchema));
/** Figures of each unit that has any. */
export type Figures = z.infer<typeof figuresSchema>;
export const figuresDocument = defineDocument('index-publish.figures', figuresSchema);

/**
 * The points of an indicator by the share of cases in time («số đúng hạn ÷ tổng số × điểm tối đa»). Undefined when there
 * was no case: what such a unit gets is not known, so a person decides.
 */
export function pointsOf({ max, system }: Indicator, figures: readonly Figure[] | undefined): number | undefined {
  const figure = figures?.find((each) => each.figure === system);
  if (figure === undefined || figure.onTime + figure.late === 0) return undefined;
  return roundPoints((max * figure.onTime) / (figure.onTime + figure.late));
}
