import type { z } from 'zod';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { planPublication as contract } from '#workflows/tthc-announce/contract.ts';
import { chainsOf } from '../domain/terms.ts';
import { morningAfter } from '../domain/watch.ts';
import type { AnnouncePorts } from '../ports.ts';
import { readAnnouncement } from '../store.ts';

/** The publications that were laid down when the decision was signed, as the workflow runs them. */
export async function planPublication(
  { caseId, now }: z.output<typeof contract.payload>,
  { store }: Pick<AnnouncePorts, 'store'>,
): Promise<z.input<typeof contract.result>> {
  const { value } = await readAnnouncement(store, caseId);
  const chains = chainsOf(value.publications).map((chain) => ({ steps: chain.map(({ id }) => id) }));
  return { chains, nextCheckAt: morningAfter(civilDateAt(now)) };
}
