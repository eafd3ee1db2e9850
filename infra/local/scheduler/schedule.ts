import { z } from 'zod';
import { parseExpression } from './expression.ts';
import type { Timetable } from './occurrence.ts';
import { timeZone } from './time-zone.ts';

/** An `AWS::Scheduler::Schedule` of the template, intrinsic functions resolved. */
export interface ScheduleResource {
  readonly path: string;
  readonly name: string;
  readonly arn: string;
  readonly properties: unknown;
}

const instant = z.union([z.string(), z.number()]).transform((value, context) => {
  const time = typeof value === 'number' ? value * 1000 : Date.parse(value);
  if (Number.isNaN(time)) context.addIssue({ code: 'custom', message: 'not a date and time' });
  return time;
});

const propertiesSchema = z.object({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  StartDate: instant.optional(),
  EndDate: instant.optional(),
  Target: z.object({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().optional(),
    RetryPolicy: z
      .object({
        MaximumEventAgeInSeconds: z.coerce.number().int().min(60).max(86_400).default(86_400),
        MaximumRetryAttempts: z.coerce.number().int().min(0).max(185).default(185),
      })
      .default({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 }),
    DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
  }),
});

export interface Schedule {
  readonly name: string;
  readonly arn: string;
  readonly enabled: boolean;
  /** Changes when the times change. */
  readonly fingerprint: string;
  readonly target: z.infer<typeof propertiesSchema>['Target'];
  /** `created` (epoch ms) is where a rate without StartDate counts from. */
  timetable(created: number): Timetable;
}

/** Throws an Error with place and cause for a schedule that Scheduler would refuse. */
export function readSchedule({ path, name, arn, properties }: ScheduleResource): Schedule {
  const parsed = propertiesSchema.safeParse(properties);
  if (!parsed.success) throw new Error(`${path}/Properties: ${z.prettifyError(parsed.error)}`);
  const { ScheduleExpression, ScheduleExpressionTimezone, State, StartDate, EndDate, Target } = parsed.data;
  const expression = read(`${path}/Properties/ScheduleExpression`, () => parseExpression(ScheduleExpression));
  const zone = read(`${path}/Properties/ScheduleExpressionTimezone`, () => timeZone(ScheduleExpressionTimezone));
  return {
    name,
    arn,
    enabled: State === 'ENABLED',
    fingerprint: JSON.stringify([ScheduleExpression, ScheduleExpressionTimezone, StartDate, EndDate, State]),
    target: Target,
    timetable: (created) => ({ expression, zone, start: StartDate ?? created, end: EndDate ?? Infinity }),
  };
}

function read<T>(path: string, attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
