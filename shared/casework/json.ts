import { z } from 'zod';

/** What workflows are given and told: an object of plain JSON. */
export const jsonObjectSchema = z.record(z.string(), z.json());
export type JsonObject = z.infer<typeof jsonObjectSchema>;
