/** Start of the home to the first page, and what it takes while nobody uses it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../embedded/free-port.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const RUNS = 5;

async function firstPage(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(`http://localhost:${port}/`).catch(() => undefined);
    if (response?.ok === true) return;
    await sleep(10);
  }
  throw new Error(`the home ended with code ${child.exitCode}`);
}

/** What the kernel says of a process by such a name; 0 when it has ended. */
function statusOf(pid: number, name: string): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Resident memory (MiB) of a process and its children. */
function residentMb(pid: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const children = all.filter((other) => statusOf(other, 'PPid') === pid);
  return statusOf(pid, 'VmRSS') / 1024 + children.reduce((sum, child) => sum + residentMb(child), 0);
}

/** One start in a new data folder: seconds to the first page, and memory after a while of rest. */
async function startOnce(rest: boolean): Promise<{ seconds: number; residentMb: number }> {
  const port = await freePort();
  const dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'dung-han-bench-')), 'data');
  const started = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=32', path.join(root, 'infra/local/main.ts')], {
    env: { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: dataDir },
    stdio: 'ignore',
  });
  try {
    await firstPage(port, child);
    const seconds = (performance.now() - started) / 1000;
    if (rest) await sleep(5000);
    return { seconds, residentMb: residentMb(child.pid ?? 0) };
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(path.dirname(dataDir), { recursive: true, force: true });
  }
}

async function run(): Promise<readonly Figure[]> {
  for (const kept of ['cdk.out', '.cache']) rmSync(path.join(root, kept), { recursive: true, force: true });
  const cold = await startOnce(false);
  const cached: number[] = [];
  const idle: number[] = [];
  for (let count = 0; count < RUNS; count += 1) {
    const { seconds, residentMb: memory } = await startOnce(true);
    cached.push(seconds);
    idle.push(memory);
  }
  return [
    { name: 'start to first page, cold (synthesises first)', unit: 's', samples: [cold.seconds] },
    { name: 'start to first page, cached', unit: 's', samples: cached, aim: '≤ 3' },
    { name: 'idle memory, home and database, 5 s after the first page', unit: 'MiB', samples: idle, aim: '≤ 300' },
  ];
}

export const benchmark: Benchmark = { name: 'start of the home', run };
