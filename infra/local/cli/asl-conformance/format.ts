/** The format of recorded cases, as far as the runner reads it. */
import { z } from 'zod';

const json = z.unknown();
const object = z.record(z.string(), json);

const behaviour = z.object({
  behaviour: z.string(),
  value: json.optional(),
  value_repeat: json.optional(),
  errorType: z.string().optional(),
  errorMessage: z.string().optional(),
  stackTrace: z.array(z.string()).optional(),
  seconds: z.number().optional(),
});
export type Behaviour = z.infer<typeof behaviour>;

const taskOutcome = z.object({
  type: z.string(),
  output: json.optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
  cause_json: json.optional(),
});
export type TaskOutcome = z.infer<typeof taskOutcome>;

const expected = z.object({
  status: z.string(),
  output: json.optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
  cause_json: json.optional(),
  cause_exact: z.boolean().optional(),
  states: z.array(z.string()).optional(),
  states_order: z.enum(['exact', 'multiset']).optional(),
  event_types: z.array(z.string()).optional(),
  event_types_order: z.enum(['exact', 'multiset', 'partial']).optional(),
  exits: z.array(json).optional(),
  tasks: z.array(object).optional(),
  failures: z.array(json).optional(),
  task_outcomes: z.array(taskOutcome).optional(),
});
export type Expected = z.infer<typeof expected>;

const caseSchema = z.object({
  id: z.string(),
  in_scope: z.boolean().optional(),
  definition: json,
  jsonata_definition: json.optional(),
  input: json,
  lambda: z.record(z.string(), behaviour).optional(),
  setup: z.array(object).optional(),
  state_machine: z.object({ arn: z.string(), type: z.string() }),
  state_machines: z.record(z.string(), z.object({ definition: json })).optional(),
  recorded: z.string(),
  expected,
  volatile: z.array(z.string()).default([]),
  volatile_patterns: z.record(z.string(), z.string()).default({}),
});
export type RecordedCase = z.infer<typeof caseSchema>;

const validationSchema = z.object({
  id: z.string(),
  operation: z.string(),
  kind: z.string(),
  type: z.string().optional(),
  definition: json.optional(),
  definition_raw: z.string().nullish(),
  input_raw: z.string().optional(),
  exception: z.string().optional(),
  message: z.string().optional(),
  message_exact: z.boolean().optional(),
  result: z.string().optional(),
  diagnostics: z.array(json).optional(),
  args: object.optional(),
});
export type RecordedValidation = z.infer<typeof validationSchema>;

export const fileSchema = z.object({
  cases: z.array(caseSchema),
  validation: z.array(validationSchema).default([]),
});
