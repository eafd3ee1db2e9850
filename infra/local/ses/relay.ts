import process from 'node:process';
import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import type { Clock, Timer } from '../clock.ts';
import type { Mail, MailStore } from './mail-store.ts';

const MINUTE_MS = 60_000;
/** Pauses between attempts; after the last (about two days in all) a mail has failed and the mailbox says so. */
const PAUSES_MS = [1, 5, 15, 60, 240, 480, 720, 1440].map((minutes) => minutes * MINUTE_MS);

const smtpErrorSchema = z.object({ message: z.string(), responseCode: z.number().optional() });
const sentSchema = z.object({ rejected: z.array(z.string()).default([]) });

/** Told of recipients that the receiving side refused for good. */
type Bounced = (mail: Mail, recipients: readonly string[], diagnostic: string) => Promise<void>;

/**
 * Passes mails on to an SMTP server, one after another, again after pauses and after a restart. A refusal for good
 * (5xx) fails the mail at once and is reported like a bounce.
 */
export class SmtpRelay {
  readonly #transport: Transporter;
  readonly #store: MailStore;
  readonly #clock: Clock;
  readonly #bounced: Bounced;
  readonly #timers = new Map<string, Timer>();
  #queue: Promise<void> = Promise.resolve();

  constructor(url: string, store: MailStore, clock: Clock, bounced: Bounced) {
    this.#transport = createTransport(url);
    this.#store = store;
    this.#clock = clock;
    this.#bounced = bounced;
    for (const mail of store.newestFirst().reverse()) if (mail.relay.state === 'queued') this.accept(mail);
  }

  /** Takes a mail that is noted as queued. */
  accept({ id, relay }: Mail): void {
    const timer = this.#clock.at(relay.next, () => {
      this.#timers.delete(id);
      this.#queue = this.#queue
        .then(() => this.#clock.track(this.#attempt(id)))
        .catch((fault: unknown) => {
          process.stderr.write(`Mail ${id} met a fault in the relay: ${String(fault)}\n`);
        });
    });
    this.#timers.set(id, timer);
  }

  async close(): Promise<void> {
    this.#stopTimers();
    await this.#queue;
    // The attempt under way may have set its next timer.
    this.#stopTimers();
    this.#transport.close();
  }

  async #attempt(id: string): Promise<void> {
    const mail = this.#store.get(id);
    const message = this.#store.message(id);
    if (mail?.relay.state !== 'queued' || message === undefined) return;
    const attempts = mail.relay.attempts + 1;
    try {
      const envelope = { from: mail.from, to: mail.to };
      const sent = sentSchema.parse(await this.#transport.sendMail({ envelope, raw: message }));
      await this.#store.noteRelay(mail, { state: 'sent', attempts, next: 0, error: null });
      if (sent.rejected.length > 0) await this.#bounced(mail, sent.rejected, 'smtp; 550 recipient refused');
    } catch (error) {
      await this.#afterFailure(mail, attempts, smtpErrorSchema.parse(error));
    }
  }

  async #afterFailure(mail: Mail, attempts: number, error: z.infer<typeof smtpErrorSchema>): Promise<void> {
    const pause = PAUSES_MS[attempts - 1];
    const forGood = (error.responseCode ?? 0) >= 500;
    if (forGood || pause === undefined) {
      process.stderr.write(`Mail ${mail.id} could not be relayed: ${error.message}\n`);
      await this.#store.noteRelay(mail, { state: 'failed', attempts, next: 0, error: error.message });
      if (forGood) await this.#bounced(mail, mail.to, `smtp; ${error.message}`);
      return;
    }
    const next = this.#clock.now() + pause;
    this.accept(await this.#store.noteRelay(mail, { state: 'queued', attempts, next, error: error.message }));
  }

  #stopTimers(): void {
    for (const timer of this.#timers.values()) timer.cancel();
  }
}
