import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { openDurableMap, writeFileAtomically, type DurableMap } from '../durable-map.ts';
import { once, onceAsJson } from '../once.ts';
import { PassingFile } from './passing-file.ts';

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

/** Texts of their own: a subject cut out of a request keeps the whole request in memory, twenty kilobytes a mail. */
const ownCopy = (mail: Mail): Mail => mailSchema.parse(JSON.parse(JSON.stringify(mail)));

/** What stands in many mails – sender, address, tags, subject of a morning – is kept once. */
class Shared {
  readonly #text = once<string>();
  readonly #to = onceAsJson<Mail['to']>();
  readonly #tags = onceAsJson<Mail['tags']>();
  readonly #relay = onceAsJson<Relay>();

  in({ from, to, subject, configurationSet, tags, relay, ...mail }: Mail): Mail {
    return {
      ...mail,
      ...{ from: this.#text(from), to: this.#to(to), subject: this.#text(subject), tags: this.#tags(tags) },
      ...{ configurationSet: configurationSet && this.#text(configurationSet), relay: this.#relay(relay) },
    };
  }
}

/** Every mail handed to SES: `<id>.eml` as it would leave, and an index of what to show of it. */
export class MailStore {
  readonly #folder: string | null;
  readonly #index: DurableMap<Mail>;
  /** The messages, when there is no folder. */
  readonly #passing: PassingFile | null;
  readonly #shared = new Shared();

  constructor(folder: string | null) {
    this.#folder = folder;
    this.#passing = folder === null ? new PassingFile() : null;
    if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#index = openDurableMap(folder === null ? null : path.join(folder, 'index.jsonl'), mailSchema);
  }

  async add(mail: Mail, message: Buffer): Promise<void> {
    this.#passing?.add(mail.id, message);
    if (this.#folder !== null) writeFileAtomically(path.join(this.#folder, `${mail.id}.eml`), message);
    await this.#index.set(mail.id, this.#shared.in(ownCopy(mail)));
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
    return this.#folder === null ? this.#passing?.get(id) : readFileSync(path.join(this.#folder, `${id}.eml`));
  }

  newestFirst(): Mail[] {
    return [...this.#index.values()].reverse();
  }

  close(): Promise<void> {
    this.#passing?.close();
    return this.#index.close();
  }
}
