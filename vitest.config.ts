import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { pageAssets } from './tests/vite-page-assets.ts';

export default defineConfig({
  plugins: [pageAssets],
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // Whole years of a province: minutes each, by `npm run test:long`.
    exclude: [...configDefaults.exclude, ...(process.env['LONG'] === '1' ? [] : ['tests/long/**'])],
    globalSetup: ['tests/global-setup.ts'],
    reporters: ['default', './tests/summary-reporter.ts'],
    pool: 'forks',
    // A worker keeps what it has loaded and compiled from one file to the next; no test changes what others see of it.
    isolate: false,
    // Two more than cores: journeys wait for timers and the browser a good third of their time.
    maxWorkers: Math.max(2, availableParallelism()) + 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
  },
});
