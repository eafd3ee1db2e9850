import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import css from '#shared/ui/portal.scss';

const ROOT = join(import.meta.dirname, '../..');

const sources = (): string[] =>
  globSync('{functions,shared}/**/*.tsx', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));
const stylesheet = css.replaceAll('\\', '');
const unknown = (names: readonly string[]): string[] => names.filter((name) => !stylesheet.includes(`.${name}`));

/** Only the parts of govuk-frontend that pages use are compiled in, so an override may be named and do nothing. */
it('every override class a page names is in the stylesheet', () => {
  const named = sources().flatMap((text) => [...text.matchAll(/govuk-![a-z0-9-]+/gu)].map(([name]) => name));
  expect(named).not.toEqual([]);
  expect(unknown(named)).toEqual([]);
});

it('every part of a drawing has its colour: without one it would be black', () => {
  const parts = /<(?:rect|text|line|polyline)\s[^>]*?class="([^"]+)"/gu;
  const named = sources().flatMap((text) => [...text.matchAll(parts)].map(([, name = '']) => name));
  expect(named).not.toEqual([]);
  expect(unknown(named)).toEqual([]);
});
