import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { openDurableMap, writeFileAtomically, type DurableMap } from '../durable-map.ts';

export const mailSchema = z.object({
  id: z.string(),
  /** Epoch ms on the home's clock. */
  at: z.number(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  configurationSet: z.string().nullable(),
  tags: z.record(z.string(), z.string()),
  relay: z.object({
    /** `kept`: no SMTP server is set, the mail only stands in the mailbox. */
    state: z.enum(['kept', 'queued', 'sent', 'failed']),
    attempts: z.number(),
    /** When a queued mail is tried next (epoch ms). */
    next: z.number(),
    error: z.string().nullable(),
  }),
});
export type Mail = z.infer<typeof mailSchema>;
export type Relay = Mail['relay'];

/** Every mail handed to SES: `<id>.eml` as it would leave, and an index of what to show of it. */
export class MailStore {
  readonly #folder: string | null;
  readonly #index: DurableMap<Mail>;
  /** The messages, zipped, when there is no folder: a year's rehearsal has tens of thousands. */
  readonly #messages = new Map<string, Buffer>();

  constructor(folder: string | null) {
    this.#folder = folder;
    if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#index = openDurableMap(folder === null ? null : path.join(folder, 'index.jsonl'), mailSchema);
  }

  async add(mail: Mail, message: Buffer): Promise<void> {
    if (this.#folder === null) this.#messages.set(mail.id, gzipSync(message, { level: 1 }));
    else writeFileAtomically(path.join(this.#folder, `${mail.id}.eml`), message);
    await this.#index.set(mail.id, mail);
  }

  async noteRelay(mail: Mail, relay: Relay): Promise<Mail> {
    const noted = { ...mail, relay };
    await this.#index.set(mail.id, noted);
    return noted;
  }

  get(id: string): Mail | undefined {
    return this.#index.get(id);
  }

  message(id: string): Buffer | undefined {
    if (this.#index.get(id) === undefined) return undefined;
    if (this.#folder !== null) return readFileSync(path.join(this.#folder, `${id}.eml`));
    const zipped = this.#messages.get(id);
    return zipped === undefined ? undefined : gunzipSync(zipped);
  }

  newestFirst(): Mail[] {
    return [...this.#index.values()].reverse();
  }

  close(): Promise<void> {
    return this.#index.close();
  }
}
