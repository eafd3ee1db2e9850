import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createWire, type Wire } from '#infra/local/dynamodb/wire.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = z.function({ input: [], output: z.void() }).implement(runInNewContext('gc'));

const calls = new AsyncLocalStorage<object>();

/** A call of a function: what belongs to it can be collected when it is over. */
async function callOnce(wire: Wire): Promise<WeakRef<object>> {
  const call = { loaded: 'a bundle of some megabytes' };
  await calls.run(call, () => wire.forward('DynamoDB_20120810.ListTables', '{}'));
  return new WeakRef(call);
}

it('a connection that stays open keeps nothing of the call it was opened for', async () => {
  const connections = new Set<unknown>();
  const server = createServer((_, response) => response.end('{}')).on('connection', (each) => connections.add(each));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const wire = createWire(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`);
  try {
    const call = await callOnce(wire);
    await pause(10);
    collectGarbage();
    expect(connections.size).toBe(1);
    expect(call.deref()).toBe(undefined);
  } finally {
    wire.close();
    server.close();
  }
});
