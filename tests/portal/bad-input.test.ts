/**
 * Every form that a walk through the pages finds, filled in wrongly: no fault of the server, what was typed is kept, and
 * each message leads to a field that is there.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestHome } from '../embedded/home.ts';
import { busyProvince, issueSmallPlan, submitPlan } from './busy-province.ts';
import { formsOf, plainText, type Field, type PageForm } from './forms-on-page.ts';
import { CookieJar } from './http-client.ts';

/** Who walks: nobody, an officer, the office, a leader, the administrator. */
const WALKERS = [null, 'so-xay-dung', 'kiem-soat-tthc', 'chu-tich', 'quan-tri'] as const;
type Walker = (typeof WALKERS)[number];
const nameOf = (walker: Walker): string => walker ?? 'a visitor';

let home: TestHome;
const browsers = new Map<Walker, CookieJar>();
const forms = new Map<Walker, readonly PageForm[]>();
beforeAll(async () => {
  home = await busyProvince();
  await issueSmallPlan(home);
  await submitPlan(home);
  for (const walker of WALKERS) {
    browsers.set(walker, walker === null ? new CookieJar() : await signIn(home, walker));
    forms.set(walker, await formsFor(walker));
  }
}, 240_000);
afterAll(() => home.close());

const browserOf = (walker: Walker): CookieJar => browsers.get(walker) ?? new CookieJar();
const urlOf = (path: string): URL => new URL(path, home.addresses.portal);

const kindOf = (href: string): string =>
  href
    .replace(/\?.*$/u, '')
    .replaceAll(/\/[^/?]*\d[^/?]*/gu, '/N')
    .replaceAll(/(don-vi|nguoi|cai-dat)\/[^/?]+/gu, '$1/N');

/** Opens one page of each kind that links lead to, and takes one form of each kind. */
async function formsFor(walker: Walker): Promise<readonly PageForm[]> {
  const seen = new Set(['/', '/phan-anh', '/phan-anh/tra-cuu']);
  const waiting = [...seen];
  const found = new Map<string, PageForm>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await browserOf(walker).fetch(urlOf(path));
    const html = await response.text();
    for (const form of formsOf(path, html)) found.set(`${kindOf(form.action)} ${fieldNames(form)}`, form);
    const isHtml = response.headers.get('content-type')?.startsWith('text/html') === true;
    const links = [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/gu)].map(([, href = '']) => plainText(href));
    for (const link of [...(isHtml ? links : []), response.headers.get('location') ?? '']) {
      if (!link.startsWith('/') || link.startsWith('/dang-nhap') || seen.has(kindOf(link))) continue;
      seen.add(kindOf(link));
      waiting.push(link);
    }
  }
  return [...found.values()];
}

/** The name of a field without its row: what is wrong with one row's is wrong with every row's. */
const columnOf = ({ name }: Field): string => name.replaceAll(/\d+/gu, 'N');

const fieldNames = ({ fields }: PageForm): string => fields.map(columnOf).sort().join(',');

interface Answer {
  readonly status: number;
  readonly html: string;
}

async function send(walker: Walker, form: PageForm, values: (field: Field) => string): Promise<Answer> {
  const body = new URLSearchParams(form.fields.map((field): [string, string] => [field.name, values(field)]));
  const response = await browserOf(walker).fetch(urlOf(form.action), { method: 'POST', body });
  return { status: response.status, html: await response.text() };
}

const SCRIPT = '"><script>alert(1)</script>';
const WRONG: Readonly<Record<string, string>> = {
  empty: '',
  blank: ' \t\n ',
  script: SCRIPT,
  emoji: '👩🏽‍💻🙂',
  'decomposed letters': 'Quy trình điện tử'.normalize('NFD'),
  'a wrong type': '31/02/20x6',
  'too long': 'dài '.repeat(3000),
};

/** What is wrong with an answer to a wrong form; none when it is as it should be. */
function faultsOf({ status, html }: Answer, typed: string, hasText: boolean): readonly string[] {
  const faults: string[] = [];
  if (status >= 500) faults.push(`answers ${String(status)}`);
  if (html.includes(SCRIPT)) faults.push('gives a script back');
  if (status !== 422) return faults;
  const summary = /class="govuk-error-summary.*?<\/ul>/su.exec(html)?.[0] ?? '';
  // A message of the form as a whole – somebody was quicker, the unit has the work already – leads nowhere.
  if (!/<li>(?:<a [^>]*>)?[^<]+/u.test(summary)) faults.push('says nothing');
  const targets = [...summary.matchAll(/href="#([^"]*)"/gu)].map(([, id = '']) => plainText(id));
  const ids = new Set([...html.matchAll(/\sid="([^"]*)"/gu)].map(([, id = '']) => plainText(id)));
  for (const target of targets) if (!ids.has(target)) faults.push(`leads to #${target}, which is not there`);
  const kept = typed.normalize('NFC').trim();
  if (hasText && !plainText(html).includes(kept)) faults.push('loses what was typed');
  return faults;
}

/** Fields of a kind of form that somebody forged already: they are judged alike whoever sends them. */
const forgedBefore = new Set<string>();

/** What a person does not type, of the rows of a form the first; the token, which is each reader's own, every time. */
function forgeable({ action, fields }: PageForm): readonly string[] {
  return fields.flatMap((field) => {
    const key = `${kindOf(action)} ${columnOf(field)}`;
    if (field.kind === 'text' || forgedBefore.has(key)) return [];
    if (field.name !== 'csrf') forgedBefore.add(key);
    return [field.name];
  });
}

/** Fills every form with `typed` and lists what went wrong. */
async function fillAll(walker: Walker, typed: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const form of forms.get(walker) ?? []) {
    const hasText = form.fields.some(({ kind }) => kind === 'text');
    const answer = await send(walker, form, ({ kind, value }) => (kind === 'text' ? typed : value));
    wrong.push(...faultsOf(answer, typed, hasText).map((fault) => `${form.page} → ${form.action}: ${fault}`));
  }
  return wrong;
}

describe.each(WALKERS)('forms of %s', (walker) => {
  it('are found by walking', () => {
    const found = forms.get(walker) ?? [];
    expect(found.length, nameOf(walker)).toBeGreaterThanOrEqual(walker === null ? 1 : 4);
  });

  it('with a hidden field or a choice that is not ours are refused in words', async () => {
    const wrong: string[] = [];
    for (const form of forms.get(walker) ?? [])
      for (const name of forgeable(form))
        for (const forged of name === 'csrf' ? ['không-phải'] : ['', 'không-phải-của-chúng-tôi 🙂', '9'.repeat(500)]) {
          const answer = await send(walker, form, (field) => (field.name === name ? forged : field.value));
          if (answer.status >= 500)
            wrong.push(`${form.action} with ${name} «${forged.slice(0, 20)}»: ${String(answer.status)}`);
          if (name === 'csrf' && walker !== null && answer.status !== 403)
            wrong.push(`${form.action} takes a forged token`);
        }
    expect(wrong).toEqual([]);
  }, 120_000);

  it.each(Object.keys(WRONG))(
    'filled in with %s keep what was typed and say where',
    async (name) => {
      expect(await fillAll(walker, WRONG[name] ?? '')).toEqual([]);
    },
    120_000,
  );

  it('sent a second time, as by the back button or a second tab, break nothing', async () => {
    const wrong: string[] = [];
    for (const form of forms.get(walker) ?? []) {
      const answers = [await send(walker, form, ({ value }) => value), await send(walker, form, ({ value }) => value)];
      if (answers.some(({ status }) => status >= 500)) wrong.push(form.action);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
