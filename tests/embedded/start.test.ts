import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { addressesSchema, type Addresses } from '#infra/local/ports.ts';
import { CookieJar } from '../portal/http-client.ts';
import { freePort } from './free-port.ts';
import { signInAt } from './home.ts';

const MAIN = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));
const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'dung-han-start-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Start {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function start(environment: Record<string, string>): Start {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env['PATH'], ...environment } });
  children.push(child);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { child, output: () => output, ended: new Promise((resolve) => child.on('exit', resolve)) };
}

async function until<T>(probe: () => T | undefined, what: () => string): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = probe();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never: ${what()}`);
}

async function ready(started: Start, dataDir: string): Promise<Addresses> {
  await until(() => (started.output().includes('is ready at') ? true : undefined), started.output);
  return addressesSchema.parse(JSON.parse(readFileSync(path.join(dataDir, 'endpoints.json'), 'utf8')));
}

/** Processes whose command line names the data folder. */
const processesOf = (dataDir: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir);
      } catch {
        return false;
      }
    });

describe('npm start', () => {
  it('keeps sign-ins, state and ports across kill -9, and ends cleanly within five seconds with its children', async () => {
    const dataDir = path.join(fresh(), 'data');
    const environment = { PORT: String(await freePort()), DATA_DIR: dataDir };
    const first = start(environment);
    const before = await ready(first, dataDir);
    const browser = await signInAt(before, new CookieJar(), 'so-tu-phap');
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start(environment);
    expect(await ready(second, dataDir)).toEqual(before);
    expect(await (await browser.fetch(before.portal)).text()).toContain('Hoàng Kim Phượng');
    const asked = performance.now();
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5000);
    await until(
      () => (processesOf(dataDir).length === 0 ? true : undefined),
      () => processesOf(dataDir).join(),
    );
  });

  it('lets a demonstration jump days, and goes on from there after a restart', async () => {
    const dataDir = path.join(fresh(), 'data');
    const environment = { PORT: String(await freePort()), DATA_DIR: dataDir, DEMO: '1' };
    const first = start(environment);
    await ready(first, dataDir);
    const desk = await until(() => /demonstration\s+(http:\S+)/.exec(first.output())?.[1], first.output);
    const jumped = await fetch(`${desk}/jump`, { method: 'POST', body: new URLSearchParams({ days: '30' }) });
    expect(jumped.url).toBe(`${desk}/`);
    const inThirtyDays = new Intl.DateTimeFormat('vi-VN', { dateStyle: 'full', timeZone: 'Asia/Ho_Chi_Minh' }).format(
      Date.now() + 30 * 86_400_000,
    );
    expect(await jumped.text()).toContain(inThirtyDays);
    expect(await (await fetch(desk)).text()).toContain('value="morning"');
    const refused = await fetch(`${desk}/jump`, { method: 'POST', body: new URLSearchParams({ days: '-1' }) });
    expect(refused.status).toBe(400);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start(environment);
    await ready(second, dataDir);
    const again = await until(() => /demonstration\s+(http:\S+)/.exec(second.output())?.[1], second.output);
    expect(await (await fetch(again)).text()).toContain(inThirtyDays);
  });

  it('refuses a taken port, naming it and the variable that changes it', async () => {
    const server = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const dataDir = fresh();
    const refused = start({ PORT: String(port), DATA_DIR: dataDir });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain(`Port ${port} is taken by another process. Set another one with PORT`);
    server.close();
  });

  it('refuses a newer data folder and touches nothing', async () => {
    const dataDir = fresh();
    const mark = JSON.stringify({ application: 'dung-han', format: 1000 });
    writeFileSync(path.join(dataDir, 'home.json'), mark);
    const refused = start({ PORT: String(await freePort()), DATA_DIR: dataDir });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('was written by a newer version');
    expect(readdirSync(dataDir)).toEqual(['home.json']);
    expect(readFileSync(path.join(dataDir, 'home.json'), 'utf8')).toBe(mark);
  });

  it('refuses a wrong setting, naming the variable', async () => {
    const refused = start({ PORT: 'eighty', DATA_DIR: fresh() });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('PORT');
  });

  it('opens the portal to other machines only with an issuer of its own', async () => {
    const refused = start({ HOST: '0.0.0.0', DATA_DIR: fresh() });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain('OIDC_ISSUER');
  });
});
