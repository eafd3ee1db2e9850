/** The database of a running home ends (killed, out of memory) and is started again: who calls meanwhile waits for it. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { childrenOf } from '../../proof/home/children.ts';
import { clientOf, start } from './home.ts';

it('a write that comes while the database is being started again waits for it and is kept', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dynamodb-restart-'));
  const home = await start({}, { folder });
  try {
    for (const child of childrenOf(process.pid)) process.kill(child, 'SIGKILL');
    while ((await fetch(home.serverUrl).catch(() => undefined)) !== undefined);
    const Item = { pk: { S: 'case-1' }, sk: { S: 'A' } };
    const { $metadata } = await clientOf(home).send(new PutItemCommand({ TableName: 'cases', Item }));
    expect($metadata.httpStatusCode).toBe(200);
  } finally {
    await home.close();
    rmSync(folder, { recursive: true });
  }
});

it('a database that stays away is answered as DynamoDB answers a fault, so that the SDK tries again', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dynamodb-restart-'));
  const home = await start({}, { folder });
  // Whoever holds its port keeps the database from starting again.
  const stranger = createServer((socket) => socket.destroy());
  try {
    for (const child of childrenOf(process.pid)) process.kill(child, 'SIGKILL');
    while ((await fetch(home.serverUrl).catch(() => undefined)) !== undefined);
    await once(stranger.listen(Number(new URL(home.serverUrl).port), '127.0.0.1'), 'listening');
    const Item = { pk: { S: 'case-1' }, sk: { S: 'A' } };
    await expect(clientOf(home).send(new PutItemCommand({ TableName: 'cases', Item }))).rejects.toThrow(
      'The database did not answer',
    );
  } finally {
    stranger.close();
    await home.close();
    rmSync(folder, { recursive: true });
  }
}, 30_000);
