import { ZodError, type z } from 'zod';
import { claimOutbox, markSent, type Mail } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { dailyMail, isWorthSending } from '#shared/mail/daily/daily-mail.ts';
import { mailSenderDocument } from '#shared/reference/index.ts';
import { renderMail, type RenderedMail } from '#shared/mail/render.ts';
import type { sendMails as contract } from '#workflows/daily/contract.ts';
import { daysFrom } from '../domain/days.ts';
import { composeMail } from '../mails/compose.ts';
import { troubleOf, type Trouble } from '../domain/trouble.ts';
import { readDay, readFacts, type Addressed, type Day, type Facts } from '../mails/facts.ts';
import type { DailyPorts } from '../ports.ts';
import { normalisedAddress } from '../store/silenced-addresses.ts';
import { nameTroubles } from './name-troubles.ts';

/** People of one call, and of one round: what a broken round may send twice. */
const PEOPLE_AT_ONCE = 400;
const ROUND = 20;

/** Why a mail did not leave, or `sent`. */
type Fate = 'sent' | 'nothingToSay' | 'unknownPerson' | 'withoutAddress' | 'silenced' | 'refused' | 'unwritable';

/** A person's mails of several days, which leave as one. */
interface Letter {
  readonly mails: readonly Mail[];
  readonly addressed: Addressed | undefined;
}

/**
 * Sends what the outbox holds for each day since the last finished run, one mail a person. A mail is marked as sent in
 * the round it left in: a run that breaks off between the two sends that round again, at most twenty mails, since a
 * reminder twice is better than none. Mails are claimed by day and not by execution, so that the next day's run takes up
 * what one that broke off for good has left. A mail that cannot be written, or that SES will never take, stops nobody
 * else's: it is named in the office's list.
 */
export async function sendMails(
  { now, date, from }: z.output<typeof contract.payload>,
  ports: DailyPorts,
): Promise<z.input<typeof contract.result>> {
  const { cases, reference, snapshots, portalUrl } = ports;
  const claimed: Mail[] = [];
  for (const sendOn of daysFrom(from, date))
    claimed.push(...(await claimOutbox({ sendOn, run: runOf(sendOn) }, { store: cases })));
  if (claimed.length === 0) return { outcome: 'sent' };
  const known = await reference.read();
  const byPerson = [...Map.groupBy(claimed, ({ person }) => person)];
  const letters = byPerson.map(([id, mails]): Letter => {
    const person = known.organisation.person(id);
    return { mails, addressed: person && { person, parts: mails.flatMap(({ parts }) => parts) } };
  });
  const taken = letters.slice(0, PEOPLE_AT_ONCE);
  const addressed = taken.flatMap((letter) => letter.addressed ?? []);
  const day = await readDay({ date, reference: known, portalUrl, kept: await snapshots.on(date), addressed }, ports);
  const faults: unknown[] = [];
  let facts = factsOf(taken.slice(0, ROUND), day, ports);
  for (let first = 0; first < taken.length; first += ROUND) {
    const round = { letters: taken.slice(first, first + ROUND), facts: await facts, day, now };
    // Those of the next round are on their way while this one leaves.
    facts = factsOf(taken.slice(first + ROUND, first + 2 * ROUND), day, ports);
    faults.push(...(await sendRound(round, ports)));
  }
  // What may pass (throttling, an account on pause) is tried again with the step, for those alone whose mail is left.
  if (faults.length > 0) throw new Error('A mail could not be sent', { cause: faults[0] });
  return { outcome: letters.length > taken.length ? 'more' : 'sent' };
}

const runOf = (sendOn: PlainDate): string => `daily-${sendOn}`;

interface Round {
  readonly letters: readonly Letter[];
  readonly facts: (letter: Letter) => Promise<Facts>;
  readonly day: Day;
  readonly now: number;
}

/** Marks what left even when another mail of the round could not be sent; gives the faults that may pass. */
async function sendRound({ letters, facts, day, now }: Round, ports: DailyPorts): Promise<readonly unknown[]> {
  const outcomes = await Promise.allSettled(letters.map((letter) => send(letter, facts, ports.mailer)));
  const settled = outcomes.flatMap((outcome, at) => {
    const letter = letters[at];
    return outcome.status === 'fulfilled' && letter !== undefined ? [{ letter, ...outcome.value }] : [];
  });
  // Before they are marked: what is marked is never looked at again.
  await nameTroubles(
    settled.flatMap(({ trouble }) => trouble ?? []),
    now,
    day.reference,
    ports,
  );
  await mark(settled, day.date, ports);
  const faults: unknown[] = [];
  for (const outcome of outcomes) if (outcome.status === 'rejected') faults.push(outcome.reason);
  return faults;
}

/** Marks them and counts their fates in the run of `date`, the last of them and the counts in one write. */
async function mark(
  settled: readonly { readonly letter: Letter; readonly fate: Fate }[],
  date: PlainDate,
  { cases, runs }: Pick<DailyPorts, 'cases' | 'runs'>,
): Promise<void> {
  const counts: Record<string, number> = {};
  for (const { fate } of settled) counts[fate] = (counts[fate] ?? 0) + 1;
  const counted = runs.countWith(date, counts);
  const gone = settled.flatMap(({ letter }) => letter.mails);
  const byDay = [...Map.groupBy(gone, ({ sendOn }) => sendOn)];
  for (const [place, [sendOn, mails]] of byDay.entries()) {
    const further = place === byDay.length - 1 ? counted : undefined;
    await markSent({ mails, run: runOf(sendOn), further }, { store: cases });
  }
}

/** The facts of a round in few calls; should one person's be unreadable, each person's by themselves. */
async function factsOf(
  round: readonly Letter[],
  day: Day,
  ports: DailyPorts,
): Promise<(letter: Letter) => Promise<Facts>> {
  const read = (letters: readonly Letter[]): Promise<Facts> =>
    readFacts(
      letters.flatMap(({ addressed }) => addressed ?? []),
      day,
      ports,
    );
  const together = await read(round).catch(() => undefined);
  return (letter) => (together === undefined ? read([letter]) : Promise.resolve(together));
}

interface Sent {
  readonly fate: Fate;
  readonly trouble?: Trouble;
}

async function send(
  letter: Letter,
  factsOf: (letter: Letter) => Promise<Facts>,
  mailer: DailyPorts['mailer'],
): Promise<Sent> {
  const { addressed } = letter;
  if (addressed === undefined) return { fate: 'unknownPerson' };
  const { email, name } = addressed.person;
  if (email === null) return { fate: 'withoutAddress' };
  const facts = await factsOf(letter).catch((fault: unknown) => {
    if (fault instanceof ZodError) return troubleOf('viết thư hằng ngày', `${name} <${email}>`, fault);
    throw fault;
  });
  if ('why' in facts) return { fate: 'unwritable', trouble: facts };
  if (facts.silenced.has(normalisedAddress(email))) return { fate: 'silenced' };
  const written = await writtenMail(addressed, email, facts).catch((fault: unknown) =>
    troubleOf('viết thư hằng ngày', `${name} <${email}>`, fault),
  );
  if (written === undefined) return { fate: 'nothingToSay' };
  if ('why' in written) return { fate: 'unwritable', trouble: written };
  const fate = await mailer.send({ to: email, sender: facts.reference.get(mailSenderDocument), ...written });
  if (fate === 'sent') return { fate };
  return { fate, trouble: troubleOf('gửi thư hằng ngày', `${name} <${email}>`, REFUSED) };
}

const REFUSED = 'Dịch vụ thư không nhận địa chỉ này. Kiểm tra địa chỉ ở trang của người đó.';

/** Undefined when there is nothing to say. */
async function writtenMail(addressed: Addressed, email: string, facts: Facts): Promise<RenderedMail | undefined> {
  const mail = composeMail(addressed, email, facts);
  return isWorthSending(mail) ? renderMail(dailyMail(mail, facts.reference.calendar)) : undefined;
}
