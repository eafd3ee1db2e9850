import type { z } from 'zod';
import { claimOutbox, markSent, type Mail } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { dailyMail, isWorthSending } from '#shared/mail/daily/daily-mail.ts';
import { renderMail } from '#shared/mail/render.ts';
import type { sendMails as contract } from '#workflows/daily/contract.ts';
import { daysFrom } from '../domain/days.ts';
import { composeMail } from '../mails/compose.ts';
import { readDay, readFacts, type Addressed, type Facts } from '../mails/facts.ts';
import type { DailyPorts } from '../ports.ts';
import { normalisedAddress } from '../store/silenced-addresses.ts';

/** People of one call, and of one round: what a broken round may send twice. */
const PEOPLE_AT_ONCE = 400;
const ROUND = 20;

/** Why a mail did not leave, or `sent`. */
type Fate = 'sent' | 'nothingToSay' | 'unknownPerson' | 'withoutAddress' | 'silenced' | 'refused';

/** A person's mails of several days, which leave as one. */
interface Letter {
  readonly mails: readonly Mail[];
  readonly addressed: Addressed | undefined;
}

/**
 * Sends what the outbox holds for each day since the last finished run, one mail a person. A mail is marked as sent in
 * the round it left in: a run that breaks off between the two sends that round again, at most twenty mails, since a
 * reminder twice is better than none. Mails are claimed by day and not by execution, so that the next day's run takes up
 * what one that broke off for good has left.
 */
export async function sendMails(
  { date, from }: z.output<typeof contract.payload>,
  ports: DailyPorts,
): Promise<z.input<typeof contract.result>> {
  const { runs, cases, reference, snapshots, portalUrl } = ports;
  const claimed: Mail[] = [];
  for (const sendOn of daysFrom(from, date))
    claimed.push(...(await claimOutbox({ sendOn, run: runOf(sendOn) }, { store: cases })));
  if (claimed.length === 0) return { outcome: 'sent' };
  const known = await reference.read();
  const day = await readDay({ date, reference: known, portalUrl, kept: await snapshots.on(date) }, ports);
  const byPerson = [...Map.groupBy(claimed, ({ person }) => person)];
  const letters = byPerson.map(([id, mails]): Letter => {
    const person = known.organisation.person(id);
    return { mails, addressed: person && { person, parts: mails.flatMap(({ parts }) => parts) } };
  });
  const now = letters.slice(0, PEOPLE_AT_ONCE);
  for (let first = 0; first < now.length; first += ROUND) {
    const round = now.slice(first, first + ROUND);
    const facts = await readFacts(
      round.flatMap(({ addressed }) => addressed ?? []),
      day,
      ports,
    );
    await sendRound(round, facts, { ...ports, count: (counts) => runs.count(date, counts) });
  }
  return { outcome: letters.length > now.length ? 'more' : 'sent' };
}

const runOf = (sendOn: PlainDate): string => `daily-${sendOn}`;

interface RoundPorts extends Pick<DailyPorts, 'mailer' | 'cases'> {
  readonly count: (counts: Record<string, number>) => Promise<void>;
}

/** Marks what left even when another mail of the round could not be sent; then throws, so that the step is repeated. */
async function sendRound(round: readonly Letter[], facts: Facts, { mailer, cases, count }: RoundPorts): Promise<void> {
  const fates = await Promise.allSettled(round.map(({ addressed }) => send(addressed, facts, mailer)));
  const settled = round.filter((_, i) => fates[i]?.status === 'fulfilled').flatMap(({ mails }) => mails);
  for (const [sendOn, mails] of Map.groupBy(settled, (mail) => mail.sendOn))
    await markSent({ mails, run: runOf(sendOn) }, { store: cases });
  const counts: Record<string, number> = {};
  for (const fate of fates) if (fate.status === 'fulfilled') counts[fate.value] = (counts[fate.value] ?? 0) + 1;
  await count(counts);
  const failed = fates.find((fate) => fate.status === 'rejected');
  if (failed !== undefined) throw new Error('A mail could not be sent', { cause: failed.reason });
}

async function send(addressed: Addressed | undefined, facts: Facts, mailer: DailyPorts['mailer']): Promise<Fate> {
  if (addressed === undefined) return 'unknownPerson';
  const { email } = addressed.person;
  if (email === null) return 'withoutAddress';
  if (facts.silenced.has(normalisedAddress(email))) return 'silenced';
  const mail = composeMail(addressed, email, facts);
  if (!isWorthSending(mail)) return 'nothingToSay';
  return mailer.send({ to: email, ...(await renderMail(dailyMail(mail, facts.reference.calendar))) });
}
