/** Runs one benchmark file in this process and sends its figures to the parent. */
import process from 'node:process';
import type { Benchmark } from './benchmark.ts';
import './page-modules.ts';

const file = process.argv[2] ?? '';
const isBenchmark = (value: unknown): value is Benchmark =>
  typeof value === 'object' && value !== null && 'name' in value && 'run' in value;

const module: unknown = await import(new URL(file, import.meta.url).href);
const benchmark = typeof module === 'object' && module !== null && 'benchmark' in module ? module.benchmark : undefined;
if (!isBenchmark(benchmark)) throw new Error(`${file} exports no \`benchmark\``);
const figures = await benchmark.run();
process.send?.({ name: benchmark.name, figures }, () => process.exit(0));
