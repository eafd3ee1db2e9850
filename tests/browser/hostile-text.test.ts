/**
 * Whatever strangers type or name their files stays text. The browser runs scripts here and the portal's own policy
 * against them is switched off: what is escaped must hold by itself; that the policy holds is a rule of its own.
 */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseIdSchema } from '#shared/casework/index.ts';
import { smallProvince } from '../embedded/few-units.ts';
import { aHome, signIn, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import { aPdf, dateFields, giveTask, Officer, pathOf } from '../obligation/desk.ts';
import { Visitor } from '../plan-issue/visitor.ts';
import { launchBrowser } from './browser.ts';

const RUN = 'window.__ran=1';
const PAYLOADS = [
  `<script>${RUN}</script>`,
  `"><img src=x onerror=${RUN}>`,
  `'><svg onload=${RUN}>`,
  `</title></textarea></style><script>${RUN}</script>`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  `<a href="javascript:${RUN}">bấm</a>`,
  `" autofocus onfocus="${RUN}" x="`,
  `<!--><iframe srcdoc="<script>parent.__ran=1</script>">`,
];
const ALL = PAYLOADS.join(' ');

let home: TestHome;
let browser: Browser;
/** Pages that show what was typed, by who opens them. */
const pages: (readonly [sub: string | null, path: string])[] = [];

beforeAll(async () => {
  [home, browser] = await Promise.all([aHome('2024-03-05'), launchBrowser()]);
  await settle(home, smallProvince());
  await typePlan();
  await typePetition();
  await typeEvidence();
});
afterAll(async () => {
  await Promise.all([browser.close(), home.close()]);
});

/** A plan whose every cell holds markup, as it is read from pasted text and shown for review. */
async function typePlan(): Promise<void> {
  const office = await Visitor.signedIn(home, 'kiem-soat-tthc');
  const text = readFileSync(new URL('../fixtures/plans/vinh-bao-2024.txt', import.meta.url), 'utf8');
  let place = 0;
  const hostile = text.replaceAll(
    /\p{Ll}{3,}(?=\t| \|)/gu,
    (word) => `${word} ${PAYLOADS[(place += 1) % PAYLOADS.length] ?? ''}`,
  );
  expect(place).toBeGreaterThan(10);
  const plan = await office.submit(await office.open('/ke-hoach/moi'), { text: hostile });
  await home.clock.idle();
  const path = plan.url.pathname;
  const review = await office.open(`${path}/ra-soat`);
  expect(review.text).toContain('onerror');
  const row = /href="(\/ke-hoach\/[^"]*\/dong\/[^"]*)"/u.exec(review.html)?.[1];
  const own = [path, `${path}/ra-soat`, ...(row === undefined ? [] : [row.replaceAll('&amp;', '&')]), '/ke-hoach'];
  pages.push(...own.map((at) => ['kiem-soat-tthc', at] as const));
}

async function typePetition(): Promise<void> {
  const citizen = Visitor.anonymous(home);
  const typed = { title: ALL.slice(0, 190), content: ALL, name: PAYLOADS[1] ?? '', address: PAYLOADS[2] ?? '' };
  const contact = { phone: '0905 123 456', email: 'dan@example.vn' };
  const refused = await citizen.submit(await citizen.open('/phan-anh'), {
    ...typed,
    ...contact,
    phone: ALL,
    consent: '',
  });
  expect(refused.status).toBe(422);
  const sent = await citizen.submit(await citizen.open('/phan-anh'), { ...typed, ...contact, consent: 'yes' });
  await home.clock.idle();
  const office = await Visitor.signedIn(home, 'tiep-nhan-pakn');
  const caseId = caseIdSchema.parse(/href="\/pakn\/([0-9a-f-]+)"/u.exec((await office.open('/pakn')).html)?.[1]);
  const own = ['/pakn', `/pakn/${caseId}`, `/pakn/${caseId}/nguoi-gui`];
  pages.push([null, `/phan-anh/tra-cuu?ma=${sent.url.searchParams.get('ma') ?? ''}`]);
  pages.push(...own.map((at) => ['tiep-nhan-pakn', at] as const));
}

/** A task whose words are markup is done with a file whose name is. */
async function typeEvidence(): Promise<void> {
  const task = await giveTask(home, 'plan-2024.0001', { subject: PAYLOADS.slice(0, 3).join(' '), derivation: [ALL] });
  const officer = new Officer(await signIn(home, 'so-tu-phap'), home.addresses.portal);
  const form = { number: ALL.slice(0, 40), ...dateFields('date', '4', '3', '2024'), place: 'file', note: ALL };
  await officer.send(`${pathOf(task)}/hoan-thanh`, form);
  const sent = await officer.upload(`${pathOf(task)}/hoan-thanh/tep`, `${PAYLOADS[1] ?? ''}.pdf`, aPdf());
  await officer.send(sent.location ?? '', {});
  for (const path of [
    pathOf(task),
    `${pathOf(task)}/hoan-thanh`,
    '/viec',
    '/bang',
    `/tim?q=${encodeURIComponent('onerror')}`,
  ])
    pages.push(['so-tu-phap', path]);
  pages.push(['quan-tri', '/quan-tri/nhat-ky']);
}

const contexts = new Map<string | null, BrowserContext>();
async function contextOf(sub: string | null): Promise<BrowserContext> {
  const known = contexts.get(sub);
  if (known !== undefined) return known;
  const context = await browser.newContext({ bypassCSP: true, locale: 'vi-VN' });
  contexts.set(sub, context);
  if (sub !== null) {
    const jar = await signIn(home, sub);
    const { portal: url } = home.addresses;
    await context.addCookies(jar.pairs(url).map(([name, value]) => ({ name, value, url })));
  }
  return context;
}

/** What came of opening a page: scripts that ran, handlers and addresses of scripts that stand in it. */
const TRACES = `[
  ...(window.__ran ? ['a script ran'] : []),
  ...[...document.querySelectorAll('script, iframe, object, embed')].map(({ outerHTML }) => outerHTML),
  ...[...document.querySelectorAll('*')].flatMap((element) =>
    element.getAttributeNames().filter((name) => name.startsWith('on')).map((name) => element.tagName + ' ' + name)),
  ...[...document.querySelectorAll('[href], [src], [action], [formaction]')].flatMap((element) =>
    ['href', 'src', 'action', 'formaction'].map((name) => element.getAttribute(name) ?? '')
      .filter((value) => /^\\s*(?:javascript|data:text|vbscript)/i.test(value))),
]`;

async function tracesOn(page: Page, address: string): Promise<readonly string[]> {
  const elsewhere: string[] = [];
  const { origin } = new URL(home.addresses.portal);
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  await page.goto(new URL(address, home.addresses.portal).href);
  return [...(await page.evaluate<string[]>(TRACES)), ...elsewhere];
}

it('in plans under review, petitions, evidence, file names, search and the log', async () => {
  const found: string[] = [];
  const shown: string[] = [];
  for (const [sub, path] of pages) {
    const page = await (await contextOf(sub)).newPage();
    for (const trace of await tracesOn(page, path)) found.push(`${path}: ${trace}`);
    if ((await page.innerText('main')).includes('onerror')) shown.push(path);
    await page.close();
  }
  expect(found).toEqual([]);
  // Where it stands, it stands as people typed it.
  expect(shown.length).toBeGreaterThan(7);
});

const ASKED = [
  'tim',
  'q',
  'trang',
  'nam',
  'ky',
  'don-vi',
  'nhom',
  'muc',
  'chon',
  'xong',
  'return',
  'khoa',
  'ma',
  'thang',
  'loai',
];

it.each([
  [null, ['/', '/phan-anh', '/phan-anh/ket-qua', '/phan-anh/tra-cuu', '/bao-cao-qua-thu', '/huong-dan', '/khong-co']],
  [
    'kiem-soat-tthc',
    ['/viec', '/bang', '/ke-hoach', '/pakn', '/cong-bo', '/bao-cao', '/tim', '/ho-so-tre', '/bo-chi-so'],
  ],
  ['quan-tri', ['/quan-tri/nhat-ky', '/quan-tri']],
] as const)('in what an address asks for, opened by %s', async (sub, paths) => {
  const page = await (await contextOf(sub)).newPage();
  const found: string[] = [];
  for (const path of paths) {
    const query = new URLSearchParams();
    for (const [at, name] of ASKED.entries()) query.append(name, PAYLOADS[at % 4] ?? '');
    for (const trace of await tracesOn(page, `${path}?${query.toString()}`)) found.push(`${path}: ${trace}`);
  }
  expect(found).toEqual([]);
});

it('the measure finds a script that runs', async () => {
  const page = await (await contextOf(null)).newPage();
  const html = `<p>${ALL}</p>`;
  await page.route('**/probe', (route) => route.fulfill({ body: html, contentType: 'text/html' }));
  expect(await tracesOn(page, '/probe')).toContain('a script ran');
});
