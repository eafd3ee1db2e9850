/** Reads stylesheets and fonts in tests as infra/page-assets.ts does in the bundles. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vitest/config';
import { compileStyles } from '../infra/page-assets.ts';

const PREFIX = '\0page-asset:';
const SUFFIX = '.js';
const fileOf = (id: string): string => id.slice(PREFIX.length, -SUFFIX.length);

export const pageAssets: Plugin = {
  name: 'page-assets',
  enforce: 'pre',
  // Modules are kept from run to run by their own file; a stylesheet changes with each of its parts.
  configureVitest({ defineCacheKeyGenerator }) {
    defineCacheKeyGenerator(({ id }) =>
      id.startsWith(PREFIX) && fileOf(id).endsWith('.scss')
        ? createHash('sha256')
            .update(compileStyles(fileOf(id)).css)
            .digest('hex')
        : undefined,
    );
  },
  async resolveId(source, importer) {
    if (!/\.(scss|woff2|jpg)$/.test(source)) return null;
    const resolved = await this.resolve(source, importer, { skipSelf: true });
    // Under a name of its own, or vite's own handling of styles would take it.
    return resolved === null ? null : `${PREFIX}${resolved.id}${SUFFIX}`;
  },
  async load(id) {
    if (!id.startsWith(PREFIX)) return null;
    const file = fileOf(id);
    if (file.endsWith('.scss')) return `export default ${JSON.stringify(compileStyles(file).css)};`;
    const base64 = (await readFile(file)).toString('base64');
    return `export default Uint8Array.from(Buffer.from('${base64}', 'base64'));`;
  },
};
