/** What the process that plays a season and the process that holds the home say to one another. */
import { z } from 'zod';

/** Ends the process right before or right after the n-th write from now on that a function asks a service for. */
const pointSchema = z.object({
  nth: z.number(),
  when: z.enum(['before', 'after']),
  /** Counts the writes of this function alone: what others write at the same time comes in any order. */
  by: z.string().optional(),
});
export type Point = Readonly<z.infer<typeof pointSchema>>;

const headers = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const command = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('ask'),
    method: z.string(),
    path: z.string(),
    query: z.string(),
    headers: z.record(z.string(), z.string()),
    remoteAddress: z.string(),
    body: z.string(),
  }),
  z.object({ do: z.literal('advance'), to: z.number() }),
  z.object({ do: z.literal('engine'), operation: z.string(), input: z.unknown() }),
  z.object({ do: z.literal('mails') }),
]);
export type Command = z.infer<typeof command>;

export const requestSchema = z.object({
  id: z.number(),
  command,
  point: pointSchema.optional(),
});
export type Request = z.infer<typeof requestSchema>;

export const answerSchema = z.union([
  z.object({ ready: z.object({ portal: z.string(), dynamodb: z.string() }) }),
  z.object({ error: z.string() }),
  /** The last word before the process ends at a point: the writes that the command has asked for. */
  z.object({ struckAt: z.array(z.string()) }),
  /** `writes`: how many writes the command has caused. */
  z.object({ id: z.number(), result: z.unknown(), writes: z.array(z.string()) }),
]);

export const responseSchema = z.object({ status: z.number(), headers, body: z.string() });
export const engineSchema = z.object({ status: z.number(), body: z.unknown() });
export const mailsSchema = z.array(z.object({ mail: z.unknown(), message: z.string() }));

export interface ProcessSettings {
  readonly assembly: string;
  readonly folder: string;
  /** The instant the clock stands at (epoch ms). */
  readonly start: number;
  readonly ids: string;
  readonly openId: { readonly issuer: string; readonly clientId: string };
}
export const settingsSchema = z.object({
  assembly: z.string(),
  folder: z.string(),
  start: z.number(),
  ids: z.string(),
  openId: z.object({ issuer: z.string(), clientId: z.string() }),
});
