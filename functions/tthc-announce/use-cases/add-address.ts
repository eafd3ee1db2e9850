import type { CaseId } from '#shared/casework/index.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { AnnouncePorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { announcementWrite, readAnnouncement } from '../store.ts';

interface AddAddress {
  readonly caseId: CaseId;
  readonly publication: string;
  /** An http or https address. */
  readonly address: string;
}

const MOST_ADDRESSES = 5;
/** Two people who add addresses at the same moment both succeed. */
const ATTEMPTS = 3;

/** A page on which this announcement is to appear: the checker looks there from the next morning on. */
export async function addAddress(
  { caseId, publication, address }: AddAddress,
  { store }: Pick<AnnouncePorts, 'store'>,
): Promise<Result<readonly string[], Refusal>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await readAnnouncement(store, caseId);
    const rule = before.value.publications.find(({ id }) => id === publication);
    if (rule === undefined || rule.proof === null) return refuse('unknown-publication');
    const known = before.value.addresses[publication] ?? [];
    if (known.includes(address) || rule.addresses.includes(address)) return ok(known);
    if (known.length >= MOST_ADDRESSES) return refuse('too-many-addresses');
    const addresses = { ...before.value.addresses, [publication]: [...known, address] };
    const conflicts = await store.commit({ documents: [announcementWrite(caseId, before, { addresses })] });
    if (conflicts.length === 0) return ok([...known, address]);
  }
  throw new Error(`${caseId} was changed by others ${ATTEMPTS} times in a row`);
}
