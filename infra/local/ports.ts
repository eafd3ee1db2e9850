/** Ports of the home's own endpoints: any free one, and the same again after a restart when it is still free. */
import { z } from 'zod';
import type { DataFolder } from './data-folder.ts';

const FILE = 'endpoints.json';
export const addressesSchema = z.object({
  portal: z.string(),
  dynamodb: z.string(),
  stepfunctions: z.string(),
  ses: z.string(),
  s3: z.string(),
  secrets: z.string(),
  kms: z.string(),
  mailbox: z.string(),
  identity: z.string(),
});
export type Addresses = z.infer<typeof addressesSchema>;

/** The ports of the last run, by endpoint; none for a new folder. */
export function portsOfLastRun(folder: DataFolder | undefined): Partial<Record<keyof Addresses, number>> {
  const text = folder?.read(FILE);
  const last = text === undefined ? undefined : addressesSchema.partial().safeParse(JSON.parse(text)).data;
  const urls = Object.entries(last ?? {}).filter((entry) => entry[1] !== undefined);
  return Object.fromEntries(urls.map(([name, url = '']) => [name, Number(new URL(url).port)]));
}

export const keepAddresses = (folder: DataFolder | undefined, addresses: Addresses): void => {
  folder?.write(FILE, `${JSON.stringify(addresses, null, 2)}\n`);
};
