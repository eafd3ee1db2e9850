import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import css from '#shared/ui/portal.scss';

const ROOT = join(import.meta.dirname, '../..');

/** Only the parts of govuk-frontend that pages use are compiled in, so an override may be named and do nothing. */
it('every override class a page names is in the stylesheet', () => {
  const named = globSync('{functions,shared}/**/*.tsx', { cwd: ROOT }).flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/govuk-![a-z0-9-]+/gu)].map(([name]) => name),
  );
  expect(named).not.toEqual([]);
  const plain = css.replaceAll('\\', '');
  expect(named.filter((name) => !plain.includes(`.${name}`))).toEqual([]);
});
