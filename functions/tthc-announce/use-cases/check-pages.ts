import type { z } from 'zod';
import { isClosed, SYSTEM, type CaseId } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { checkPages as contract } from '#workflows/tthc-announce/contract.ts';
import { lookAt, visitor } from '../checker/look-at.ts';
import {
  publicationTaskId,
  rulesDocument,
  type Announcement,
  type PlannedPublication,
} from '../domain/announcement.ts';
import { findingDocument, type Look } from '../domain/finding.ts';
import type { Publication } from '../domain/rules.ts';
import { isWatched, morningAfter } from '../domain/watch.ts';
import type { AnnouncePorts, Web } from '../ports.ts';
import { overwrite, readAnnouncement, readProcedureList } from '../store.ts';
import { provePublication } from './prove-publication.ts';

type CheckPorts = AnnouncePorts & { readonly web: Web };

/** A publication that can be seen on the web, and the decision that is to be seen there. */
interface Watched {
  readonly caseId: CaseId;
  readonly publication: PlannedPublication & { readonly proof: NonNullable<Publication['proof']> };
  readonly addresses: readonly string[];
  readonly number: string;
  readonly now: number;
}

/** Looks at the addresses of every publication not yet proven; one that is found is thereby done. */
export async function checkPages(
  { caseId, now }: z.output<typeof contract.payload>,
  ports: CheckPorts,
): Promise<z.input<typeof contract.result>> {
  const today = civilDateAt(now);
  const { value: announcement } = await readAnnouncement(ports.store, caseId);
  const { decision } = announcement;
  if (decision === null) throw new Error(`${caseId} has no signed decision to look for`);
  const nextCheckAt = morningAfter(today);
  const { watchDays } = ports.reference.get(rulesDocument);
  if (!isWatched(decision.signedOn, watchDays, today)) return { outcome: 'ended', nextCheckAt };
  const watched = await watchedOf(caseId, announcement, { now, number: decision.number }, ports);
  const isAnywhere = watched.some((each) => each.addresses.length > 0);
  const procedures = isAnywhere ? await readProcedureList(ports.store, caseId) : [];
  const visit = visitor(ports.web);
  let left = 0;
  for (const each of watched) {
    const looks: Look[] = [];
    for (const [index, address] of each.addresses.entries()) {
      const snapshotKey = `snapshots/${caseId}/${each.publication.id}/${today}-${index + 1}`;
      const wanted = { number: each.number, procedures };
      const { proof } = each.publication;
      looks.push(await lookAt({ address, fetched: await visit(address), wanted, proof, snapshotKey }, ports.web.files));
    }
    if (!(await noted(each, looks, ports))) left += 1;
  }
  return { outcome: left === 0 ? 'ended' : 'watching', nextCheckAt };
}

async function watchedOf(
  caseId: CaseId,
  { publications, addresses }: Announcement,
  { now, number }: Pick<Watched, 'now' | 'number'>,
  { store }: Pick<AnnouncePorts, 'store'>,
): Promise<readonly Watched[]> {
  const visible = publications.filter(({ proof }) => proof !== null);
  const tasks = await store.readTasks(visible.map(({ id }) => ({ caseId, taskId: publicationTaskId(id) })));
  const closed = new Set(tasks.filter(isClosed).map(({ taskId }) => taskId));
  return visible.flatMap((publication) => {
    const { id, proof } = publication;
    if (proof === null || closed.has(publicationTaskId(id))) return [];
    const own = [...new Set([...publication.addresses, ...(addresses[id] ?? [])])];
    return [{ caseId, publication: { ...publication, proof }, addresses: own, number, now }];
  });
}

/** Keeps what was seen; true when the publication is proven by it. */
async function noted(
  { caseId, publication, number, now }: Watched,
  looks: readonly Look[],
  ports: CheckPorts,
): Promise<boolean> {
  if (looks.length === 0) return false;
  await overwrite(ports.store, findingDocument, { caseId, key: publication.id, value: { at: now, looks: [...looks] } });
  const found = looks.find(({ kind }) => kind === 'found');
  if (found === undefined) return false;
  const evidence = { number, date: civilDateAt(now), link: found.address, fileKey: found.snapshot };
  const note = `Hệ thống thấy trên trang ${found.address}`;
  const taskId = publicationTaskId(publication.id);
  const proven = await provePublication({ caseId, taskId, by: SYSTEM, now, evidence, note }, ports);
  // A unit that proves it in this very moment was quicker; one that waits for the step before it is looked at again.
  return proven.ok || proven.error.code === 'already-done';
}
