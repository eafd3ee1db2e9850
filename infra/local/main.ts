/** `npm start`: the whole application on this machine. What was compiled once is kept, which halves the next start. */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../../.cache/node', import.meta.url)));
const { serve } = await import('./serve.ts');
await serve();
