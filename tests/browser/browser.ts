/** A real browser for tests: Chromium unpacked from npm, driven by Playwright, checked by axe. Nothing is downloaded. */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { z } from 'zod';

/** The widths every page is looked at: a phone and a desk. */
export const WIDTHS = [360, 1280] as const;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SCREENS = join(import.meta.dirname, '../../artefacts/screens');
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function launchBrowser(): Promise<Browser> {
  // The package unpacks the libraries Chromium needs only where it believes to be on Lambda.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs22.x';
  const { default: sparticuz } = await import('@sparticuz/chromium');
  // Not the package's own arguments: on Lambda it gives up process isolation, which makes Chromium fragile.
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args: ['--lang=vi', '--disable-gpu'] });
}

/** A fresh visitor whose browser runs no scripts: everything must work without. */
export const newVisitor = (browser: Browser, width: number): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width, height: 800 }, locale: 'vi-VN', javaScriptEnabled: false });

/**
 * What axe finds wrong with a page by WCAG 2.2 A and AA, one line a finding; empty when nothing. Axe is a script and the
 * visitor's browser runs none, so it looks at the same document at the same address in a browser of its own.
 */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const html = await page.content();
  const copy = await inspectorBeside(page);
  await copy.unrouteAll();
  await copy.route(page.url(), (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
  await copy.goto(page.url());
  const found = await copy.evaluate<string>(
    `axe.run({ runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations))`,
  );
  return violationsSchema
    .parse(JSON.parse(found))
    .flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} – ${target.join(' ')}`));
}

/** As much of axe's findings as a person needs; what passed is long and stays in the browser. */
const violationsSchema = z.array(
  z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()) })) }),
);

/** One a browser and width: what pages share is then loaded once. */
const inspectors = new WeakMap<Browser, Map<number, Page>>();

async function inspectorBeside(page: Page): Promise<Page> {
  const browser = page.context().browser();
  const viewport = page.viewportSize();
  if (browser === null || viewport === null) throw new Error('the page has no browser or no width');
  const known = inspectors.get(browser) ?? new Map<number, Page>();
  inspectors.set(browser, known);
  const inspector = known.get(viewport.width);
  if (inspector !== undefined) {
    await inspector.setViewportSize(viewport);
    return inspector;
  }
  const context = await browser.newContext({ viewport, locale: 'vi-VN', bypassCSP: true });
  await context.addInitScript({ content: axeSource });
  const fresh = await context.newPage();
  known.set(viewport.width, fresh);
  return fresh;
}

/** Whether the page is wider than its window: on the phone nothing may scroll sideways but tables in their frame. */
export const overflowsSideways = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

/** Goes to a part of the portal by its ways, which stand behind «Mục lục» on the phone. */
export async function goToPart(page: Page, name: string): Promise<void> {
  const ways = page.getByRole('navigation', { name: 'Các phần của hệ thống' });
  const contents = ways.locator('summary');
  if (await contents.isVisible()) {
    await contents.focus();
    await page.keyboard.press('Enter');
  }
  await ways.getByRole('link', { name, exact: true }).click();
}

/** Keeps a picture of the whole page for people to look at: `artefacts/screens/<name>-<width>.png`. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENS, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: join(SCREENS, `${name}-${width}.png`), fullPage: true });
}
