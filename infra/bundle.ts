/** All functions in one esbuild run (design: one bundling); forty separate runs took four times as long. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { FunctionSpec } from './functions.ts';
import { pageAssets } from './page-assets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles every function to `<folder>/<slug>/index.js` (CommonJS, minified, SDK included) with its source map.
 * The paths in the maps do not depend on `folder`, so the same sources always give the same bytes.
 */
export async function bundleFunctions(functions: readonly FunctionSpec[], folder: string): Promise<void> {
  const outdir = path.join(root, 'bundles');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: functions.map(({ slug, handler }) => ({ in: handler, out: `${slug}/index` })),
    outdir,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // `import('node:http')` becomes a require: a bundle loads everything by itself, wherever it runs.
    supported: { 'dynamic-import': false },
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [pageAssets],
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
  });
  await Promise.all(
    outputFiles.map(async (file) => {
      const target = path.join(folder, path.relative(outdir, file.path));
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.contents);
    }),
  );
}
