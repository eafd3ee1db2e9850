/**
 * How bundlers read what is not code: a stylesheet becomes its compiled text, a font or a picture its bytes. One description for
 * esbuild (deployment) and, by the same functions, for the tests.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { compile } from 'sass';

const root = join(import.meta.dirname, '..');

/**
 * Compiles a `.scss` file to minified CSS. Throws with file and line when it does not compile.
 * Not `compileAsync`: it takes three times as long.
 */
export function compileStyles(file: string): { css: string; sources: string[] } {
  const { css, loadedUrls } = compile(file, {
    style: 'compressed',
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true,
    charset: false,
  });
  return { css, sources: loadedUrls.map((url) => url.pathname) };
}

/** `import css from './portal.scss'` gives text, `import font from '….woff2'` gives a Uint8Array, a picture likewise. */
export const pageAssets: Plugin = {
  name: 'page-assets',
  setup(build) {
    build.onLoad({ filter: /\.scss$/ }, ({ path }) => {
      const { css, sources } = compileStyles(path);
      return { contents: css, loader: 'text', watchFiles: sources };
    });
    build.onLoad({ filter: /\.(?:woff2|jpg)$/ }, async ({ path }) => ({
      contents: await readFile(path),
      loader: 'binary',
    }));
  },
};
