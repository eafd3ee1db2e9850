import { expect, it } from 'vitest';
import { proof } from '../proof/leaks.proof.ts';

it('no session, key, secret or word of a sender is written to a log, the table or a history, whatever fails', async () => {
  const { trials, findings } = await proof.run({ seed: '1', long: false, progress: () => undefined });
  expect(findings).toEqual([]);
  expect(trials).toBeGreaterThan(1000);
});
