/**
 * Whatever people type into names, titles and addresses, no mail gets a header, a receiver or a part of theirs: looked at
 * are the `.eml` files that the home's SES keeps of mails which went the whole way.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataFolder } from '#infra/local/data-folder.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { Organisation } from '#shared/org/index.ts';
import { personSchema } from '#shared/org/person.ts';
import { unitSchema } from '#shared/org/unit.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import { giveTask, pathOf } from '../obligation/desk.ts';
import { Desk } from '../pakn/desk.ts';
import { Visitor } from '../plan-issue/visitor.ts';

const EVIL = 'evil@evil.example';
/** What ends a header line somewhere, or reads as another one. */
const INJECTIONS = [
  `\r\nBcc: ${EVIL}`,
  `\nCc: ${EVIL}`,
  `\rTo: ${EVIL}`,
  `\r\n\r\n<h1>Thư giả</h1>`,
  `\u2028Bcc: ${EVIL}\u2029`,
  `\u0000\u000b\u000cBcc: ${EVIL}`,
  `\u0085Reply-To: ${EVIL}`,
  `=?utf-8?q?=0D=0ABcc:_${EVIL}?=`,
  `\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n`,
];
const hostile = (text: string, at: number): string => `${text}${INJECTIONS[at % INJECTIONS.length] ?? ''}`;

/** What a unit's name may hold: it is one line by its schema, and stands in lists parted by semicolons. */
const inUnits = INJECTIONS.filter((text) => !/[;\n]/u.test(text));

/** Every name of the province carries one of them. */
function hostileProvince(): Organisation {
  const { units, people } = threeTierProvince();
  const made = Organisation.of(
    units.map((unit, at) => ({
      ...unit,
      names: unit.names.map((own) => ({ ...own, name: `${own.name}${inUnits[at % inUnits.length] ?? ''}` })),
    })),
    people.map((person, at) => ({ ...person, name: hostile(person.name, at) })),
  );
  if (made.ok) return made.value;
  throw new Error('the hostile province is contradictory');
}

const BODY = 'vanthu@hoi.example';
const CITIZEN = 'dan@example.vn';
let folder: string;
let home: TestHome;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mail-headers-'));
  home = await aHome('2024-03-05', { folder: openDataFolder(folder) });
  await settle(home, hostileProvince());
});
afterAll(async () => {
  await home.close();
  rmSync(folder, { recursive: true });
});

/** The header lines of a message as they stand, folded ones joined. */
const headersOf = (message: string): readonly string[] =>
  message
    .slice(0, message.indexOf('\r\n\r\n'))
    .replaceAll(/\r\n[ \t]+/gu, ' ')
    .split('\r\n');

const messages = (): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));

const HEADERS = 'Content-Type Date From MIME-Version Message-ID Subject To'.split(' ');

async function faultsOf(message: string): Promise<readonly string[]> {
  const lines = headersOf(message);
  const faults = lines.filter((line) => !/^[A-Za-z-]+: [\x20-\x7e]+$/u.test(line)).map((line) => `a line «${line}»`);
  const names = lines.map((line) => line.split(':')[0] ?? '').sort();
  if (names.join(' ') !== HEADERS.join(' ')) faults.push(`headers ${names.join(' ')}`);
  const { to, cc, bcc, replyTo, subject = '', attachments } = await PostalMime.parse(message);
  const receivers = [to, cc, bcc, replyTo].flatMap((list) => list ?? []);
  if (receivers.length !== 1) faults.push(`receivers ${JSON.stringify(receivers)}`);
  if (receivers.some(({ address }) => address === undefined || address === EVIL)) faults.push('another receiver');
  if (attachments.length > 0) faults.push('a part of its own');
  if (/[\p{Cc}\u2028\u2029]/u.test(subject)) faults.push(`a subject of several lines: ${JSON.stringify(subject)}`);
  return faults;
}

describe('a mail', () => {
  it('of the morning, about tasks with lines in their names, has the headers of every mail and one receiver', async () => {
    for (const at of INJECTIONS.keys())
      await giveTask(home, `plan-2024.${String(at).padStart(4, '0')}`, { subject: hostile('Rà soát', at) });
    await home.goTo('2024-03-06', 8);
    await home.clock.idle();
    const sent = messages();
    expect(sent.length).toBeGreaterThan(0);
    expect((await Promise.all(sent.map(faultsOf))).flat()).toEqual([]);
    const { text = '' } = await PostalMime.parse(
      sent.find((message) => message.includes('so-tu-phap')) ?? sent[0] ?? '',
    );
    expect(text).toContain(EVIL);
  });

  it('with a link, whose subject is a task’s name, has one line of it', async () => {
    const office = await Visitor.signedIn(home, 'kiem-soat-tthc');
    const before = messages().length;
    for (const at of INJECTIONS.keys()) {
      const task = await giveTask(home, `plan-2025.${String(at).padStart(4, '0')}`, {
        subject: hostile('Báo cáo', at),
      });
      const asked = { address: BODY, message: hostile('Xin gửi trong tuần.', at), days: '7' };
      await office.submit(await office.open(`${pathOf(task)}/lien-ket`), asked);
    }
    expect(messages().length).toBe(before + INJECTIONS.length);
    expect((await Promise.all(messages().map(faultsOf))).flat()).toEqual([]);
    const subjects = home.services.mail.store.newestFirst().map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes(EVIL)).length).toBeGreaterThan(4);
    // What the function asks of SES is one line before SES reads it.
    expect(subjects.filter((subject) => /[\p{Cc}\u2028\u2029]/u.test(subject))).toEqual([]);
  });

  it('to a citizen, by the letter that closes his petition, goes to him alone', async () => {
    const desk = new Desk(home);
    const citizen = Visitor.anonymous(home);
    const typed = { title: hostile('Trả chậm', 0), content: hostile('Hồ sơ trả chậm.', 3), name: hostile('Dân', 1) };
    await citizen.submit(await citizen.open('/phan-anh'), {
      ...{ ...typed, address: hostile('Thôn 1', 2), phone: '0905 123 456', email: CITIZEN, consent: 'yes' },
    });
    const caseId = await desk.receive({ email: CITIZEN });
    const closing = { kind: 'split-off', as: 'complaint', advice: hostile('Gửi Ban Tiếp công dân.', 0) } as const;
    await desk.route(caseId, { kind: 'close', closing });
    await home.clock.idle();
    const store = home.services.mail.store.newestFirst();
    expect(store.filter(({ to }) => to.includes(CITIZEN)).length).toBeGreaterThan(0);
    expect((await Promise.all(messages().map(faultsOf))).flat()).toEqual([]);
  });
});

const SEVERAL = [
  `${BODY}\r\nBcc: ${EVIL}`,
  `${BODY}\n${EVIL}`,
  `${BODY},${EVIL}`,
  `${BODY}; ${EVIL}`,
  `${BODY} ${EVIL}`,
  `Tên <${EVIL}>`,
  `<${EVIL}>`,
  `"a\r\nBcc: ${EVIL}"@hoi.example`,
  `a@hoi.example>\r\nBcc: <${EVIL}`,
  `hoi:${EVIL};@hoi.example`,
  `a@[127.0.0.1]`,
  `a%0d%0aBcc:${EVIL}`,
];

describe('an address that is two, or none', () => {
  it('is refused by the form that mails a link, and nothing leaves', async () => {
    const office = await Visitor.signedIn(home, 'kiem-soat-tthc');
    const task = await giveTask(home, 'plan-2026.0001');
    const before = messages().length;
    const taken: string[] = [];
    for (const address of SEVERAL) {
      const asked = { address, message: '', days: '7' };
      const answer = await office.submit(await office.open(`${pathOf(task)}/lien-ket`), asked);
      if (answer.status !== 422) taken.push(JSON.stringify(address));
    }
    expect(taken).toEqual([]);
    expect(messages().length).toBe(before);
  });

  it('is refused by the petition form, which keeps what else was typed', async () => {
    const citizen = Visitor.anonymous(home);
    const typed = { title: 'Trả chậm', content: 'Hồ sơ trả chậm.', name: 'Dân', address: 'Thôn 1', consent: 'yes' };
    for (const email of SEVERAL) {
      const answer = await citizen.submit(await citizen.open('/phan-anh'), { ...typed, phone: '0905 123 456', email });
      expect(answer.status, JSON.stringify(email)).toBe(422);
      expect(answer.text).toContain('Hồ sơ trả chậm.');
    }
  });

  it('is no address of a person or a unit, by whichever form or workbook it comes', () => {
    const { units, people } = threeTierProvince();
    for (const address of SEVERAL) {
      expect(personSchema.safeParse({ ...people[0], email: address }).success, JSON.stringify(address)).toBe(false);
      expect(unitSchema.safeParse({ ...units[0], mail: address }).success, JSON.stringify(address)).toBe(false);
    }
    expect(personSchema.safeParse({ ...people[0], email: BODY }).success).toBe(true);
    expect(unitSchema.safeParse({ ...units[0], mail: BODY }).success).toBe(true);
  });
});
