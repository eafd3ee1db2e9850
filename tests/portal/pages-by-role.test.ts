/** Pages as each role meets them: no link that its reader may not open, own units and others, addresses that lead nowhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseIdSchema, taskIdSchema } from '#shared/casework/index.ts';
import { signIn, type TestHome } from '../embedded/home.ts';
import { caseTableOf } from '../embedded/organisation.ts';
import { busyProvince, issueSmallPlan } from './busy-province.ts';
import { locationOf, type CookieJar } from './http-client.ts';

let home: TestHome;
const browsers = new Map<string, CookieJar>();
beforeAll(async () => {
  home = await busyProvince();
  await issueSmallPlan(home);
}, 240_000);
afterAll(() => home.close());

async function browserOf(sub: string): Promise<CookieJar> {
  const known = browsers.get(sub) ?? (await signIn(home, sub));
  browsers.set(sub, known);
  return known;
}

interface Opened {
  readonly status: number;
  readonly html: string;
}

/** Opens a page, through redirects within the portal; one that leads to a file elsewhere has come to its end. */
async function open(sub: string, path: string): Promise<Opened> {
  const browser = await browserOf(sub);
  const { portal } = home.addresses;
  let url = new URL(path, portal);
  for (;;) {
    const response = await browser.fetch(url);
    const html = await response.text();
    if (!response.headers.has('location')) return { status: response.status, html };
    url = locationOf(response, url);
    if (url.origin !== portal || url.pathname.startsWith('/dang-nhap')) return { status: response.status, html };
  }
}

const HREF = /<a [^>]*href="([^"#]+)(?:#[^"]*)?"/gu;
const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(HREF)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .filter((href) => /^\/(?!\/)/u.test(href));

/** Addresses that differ by their ids or filters alone are one kind; so many of a kind are tried. */
const OF_A_KIND = 2;
const kindOf = (href: string): string =>
  href
    .replace(/\?.*$/u, (query) => query.replaceAll(/=[^&]*/gu, '='))
    .replaceAll(/\/[^/?]*\d[^/?]*/gu, '/N')
    .replaceAll(/don-vi\/[^/?]+/gu, 'don-vi/N');

/** Follows every kind of link from page to page; returns those that were refused or failed. */
async function crawl(sub: string): Promise<{ readonly seen: number; readonly broken: readonly string[] }> {
  const kinds = new Map<string, number>();
  const waiting: (readonly [href: string, from: string])[] = [['/', '']];
  const asked = new Set(['/']);
  const broken: string[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [href, from] = next;
    const { status, html } = await open(sub, href);
    if (status >= 400) broken.push(`${from} → ${href}: ${String(status)}`);
    for (const link of linksIn(html)) {
      const kind = kindOf(link);
      const count = kinds.get(kind) ?? 0;
      if (asked.has(link) || count >= OF_A_KIND) continue;
      asked.add(link);
      kinds.set(kind, count + 1);
      waiting.push([link, href]);
    }
  }
  return { seen: asked.size, broken };
}

/** One of each role, at the top and in a commune. */
const SUBJECTS = [
  ['chu-tich', 'the leader of the province'],
  ['chanh-van-phong', 'the head of the office'],
  ['so-xay-dung', 'an officer of a department'],
  ['giam-doc-so-xay-dung', 'the head of a department'],
  ['chu-tich-xa', 'the leader of a commune'],
  ['mot-cua-xa', 'an officer of a commune'],
  ['quan-tri', 'the administrator'],
] as const;

describe('a page', () => {
  it.each(SUBJECTS)(
    'never shows %s, %s, a link he may not open',
    async (sub) => {
      const { seen, broken } = await crawl(sub);
      expect(broken).toEqual([]);
      expect(seen).toBeGreaterThan(15);
    },
    240_000,
  );
});

/** Who may see a task of Sở Xây dựng, and what belongs to it. */
const READERS_OF_THE_UNIT: readonly (readonly [string, boolean])[] = [
  ['so-xay-dung', true],
  ['giam-doc-so-xay-dung', true],
  ['chanh-van-phong', true],
  ['chu-tich', true],
  ['quan-tri', true],
  ['so-tu-phap', false],
  ['chu-tich-xa', false],
  ['mot-cua-xa', false],
];

describe('a unit’s work', () => {
  const caseId = caseIdSchema.parse('ke-hoach-2026:so-xay-dung-a0');
  const taskId = taskIdSchema.parse('so-xay-dung');
  const task = `/viec/${caseId}/${taskId}`;
  const everyAction = ['hoan-thanh', 'gia-han', 'don-doc', 'chuyen', 'tam-dung', 'tra-lai', 'mo-lai'];

  it.each(READERS_OF_THE_UNIT)('is open to its own people and those above, to nobody else: %s', async (sub, may) => {
    expect(await caseTableOf(home).readTask(caseId, taskId)).toBeDefined();
    for (const path of [task, '/don-vi/so-xay-dung', '/viec?don-vi=so-xay-dung'])
      expect((await open(sub, path)).status, path).toBe(may ? 200 : 403);
    const { html } = await open(sub, '/bang');
    expect(html.includes(task)).toBe(may);
  });

  it.each(READERS_OF_THE_UNIT.filter(([, may]) => !may))('cannot be acted on from another unit: %s', async (sub) => {
    for (const action of everyAction) expect((await open(sub, `${task}/${action}`)).status, action).toBe(403);
  });

  it('offers each reader only the actions that open for him', async () => {
    for (const [sub] of READERS_OF_THE_UNIT.filter(([, may]) => may)) {
      const { html } = await open(sub, task);
      for (const href of linksIn(html).filter((link) => link.startsWith(`${task}/`)))
        expect((await open(sub, href)).status, `${sub} ${href}`).toBe(200);
    }
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    '/viec/khong/co',
    '/ke-hoach/00000000000-0000000000',
    '/don-vi/khong-co',
    '/pakn/khong-co',
    '/cong-bo/khong-co',
    '/du-thao/khong-co',
    '/ra-soat/khong-co',
    '/bao-cao/khong-co/khong-co',
  ])('is told as such: %s', async (path) => {
    expect((await open('chu-tich', path)).status).toBe(404);
  });
});
