import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunLedger } from '#functions/daily/store/run-ledger.ts';
import {
  claimOutbox,
  finishTask,
  keepSender,
  markSent,
  queueMail,
  readSender,
  returnTask,
  type MailPart,
} from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { personId, unitId } from '#shared/org/index.ts';
import {
  anEvidence,
  aVault,
  change,
  earlyMorning,
  noon,
  OFFICE,
  OFFICER,
  opened,
  openBy,
  startWorld,
  type World,
} from './world.ts';

describe('the outbox', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const aNotice = (): MailPart => ({ kind: 'notice', caseId: world.newCase(), taskId: null, step: null });
  const queue = (part: MailPart, people: readonly string[], now: number) =>
    queueMail(
      { to: people.map((id) => ({ person: personId(id), rhythm: 'daily' as const })), part, urgent: false, now },
      world.ports,
    );

  it('has one mail per person and day, whatever is put into it, and each part once', async () => {
    const [first, second] = [aNotice(), aNotice()];
    for (const part of [first, second, first]) await queue(part, ['lan', 'hoa'], earlyMorning('2024-01-02'));
    const mails = await world.store.mailsOn(plainDate('2024-01-02'));
    expect(mails.map(({ person }) => person)).toEqual(['hoa', 'lan']);
    for (const { parts } of mails) expect(parts).toEqual([first, second]);
  });

  it('takes the part in the transaction of the fact: the unit that gets work hears of it', async () => {
    const task = await opened(world, { unit: unitId('so-y-te'), on: '2024-01-03', start: openBy('2024-02-01') });
    await finishTask(
      { ...change(task, '2024-01-04'), evidence: anEvidence({ date: plainDate('2024-01-04') }) },
      world.ports,
    );
    await returnTask({ ...change(task, '2024-01-04', OFFICE), reason: 'Thiếu dấu' }, world.ports);
    const kindsOn = async (date: string) =>
      (await world.store.mailsOn(plainDate(date))).flatMap(({ person, parts }) =>
        parts.map(({ kind }) => [person, kind]),
      );
    expect(await kindsOn('2024-01-04')).toEqual([['so-y-te-officer', 'assigned']]);
    expect(await kindsOn('2024-01-05')).toEqual([['so-y-te-officer', 'returned']]);
  });

  it('gives each mail to one of two runs at once', async () => {
    const sendOn = plainDate('2024-01-08');
    const people = Array.from({ length: 100 }, (_, i) => `nguoi-${i}`);
    await queue(aNotice(), people, earlyMorning('2024-01-08'));
    const runs = await Promise.all(['a', 'b'].map((run) => claimOutbox({ sendOn, run }, world.ports)));
    expect(
      runs
        .flat()
        .map(({ person }) => person)
        .sort(),
    ).toEqual(people.toSorted());
  });

  it('gives a run that is repeated what it had taken and not sent, and another run nothing', async () => {
    const sendOn = plainDate('2024-01-09');
    await queue(aNotice(), ['lan', 'hoa'], earlyMorning('2024-01-09'));
    const mails = await claimOutbox({ sendOn, run: 'a' }, world.ports);
    await markSent({ mails: mails.slice(0, 1), run: 'a' }, world.ports);
    expect(await claimOutbox({ sendOn, run: 'b' }, world.ports)).toEqual([]);
    const again = await claimOutbox({ sendOn, run: 'a' }, world.ports);
    expect(again.map(({ person }) => person)).toEqual(mails.slice(1).map(({ person }) => person));
    await expect(markSent({ mails, run: 'b' }, world.ports)).rejects.toThrow('These mails are not held by b');
  });

  it('is marked with what goes with it, or neither is written', async () => {
    const sendOn = plainDate('2024-01-10');
    await queue(aNotice(), ['lan', 'hoa'], earlyMorning('2024-01-10'));
    const mails = await claimOutbox({ sendOn, run: 'a' }, world.ports);
    const further = new RunLedger(world.client, world.table).countWith(sendOn, { sent: 2 });
    await expect(markSent({ mails, run: 'a', further }, world.ports)).rejects.toThrow('cannot be written');
    expect(await claimOutbox({ sendOn, run: 'a' }, world.ports)).toHaveLength(2);
  });

  it('puts a part that comes when the mails are on their way into those of the next working day', async () => {
    const friday = plainDate('2024-01-12');
    await queue(aNotice(), ['lan'], earlyMorning('2024-01-12'));
    await claimOutbox({ sendOn: friday, run: 'a' }, world.ports);
    const late = aNotice();
    await queue(late, ['lan', 'hoa'], earlyMorning('2024-01-12'));
    const mails = await world.store.mailsOn(friday);
    expect(mails.map(({ person, state, parts }) => [person, state, parts.length])).toEqual([
      ['hoa', 'pending', 1],
      ['lan', 'claimed', 1],
    ]);
    expect((await world.store.mailsOn(plainDate('2024-01-15'))).map(({ parts }) => parts)).toEqual([[late]]);
  });

  it('loses no part that is added while the mails are being taken', async () => {
    const sendOn = plainDate('2024-01-16');
    const parts = Array.from({ length: 12 }, aNotice);
    await queue(aNotice(), ['lan'], earlyMorning('2024-01-16'));
    const [claimed] = await Promise.all([
      claimOutbox({ sendOn, run: 'a' }, world.ports),
      ...parts.map((part) => queue(part, ['lan'], earlyMorning('2024-01-16'))),
    ]);
    const later = await world.store.mailsOn(plainDate('2024-01-17'));
    const held = [...claimed, ...later].flatMap((mail) => mail.parts);
    expect(held).toHaveLength(13);
    expect(held).toEqual(expect.arrayContaining(parts));
  });
});

describe('the sender of a PAKN', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  const sender = { name: 'Nguyễn Văn A', address: 'Tam Kỳ', phone: '0905000000', email: 'a@example.vn' };

  it('is kept sealed and read only for a reason, which is an event', async () => {
    const caseId = world.newCase();
    const ports = { store: world.store, senders: world.store, vault: aVault() };
    await keepSender({ caseId, sender, keepUntil: plainDate('2026-12-31') }, ports);
    expect(JSON.stringify(await world.store.readSender(caseId))).not.toMatch(/Nguy|0905/u);
    const read = { caseId, by: OFFICER, why: ' ', now: noon('2024-03-01') };
    expect(await readSender(read, ports)).toMatchObject({ ok: false, error: { code: 'reason-missing' } });
    expect(await readSender({ ...read, why: 'Gọi lại để làm rõ' }, ports)).toEqual({ ok: true, value: sender });
    expect(await world.store.eventsOf(caseId)).toMatchObject([{ what: 'sender-read', why: 'Gọi lại để làm rõ' }]);
  });

  it('is gone for readers from the day after its retention date, and does not open in another case', async () => {
    const [caseId, other] = [world.newCase(), world.newCase()];
    const ports = { store: world.store, senders: world.store, vault: aVault() };
    await keepSender({ caseId, sender, keepUntil: plainDate('2024-03-01') }, ports);
    const read = { caseId, by: OFFICER, why: 'Gọi lại', now: noon('2024-03-02') };
    expect(await readSender(read, ports)).toMatchObject({ ok: false, error: { code: 'sender-not-kept' } });
    const kept = await world.store.readSender(caseId);
    if (kept === undefined) throw new Error('nothing kept');
    await world.store.putSender(other, kept);
    await expect(readSender({ ...read, caseId: other, now: noon('2024-03-01') }, ports)).rejects.toThrow();
  });
});
