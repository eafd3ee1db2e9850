/**
 * What must never be written down: people come and go with marked names, keys and sessions, while one permission after
 * another is missing so that faults are told at every step. Then every log line, every item of the table and every step
 * of every execution is searched for the marks.
 */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import PostalMime from 'postal-mime';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { ADMINISTRATOR } from '#infra/local/iam.ts';
import { REGION } from '#infra/local/template/names.ts';
import { addDays, civilDateAt } from '#shared/kernel/civil-date.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { administratorOf } from '../administration/administrator.ts';
import { aHome, itemsIn, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import { giveTask, pathOf } from '../obligation/desk.ts';
import { Desk } from '../pakn/desk.ts';
import { Visitor, type Page } from '../plan-issue/visitor.ts';
import type { ProofAsked, ProofKind, ProofResult } from './kind.ts';

/** A text that may be read only where it is meant to be, by what it is. */
type Marks = Map<string, string>;

const SENDER = {
  name: 'Nguyễn Bí Danh',
  address: 'Ngõ Kín Đáo 77',
  phone: '0987 650 321',
  email: 'bi.danh@kin-dao.example',
};

/** The address of a body without an account, to which a link is mailed; it is no secret. */
const BODY = 'hoi@example.vn';

/** What people come to hold on the way; without it the search would prove nothing. */
const HELD = ['a cookie of so-tu-phap', 'the key of a calendar', 'the key of a mailed link', 'the secret of a webhook'];

/** Grants without which a step breaks off, told to the log with whatever the fault carries. */
const SHORT = new Set(['PortalFunction kms:Encrypt', 'PaknFunction kms:Decrypt', 'PaknFunction dynamodb:UpdateItem']);
const LONG = /^(?:Portal|Pakn|Webhooks)Function (?:dynamodb|kms|ses|states):/u;

async function run(asked: ProofAsked): Promise<ProofResult> {
  const { seed, long } = asked;
  const home = await aHome('2024-03-04');
  try {
    await settle(home, threeTierProvince());
    const marks: Marks = new Map(Object.entries(SENDER).map(([what, text]) => [text, `the sender's ${what}`]));
    marks.set(SENDER.phone.replaceAll(' ', ''), "the sender's phone");
    marks.set(await sessionSecretOf(home), 'the secret of sessions');
    await visit(home, marks, seed);
    const faults = faultsOf(home, long);
    for (const [at, { name, suspend }] of faults.entries()) {
      asked.progress(`${at + 1} of ${faults.length}, without ${name}`);
      const giveBack = suspend();
      await visit(home, marks, `${seed}-${at}`);
      giveBack();
      home.services.functions.recycle();
    }
    const unseen = HELD.find((what) => ![...marks.values()].includes(what));
    if (unseen !== undefined) throw new Error(`nobody came to hold ${unseen}`);
    const places = await placesOf(home);
    const findings = places.flatMap(({ where, text }) =>
      [...marks]
        .filter(([mark]) => text.includes(mark))
        .map(([, what]) => `${what} stands in ${where}: ${text.slice(0, 300)}`),
    );
    return { trials: places.length * marks.size, losses: 0, duplicates: 0, leaks: findings.length, findings };
  } finally {
    await home.close();
  }
}

function faultsOf(
  home: TestHome,
  long: boolean,
): readonly { readonly name: string; readonly suspend: () => () => void }[] {
  return home.services.iam.grants().flatMap(({ statement, actions }) =>
    actions.flatMap(({ text: action }) => {
      const name = `${/(?:Portal|Pakn|Webhooks)Function/u.exec(statement)?.[0] ?? ''} ${action}`;
      const isWanted = long ? LONG.test(name) : SHORT.has(name);
      return isWanted ? [{ name, suspend: () => home.services.iam.suspend(statement, action) }] : [];
    }),
  );
}

async function sessionSecretOf(home: TestHome): Promise<string> {
  const endpoint = home.services.addresses.secrets;
  const client = new SecretsManagerClient({ region: REGION, credentials: ADMINISTRATOR, endpoint });
  const [secret] = home.deployment.template.ofType('AWS::SecretsManager::Secret');
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secret?.arn }));
  if (SecretString === undefined) throw new Error('there is no secret of sessions');
  return SecretString;
}

/** What people do whose marks we look for; a step that breaks off leaves its fault in the log. */
async function visit(home: TestHome, marks: Marks, name: string): Promise<void> {
  for (const step of [sendPetition, readSender, keepKeys, registerReceiver, sendJunk])
    await step(home, marks, name).catch(() => undefined);
  await home.goTo(addDays(civilDateAt(home.clock.now()), 1), 8);
  await home.clock.idle();
}

async function signedIn(home: TestHome, marks: Marks, sub: string): Promise<Visitor> {
  const visitor = await Visitor.signedIn(home, sub);
  for (const value of visitor.secrets()) marks.set(value, `a cookie of ${sub}`);
  return visitor;
}

const PETITION = { title: 'Trả kết quả chậm', content: 'Hồ sơ trả chậm năm ngày.', consent: 'yes', ...SENDER };

async function sendPetition(home: TestHome): Promise<void> {
  const citizen = Visitor.anonymous(home);
  await citizen.submit(await citizen.open('/phan-anh'), { ...PETITION, phone: '' });
  await citizen.submit(await citizen.open('/phan-anh'), PETITION);
  await home.clock.idle();
}

/** The office reads who sent it, and splits it off, which sends its sender a letter. */
async function readSender(home: TestHome, marks: Marks): Promise<void> {
  const desk = new Desk(home);
  const caseId = await desk.receive({ email: SENDER.email });
  const office = await signedIn(home, marks, 'tiep-nhan-pakn');
  await office.submit(await office.open(`/pakn/${caseId}/nguoi-gui`), { reason: 'Hỏi rõ ngày nộp' });
  const closing = { kind: 'split-off', as: 'complaint', advice: 'Gửi Ban Tiếp công dân.' } as const;
  await desk.route(caseId, { kind: 'close', closing });
  await home.clock.idle();
}

const KEY = /khoa=([\w-]{43})/u;
const noteKey = (marks: Marks, { html }: Page, what: string): void => {
  const key = KEY.exec(html)?.[1];
  if (key !== undefined) marks.set(key, what);
};

/** A calendar is made, read, asked for with a wrong key; a link to a task is mailed. */
async function keepKeys(home: TestHome, marks: Marks, name: string): Promise<void> {
  const officer = await signedIn(home, marks, 'so-tu-phap');
  const form = { 'noi-dung': 'minh', ten: 'Điện thoại' };
  const made = await officer.submit(await officer.open('/tai-khoan/lich'), form);
  noteKey(marks, made, 'the key of a calendar');
  const key = KEY.exec(made.html)?.[1] ?? '';
  await Visitor.anonymous(home).open(`/lich.ics?khoa=${key}`);
  const task = await giveTask(home, `leak-${name}`);
  const office = await signedIn(home, marks, 'kiem-soat-tthc');
  const asked = { address: BODY, message: 'Xin gửi trong tuần.', days: '7' };
  await office.submit(await office.open(`${pathOf(task)}/lien-ket`), asked);
  const mail = home.services.mail.store.newestFirst().find(({ to }) => to.includes(BODY));
  const { text = '' } = await PostalMime.parse(home.services.mail.store.message(mail?.id ?? '') ?? '');
  const link = KEY.exec(text)?.[1];
  if (link !== undefined) {
    marks.set(link, 'the key of a mailed link');
    await Visitor.anonymous(home).open(`/bao-cao-qua-thu?khoa=${link}`);
  }
}

async function registerReceiver(home: TestHome, marks: Marks, name: string): Promise<void> {
  const administrator = await administratorOf(home);
  const typed = { ten: `Hệ thống ${name}`, 'dia-chi': 'https://receiver.invalid/', 'pham-vi': '*' };
  const { html } = await administrator.fill('/quan-tri/webhook', typed);
  const secret = /readonly[^>]*>([\w-]{43})</u.exec(html)?.[1];
  if (secret !== undefined) marks.set(secret, 'the secret of a webhook');
}

/** What no browser sends, with marks in it. */
async function sendJunk(home: TestHome, marks: Marks): Promise<void> {
  const portal = home.addresses.portal;
  const body = JSON.stringify(PETITION);
  for (const [type, text] of [
    ['application/json', body],
    ['application/x-www-form-urlencoded', `content=%E1%BB&name=${encodeURIComponent(SENDER.name)}`],
    ['multipart/form-data; boundary=x', body],
  ] as const)
    await fetch(`${portal}/phan-anh`, { method: 'POST', headers: { 'content-type': type }, body: text });
  const [key = ''] = [...marks].find(([, what]) => what.includes('calendar')) ?? [];
  await fetch(`${portal}/lich.ics?khoa=${key}%00`);
  await fetch(`${portal}/khong-co?khoa=${key}&email=${SENDER.email}`, { headers: { authorization: `Bearer ${key}` } });
  await fetch(`${portal}/sign-in/callback?code=${key}&state=${key}`);
}

interface Place {
  readonly where: string;
  readonly text: string;
}

const listSchema = z.object({ executions: z.array(z.object({ executionArn: z.string() })) });

/** Everything that is written down but for the mails themselves, which go to whom they are meant for. */
async function placesOf(home: TestHome): Promise<readonly Place[]> {
  const places: Place[] = home.lines.map(({ source, text }) => ({ where: `the log of ${source}`, text }));
  for (const item of await itemsIn(home))
    places.push({
      where: `the table's ${String(item['pk'])} ${String(item['sk'])}`,
      text: JSON.stringify(item, unzipped),
    });
  const { engine } = home.services;
  for (const { arn } of home.deployment.stateMachines) {
    const { body } = await engine.request('ListExecutions', { stateMachineArn: arn });
    for (const { executionArn } of listSchema.parse(body).executions) {
      const history = await engine.request('GetExecutionHistory', { executionArn, maxResults: 1000 });
      places.push({ where: `the history of ${executionArn}`, text: JSON.stringify(history.body) });
    }
  }
  return places;
}

/** Documents, reference data and a morning's rows lie zipped in the table: hidden there is not kept secret. */
const unzipped = (_name: string, value: unknown): unknown =>
  value instanceof Uint8Array ? gunzipSync(value).toString('utf8') : value;

export const proof: ProofKind = { name: 'leaks', run };
