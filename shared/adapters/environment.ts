import type { z } from 'zod';

/** Reads a function's environment. Throws naming every variable that is missing or wrong. */
export function readEnvironment<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  const read = schema.safeParse(process.env);
  if (read.success) return read.data;
  const causes = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The environment of this function is wrong. ${causes.join('; ')}. See infra/functions.ts, "uses".`);
}
