/**
 * No list that anybody takes home runs as a formula: every route of the portal that gives a workbook or a CSV file is found
 * by walking its pages, in a province whose units, people, plans and petitions are named like formulas.
 */
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { groupDocument, groupKey, newGroup } from '#functions/tthc-review/domain/group.ts';
import { documentWrite } from '#shared/casework/index.ts';
import { plainDate } from '#shared/kernel/civil-date.ts';
import { Organisation } from '#shared/org/index.ts';
import { twoTierProvince } from '#shared/org/sample/index.ts';
import { withFewCommunes } from '../embedded/few-units.ts';
import { aHome, signIn, type TestHome } from '../embedded/home.ts';
import { caseTableOf, settle } from '../embedded/organisation.ts';
import { useImpactPages } from '../embedded/use-impact-assessment.ts';
import { useIndexPages } from '../embedded/use-index-publish.ts';
import { useInspectionPages } from '../embedded/use-inspection.ts';
import { useReportPages } from '../embedded/use-quarterly-report.ts';
import { useReviewPages } from '../embedded/use-tthc-review.ts';
import { useTthcPages } from '../embedded/use-tthc-announce.ts';
import { giveTask } from '../obligation/desk.ts';
import { issueSmallPlan } from '../portal/busy-province.ts';
import type { CookieJar } from '../portal/http-client.ts';
import { startPortal } from '../portal/test-portal.ts';

const BEGIN = ['=1+1+', '+1+1 ', '-1+1 ', '@SUM(1) ', '=HYPERLINK("http://evil.example") ', '\t=1+1 ', '＝1+1 '];
const like = (text: string, at: number): string => `${BEGIN[at % BEGIN.length] ?? ''}${text}`;

const TODAY = '2026-03-02';
let home: TestHome;
let routes: readonly string[];
beforeAll(async () => {
  const portal = await startPortal();
  routes = portal.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  await portal.close();
  home = await aHome(TODAY);
  const plain = withFewCommunes(twoTierProvince(), plainDate(TODAY), 6);
  await settle(home, plain);
  await issueSmallPlan(home);
  await openReviewWithGroups();
  for (const use of [useInspectionPages, useImpactPages, useIndexPages, useReportPages, useTthcPages]) await use(home);
  for (const at of BEGIN.keys()) await giveTask(home, `plan-2026.900${String(at)}`, { subject: like('Rà soát', at) });
  await settle(home, namedLikeFormulas(plain));
}, 120_000);
afterAll(() => home.close());

async function openReviewWithGroups(): Promise<void> {
  const caseId = await useReviewPages(home);
  if (caseId === undefined) throw new Error('no review was opened');
  const line = { hours: 1, hourlyIncome: 1, services: 1, fees: 1, timesPerYear: 1, subjects: 1 };
  const documents = BEGIN.map((_, at) => {
    const before = [{ activity: like('Nộp hồ sơ', at), ...line }];
    const value = { ...newGroup(like('Nhóm', at), 'own-choice'), before };
    return documentWrite(groupDocument, { caseId, key: groupKey(at), value, version: 1 });
  });
  await caseTableOf(home).commit({ documents });
}

function namedLikeFormulas({ units, people }: Organisation): Organisation {
  const made = Organisation.of(
    units.map((unit, at) => ({ ...unit, names: unit.names.map((own) => ({ ...own, name: like(own.name, at) })) })),
    people.map((person, at) => ({ ...person, name: like(person.name, at) })),
  );
  if (made.ok) return made.value;
  throw new Error('the organisation is contradictory');
}

const WALKER = 'kiem-soat-tthc';
const ADMINISTRATOR = 'quan-tri';
const isExport = (path: string): boolean => /\.(?:xlsx|csv)$|\/xuat$|\/bang-xuat\//u.test(path);

/** The files that stand at an address of their own. */
const ownAddresses = (): readonly string[] => routes.filter((path) => isExport(path) && !path.includes(':'));

/** One page of each kind, as links lead to them, and every link to a file on the way. */
async function exportsFor(browser: CookieJar): Promise<readonly string[]> {
  const seen = new Set(['/']);
  const waiting = ['/', '/bao-cao/2025-year'];
  // Those that stand at an address of their own are asked for even where no page shows them.
  const files = new Set(ownAddresses());
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await browser.fetch(new URL(path, home.addresses.portal));
    const html = await response.text();
    const links = [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/gu)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    for (const link of [...links, response.headers.get('location') ?? '']) {
      const [target = ''] = link.split('?');
      if (!link.startsWith('/') || target.startsWith('/dang-')) continue;
      if (isExport(target)) {
        files.add(link);
        continue;
      }
      const kind = target.replaceAll(/\/[^/]*\d[^/]*/gu, '/N').replaceAll(/(don-vi|nguoi|cai-dat)\/[^/]+/gu, '$1/N');
      if (seen.has(kind) || /\.\w+$/u.test(target)) continue;
      seen.add(kind);
      waiting.push(link);
    }
  }
  return [...files];
}

const patternOf = (route: string): RegExp =>
  new RegExp(`^${route.replaceAll('.', '\\.').replaceAll(/:[a-z]+(?:\{[^}]*\})?/giu, '[^/]+')}$`, 'u');
/** Sums over cells; no text of anybody is made of these alone. */
const OURS = /^(?:SUM|ROUND|IF|[A-Z]{1,2}\d+|\d+|[+\-*/(),:.])+$/u;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/u;
const RUNS = /^[\s\u00A0\u200B\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** The texts of a list that run when it is opened. */
async function runningIn(bytes: Buffer): Promise<readonly string[]> {
  if (bytes.subarray(0, 2).toString() !== 'PK') {
    const text = bytes.toString().replace(/^\uFEFF/u, '');
    const cells = [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,\r\n"]*))/gu)];
    return cells
      .map(([, quoted, plain = '']) => quoted ?? plain)
      .filter((cell) => RUNS.test(cell) && !NUMBER.test(cell));
  }
  const zip = await JSZip.loadAsync(bytes);
  const sheets = Object.values(zip.files).filter(({ name }) => name.startsWith('xl/') && name.endsWith('.xml'));
  const parts = await Promise.all(sheets.map((file) => file.async('string')));
  const external = Object.keys(zip.files).filter((name) => /externalLinks|vbaProject|embeddings/u.test(name));
  const formulas = parts.flatMap((xml) =>
    [...xml.matchAll(/<f(?:\s[^>]*)?>([^<]*)<\/f>/gu)].map(([, formula = '']) => formula),
  );
  return [...external, ...formulas.filter((formula) => !OURS.test(formula))];
}

/** Whether a text like a formula stands in a list at all. */
async function namesLikeFormulas(bytes: Buffer): Promise<boolean> {
  if (bytes.subarray(0, 2).toString() !== 'PK') return /1\+1|SUM\(1\)|evil\.example/u.test(bytes.toString());
  const zip = await JSZip.loadAsync(bytes);
  const parts = await Promise.all(zip.file(/^xl\/.*\.xml$/u).map((file) => file.async('string')));
  return parts.some((xml) => /1\+1|SUM\(1\)|evil\.example/u.test(xml));
}

it('the measure finds what runs', async () => {
  expect(await runningIn(Buffer.from('a,b\r\n"=1+1",-3\r\n @x,-3+1\r\n'))).toEqual(['=1+1', ' @x', '-3+1']);
  const zip = new JSZip();
  zip.file('xl/worksheets/sheet1.xml', '<c><f>HYPERLINK("http://evil.example")</f></c><c><f>SUM(A1:B2)</f></c>');
  const found = await runningIn(await zip.generateAsync({ type: 'nodebuffer' }));
  expect(found).toEqual(['HYPERLINK("http://evil.example")']);
});

it('whatever begins like a formula stands as text in every workbook and CSV file of the portal', async () => {
  const running: string[] = [];
  const reached = new Set<string>();
  const shown = new Set<string>();
  for (const sub of [WALKER, ADMINISTRATOR]) {
    const browser = await signIn(home, sub);
    for (const link of sub === WALKER ? await exportsFor(browser) : ownAddresses()) {
      const route = routes.find((path) => patternOf(path).test(link.split('?')[0] ?? ''));
      const response = await browser.fetch(new URL(link, home.addresses.portal));
      const bytes = Buffer.from(await response.arrayBuffer());
      if (response.status !== 200) continue;
      reached.add(route ?? link);
      if (await namesLikeFormulas(bytes)) shown.add(route ?? link);
      for (const text of await runningIn(bytes)) running.push(`${link}: ${text}`);
    }
  }
  expect(running).toEqual([]);
  expect(routes.filter((path) => isExport(path) && !reached.has(path))).toEqual([]);
  // Enough of them held such texts; the others were empty that day, or hold figures alone.
  expect(shown.size, [...shown].join(' ')).toBeGreaterThan(17);
}, 120_000);
