/** Lets a benchmark import pages and mails (.tsx) with their stylesheets and fonts, as the bundles of the functions do. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { compileStyles } from '../../infra/page-assets.ts';

function translated(file: string): string | undefined {
  if (file.endsWith('.scss')) return `export default ${JSON.stringify(compileStyles(file).css)};`;
  if (file.endsWith('.woff2') || file.endsWith('.jpg')) {
    const base64 = readFileSync(file, 'base64');
    return `export default Uint8Array.from(Buffer.from('${base64}', 'base64'));`;
  }
  if (!file.endsWith('.tsx')) return undefined;
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    ...{ loader: 'tsx', format: 'esm', target: 'node24', sourcefile: file, sourcemap: 'inline' },
    ...{ jsx: 'automatic', jsxImportSource: 'hono/jsx' },
  });
  return code;
}

registerHooks({
  load(url, context, next) {
    const source = url.startsWith('file:') ? translated(fileURLToPath(url)) : undefined;
    return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
  },
});
