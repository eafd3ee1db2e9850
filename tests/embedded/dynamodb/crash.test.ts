import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { clientOf } from './home.ts';

const addressesSchema = z.object({ url: z.string(), serverUrl: z.string() });

async function startHome(folder: string): Promise<{ child: ChildProcess; url: string; serverUrl: string }> {
  const child = fork(new URL('crash-child.ts', import.meta.url), [folder], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [],
  });
  const line = await new Promise((resolve) => child.stdout?.once('data', resolve));
  return { child, ...addressesSchema.parse(JSON.parse(String(line))) };
}

async function stopsAnswering(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer === undefined) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

it('a home killed with SIGKILL takes its database with it and finds every acknowledged write when started again', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dynamodb-crash-'));
  for (let round = 0; round < 3; round += 1) {
    const home = await startHome(folder);
    const client = clientOf(home);
    for (let earlier = 0; earlier < round; earlier += 1) {
      const Key = { pk: { S: `case-${earlier}` }, sk: { S: 'A' } };
      expect((await client.send(new GetItemCommand({ TableName: 'cases', Key }))).Item).toBeDefined();
    }
    const Item = { pk: { S: `case-${round}` }, sk: { S: 'A' } };
    await client.send(new PutItemCommand({ TableName: 'cases', Item }));
    home.child.kill('SIGKILL');
    if (round === 2) expect(await stopsAnswering(home.serverUrl)).toBe(true);
  }
  rmSync(folder, { recursive: true });
});
