import type { z } from 'zod';
import type { CaseEvent } from '#shared/casework/index.ts';
import { addDays, civilDateAt } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { deliver as contract } from '#workflows/webhooks/contract.ts';
import { afterTelling, messageOf, nextEvents, OVERLAP_MS, PATIENCE_MS } from '../domain/telling.ts';
import { SIGNATURE, signatureOf, type Webhook } from '../domain/webhook.ts';
import type { WebhookPorts } from '../ports.ts';
import { sendMessage } from '../send-message.ts';

type Outcome = z.input<typeof contract.result>;

/** Longer than a function runs: whoever died while sending lets go by that. */
const HOLD_MS = 120_000;
/** A receiver that failed is left alone so long, however many executions there are. */
const PAUSE_MS = 50_000;

/** Tells a receiver the next events of the log in one signed request. */
export async function deliver(
  { now, webhook: id }: z.output<typeof contract.payload>,
  ports: WebhookPorts,
): Promise<Outcome> {
  const webhook = await ports.webhooks.read(id);
  if (webhook === undefined) return { outcome: 'idle' };
  const isResting = webhook.failingSince !== null && now - webhook.lastTriedAt < PAUSE_MS;
  if (isResting || !(await ports.webhooks.hold(id, now, now + HOLD_MS))) return { outcome: 'idle' };
  // Read again once it is ours: whoever had it may have told more meanwhile.
  const own = (await ports.webhooks.read(id)) ?? webhook;
  const { told, isMore } = nextEvents(await eventsSince(own, now, ports), own, await scopeOf(own, now, ports));
  if (told.length === 0) {
    await ports.webhooks.settle(id, {});
    return { outcome: 'idle' };
  }
  return send(own, { told, isMore, now }, ports);
}

interface Telling {
  readonly told: readonly CaseEvent[];
  readonly isMore: boolean;
  readonly now: number;
}

async function send(
  webhook: Webhook,
  { told, isMore, now }: Telling,
  { webhooks, network, vault }: WebhookPorts,
): Promise<Outcome> {
  const { id, url } = webhook;
  const secret = await vault.open(webhook.sealedSecret, id);
  const body = JSON.stringify(messageOf(`${id}-${told[0]?.eventId ?? ''}`, told, now));
  const sent = await sendMessage(url, body, { [SIGNATURE]: signatureOf(body, secret, now) }, network);
  const fault = sent.kind === 'taken' ? null : sent.fault;
  await webhooks.note(id, { at: now, events: told.length, status: sent.status, fault });
  if (fault !== null) {
    const failingSince = webhook.failingSince ?? now;
    const isGivenUp = now - failingSince > PATIENCE_MS;
    await webhooks.settle(id, { failingSince, ...(isGivenUp ? { stoppedAt: now } : {}) });
    return { outcome: isGivenUp ? 'done' : 'failed' };
  }
  await webhooks.settle(id, { ...afterTelling(webhook, told), failingSince: null });
  return { outcome: isMore ? 'more' : 'done' };
}

/** The log from where the receiver stands, day by day up to now. */
async function eventsSince({ cursor }: Webhook, now: number, { cases }: WebhookPorts): Promise<readonly CaseEvent[]> {
  const today = civilDateAt(now);
  const found: CaseEvent[] = [];
  for (let day = civilDateAt(cursor - OVERLAP_MS); day <= today; day = addDays(day, 1)) {
    found.push(...(await cases.eventsOn(day)));
    if (found.length > ENOUGH) break;
  }
  return found;
}

/** Of a day after a long silence: the rest is told by the requests that follow. */
const ENOUGH = 20_000;

async function scopeOf(
  { unit: scope }: Webhook,
  now: number,
  { reference }: WebhookPorts,
): Promise<(unit: UnitId) => boolean> {
  if (scope === null) return () => true;
  const { organisation } = await reference.read();
  const today = civilDateAt(now);
  return (unit) => {
    const known = organisation.unit(unit);
    return unit === scope || (known !== undefined && organisation.isUnder(known, scope, today));
  };
}
