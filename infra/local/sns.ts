/**
 * SNS of the home: messages published to a topic of the template reach the functions subscribed to it, at least once.
 *
 *     const sns = openSns({ folder: '.data/sns', clock, subscriptions: [{ topicArn, functionArn }], invoke, deadLetter });
 *     await sns.publish(topicArn, JSON.stringify(event), { subject: 'Amazon SES Email Event Notification' });
 *
 * `publish` resolves when the message is kept; it is delivered after that, again after a crash, and three times with
 * growing pauses on the clock when `invoke` rejects; then `deadLetter` gets it.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import type { Clock, Timer } from './clock.ts';
import { openDurableMap, type DurableMap } from './durable-map.ts';

export interface Subscription {
  readonly topicArn: string;
  readonly functionArn: string;
}

export interface SnsOptions {
  readonly folder: string | null;
  readonly clock: Clock;
  readonly subscriptions: readonly Subscription[];
  /** Rejects when the function failed. */
  readonly invoke: (functionArn: string, event: SnsEvent) => Promise<unknown>;
  /** Told what was given up, with the last failure. */
  readonly deadLetter?: (functionArn: string, event: SnsEvent, failure: unknown) => void;
}

export interface Sns {
  publish(topicArn: string, message: string, options?: { readonly subject?: string }): Promise<void>;
  close(): Promise<void>;
}

/** What a function subscribed to a topic receives. */
export type SnsEvent = z.infer<typeof eventSchema>;

const eventSchema = z.object({
  Records: z.array(
    z.object({
      EventSource: z.literal('aws:sns'),
      EventVersion: z.literal('1.0'),
      EventSubscriptionArn: z.string(),
      Sns: z.object({
        Type: z.literal('Notification'),
        MessageId: z.string(),
        TopicArn: z.string(),
        Subject: z.string().nullable(),
        Message: z.string(),
        Timestamp: z.string(),
        SignatureVersion: z.literal('1'),
        Signature: z.string(),
        SigningCertUrl: z.string(),
        UnsubscribeUrl: z.string(),
        MessageAttributes: z.record(z.string(), z.never()),
      }),
    }),
  ),
});
const deliverySchema = z.object({ functionArn: z.string(), attempts: z.number(), event: eventSchema });
type Delivery = z.infer<typeof deliverySchema>;

/** Lambda's own pauses between the attempts of an asynchronous invocation. */
const PAUSES_MS = [60_000, 120_000];

export function openSns(options: SnsOptions): Sns {
  const deliveries = new Deliveries(options);
  return {
    publish: async (topicArn, message, { subject } = {}) => {
      for (const { functionArn } of options.subscriptions.filter((candidate) => candidate.topicArn === topicArn)) {
        const event = eventOf(topicArn, message, subject ?? null, randomUUID(), options.clock.now());
        await deliveries.add({ functionArn, attempts: 0, event });
      }
    },
    close: () => deliveries.close(),
  };
}

class Deliveries {
  readonly #options: SnsOptions;
  readonly #pending: DurableMap<Delivery>;
  readonly #timers = new Set<Timer>();
  readonly #underWay = new Set<Promise<void>>();

  constructor(options: SnsOptions) {
    this.#options = options;
    const file = options.folder === null ? null : path.join(options.folder, 'pending.jsonl');
    this.#pending = openDurableMap<Delivery>(file, deliverySchema);
    for (const id of this.#pending.keys()) this.#start(id, options.clock.now());
  }

  async add(delivery: Delivery): Promise<void> {
    const id = randomUUID();
    await this.#pending.set(id, delivery);
    this.#start(id, this.#options.clock.now());
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) timer.cancel();
    await Promise.allSettled(this.#underWay);
    // An attempt that just failed may have set its next timer.
    for (const timer of this.#timers) timer.cancel();
    await this.#pending.close();
  }

  #start(id: string, time: number): void {
    const { clock } = this.#options;
    const timer = clock.at(time, () => {
      this.#timers.delete(timer);
      const work = clock.track(this.#attempt(id));
      this.#underWay.add(work);
      void work.finally(() => this.#underWay.delete(work));
    });
    this.#timers.add(timer);
  }

  async #attempt(id: string): Promise<void> {
    const delivery = this.#pending.get(id);
    if (delivery === undefined) return;
    try {
      await this.#options.invoke(delivery.functionArn, delivery.event);
      await this.#pending.delete(id);
    } catch (failure) {
      await this.#retry(id, delivery, failure);
    }
  }

  async #retry(id: string, delivery: Delivery, failure: unknown): Promise<void> {
    const { clock, deadLetter } = this.#options;
    const pause = PAUSES_MS[delivery.attempts];
    if (pause !== undefined) {
      await this.#pending.set(id, { ...delivery, attempts: delivery.attempts + 1 });
      this.#start(id, clock.now() + pause);
      return;
    }
    process.stderr.write(`SNS gave up on ${delivery.functionArn}: ${String(failure)}\n`);
    deadLetter?.(delivery.functionArn, delivery.event, failure);
    await this.#pending.delete(id);
  }
}

function eventOf(TopicArn: string, Message: string, Subject: string | null, MessageId: string, now: number): SnsEvent {
  const Sns = {
    Type: 'Notification' as const,
    MessageId,
    TopicArn,
    Subject,
    Message,
    Timestamp: new Date(now).toISOString(),
    SignatureVersion: '1' as const,
    Signature: 'EXAMPLE',
    SigningCertUrl: 'EXAMPLE',
    UnsubscribeUrl: 'EXAMPLE',
    MessageAttributes: {},
  };
  const EventSubscriptionArn = `${TopicArn}:${MessageId}`;
  return { Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn, Sns }] };
}
