/**
 * Makes the guide's pictures from the pages as the browser tests last saw them (`artefacts/screens`): the top of each on a
 * phone, as a small JPEG beside the guide's text. Run by hand after a page changed its looks:
 * `npx vitest run tests/browser && node tests/browser/guide-pictures.ts`.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';

const SCREENS = join(import.meta.dirname, '../../artefacts/screens');
const PICTURES = join(import.meta.dirname, '../../functions/portal/guide/pictures');
const SIZE = { width: 360, height: 560 };

/** Name of the picture, and of the screenshot it is cut from. */
const SOURCES = [
  ['start', 'home-empty-360'],
  ['leader', 'leader-360'],
  ['weeks', 'heat-map-360'],
  ['plan', 'plan-page-360'],
  ['administration', 'administration-quan-tri-360'],
] as const;

const browser = await launchBrowser();
const page = await browser.newPage({ viewport: SIZE });
for (const [name, screen] of SOURCES) {
  const png = (await readFile(join(SCREENS, `${screen}.png`))).toString('base64');
  await page.setContent(`<style>body{margin:0}img{display:block}</style><img src="data:image/png;base64,${png}" />`);
  await page.screenshot({ path: join(PICTURES, `${name}.jpg`), type: 'jpeg', quality: 60 });
}
await browser.close();
