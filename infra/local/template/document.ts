/** The parts of a CloudFormation template the home reads, and the error it answers a bad one with. */
import { z } from 'zod';
import type { Json } from './json.ts';

const jsonSchema: z.ZodType<Json> = z.json();
const recordSchema = z.record(z.string(), jsonSchema);

const resourceSchema = z.object({
  Type: z.string(),
  Properties: recordSchema.default({}),
  Condition: z.string().optional(),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
});

export const templateSchema = z.object({
  Parameters: z
    .record(z.string(), z.object({ Type: z.string(), Default: z.union([z.string(), z.number()]).optional() }))
    .default({}),
  Mappings: z.record(z.string(), z.record(z.string(), recordSchema)).default({}),
  Conditions: recordSchema.default({}),
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z.record(z.string(), z.object({ Value: jsonSchema })).default({}),
});

export type Template = z.infer<typeof templateSchema>;

/** The template asks for something that cannot be: names the path in the template and the cause. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly path: string;
  constructor(path: string, cause: string) {
    super(`${path}: ${cause}`);
    this.path = path;
  }
}
