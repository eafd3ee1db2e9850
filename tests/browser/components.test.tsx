import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveAsset, STYLESHEET } from '#functions/portal/assets.ts';
import { Layout } from '#shared/ui/layout.tsx';
import { Breadcrumbs } from '#shared/ui/components/wayfinding.tsx';
import { renderDocument } from '#shared/ui/render.ts';
import { serveAt, type Served } from '../portal/http-client.ts';
import { errorMessages, examples } from '../ui/examples.tsx';
import {
  accessibilityFaults,
  keepScreenshot,
  launchBrowser,
  newVisitor,
  overflowsSideways,
  WIDTHS,
} from './browser.ts';

const examplesPage = () =>
  renderDocument(
    <Layout
      title="Các thành phần"
      stylesheet={STYLESHEET}
      path="/viec/1"
      officer={{ name: 'Lê Thị Mỹ Duyên', csrfToken: 'token' }}
      navigation={[
        { text: 'Trang chủ', href: '/' },
        { text: 'Việc của tôi', href: '/viec' },
        { text: 'Kế hoạch', href: '/ke-hoach' },
        { text: 'Phản ánh, kiến nghị', href: '/phan-anh' },
      ]}
      beforeMain={
        <Breadcrumbs
          crumbs={[
            { text: 'Trang chủ', href: '/' },
            { text: 'Việc của tôi', href: '/viec' },
          ]}
        />
      }
    >
      <h1 class="govuk-heading-xl">Các thành phần</h1>
      {examples.map(({ title, content }) => (
        <section>
          <h2 class="govuk-heading-l">{title}</h2>
          {content}
        </section>
      ))}
    </Layout>,
  );

/** Controls a finger must hit, with their size in CSS pixels; links inside running text are exempt (WCAG 2.5.8). */
const TARGETS = 'button, input:not([type=hidden]), select, textarea, summary, nav a, .govuk-button, .dh-header a';
const SMALL_TARGETS = `[...document.querySelectorAll('${TARGETS}')]
  .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
  .map(([html, box]) => html + ' ' + Math.round(box.width) + '×' + Math.round(box.height))`;

/** Tables in blocks whose frame would have to scroll. */
const OUTSIDE_FRAME = `[...document.querySelectorAll('.dh-table-frame--blocks')]
  .filter((frame) => frame.scrollWidth > frame.clientWidth)
  .map((frame) => frame.getAttribute('aria-label'))`;

describe('the components', () => {
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
    const html = await examplesPage();
    served = await serveAt(() => (request, response) => {
      const [, folder, hash = '', name = ''] = (request.url ?? '').split('/');
      if (folder !== 'assets') {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
        return;
      }
      void serveAsset(hash, name, '').then(async (asset) => {
        response.writeHead(asset?.status ?? 404, {
          'content-type': asset?.headers.get('content-type') ?? 'text/plain',
        });
        response.end(Buffer.from((await asset?.arrayBuffer()) ?? new ArrayBuffer()));
      });
    });
  });
  afterAll(async () => {
    await Promise.all([browser.close(), served.close()]);
  });

  async function open(width: number): Promise<Page> {
    const page = await (await newVisitor(browser, width)).newPage();
    await page.goto(served.origin, { waitUntil: 'networkidle' });
    return page;
  }

  it.each(WIDTHS)('have no fault that axe finds, targets of 24 px and no sideways scrolling (%i px)', async (width) => {
    const page = await open(width);
    await keepScreenshot(page, 'components');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
    expect(await page.evaluate<string[]>(SMALL_TARGETS)).toEqual([]);
    await page.context().close();
  });

  it('show a table on the phone as a block for each row, nothing of it outside the frame, and still as a table', async () => {
    const page = await open(360);
    expect(await page.evaluate<string[]>(OUTSIDE_FRAME)).toEqual([]);
    const table = page.getByRole('table', { name: 'Việc đến hạn tuần này' });
    expect(await table.getByRole('columnheader').count()).toBe(5);
    expect(await table.getByRole('row').count()).toBeGreaterThan(1);
    await page.context().close();
  });

  it('fold the ways behind «Mục lục» on the phone, which the keyboard opens, and show them all on a wide window', async () => {
    const phone = await open(360);
    const ways = phone.getByRole('navigation', { name: 'Các phần của hệ thống' });
    const plans = ways.getByRole('link', { name: 'Kế hoạch' });
    expect(await plans.isVisible()).toBe(false);
    expect(await ways.locator('summary').textContent()).toContain('Việc của tôi');
    await ways.locator('summary').focus();
    await phone.keyboard.press('Enter');
    expect(await plans.isVisible()).toBe(true);
    expect(await phone.evaluate<string[]>(SMALL_TARGETS)).toEqual([]);
    await phone.context().close();
    const desk = await open(1280);
    expect(await desk.getByRole('link', { name: 'Kế hoạch' }).isVisible()).toBe(true);
    expect(await desk.locator('.dh-ways__summary').isVisible()).toBe(false);
    await desk.context().close();
  });

  it('bring the summary of faults before the reader, whose links lead to the field at fault', async () => {
    const page = await open(1280);
    expect(await page.evaluate<string>('document.activeElement.className')).toContain('govuk-error-summary');
    for (const { field, message } of errorMessages) {
      await page.getByRole('link', { name: message }).click();
      expect(await page.evaluate<string>('document.activeElement.id || location.hash.slice(1)')).toBe(field);
    }
    await page.context().close();
  });

  it('print without navigation and buttons', async () => {
    const page = await open(1280);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect(await page.getByText('Gửi lãnh đạo ký').first().isVisible()).toBe(false);
    expect(await page.getByText('Việc đến hạn tuần này').first().isVisible()).toBe(true);
    await keepScreenshot(page, 'components-print');
    await page.context().close();
  });
});
