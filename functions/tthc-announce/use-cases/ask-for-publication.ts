import type { z } from 'zod';
import { askPerson, SYSTEM, type CaseId, type CaseStore } from '#shared/casework/index.ts';
import { partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { askForPublication as contract } from '#workflows/tthc-announce/contract.ts';
import {
  boardOf,
  PROCESS,
  publicationOf,
  publicationTaskId,
  rowOf,
  type Announcement,
} from '../domain/announcement.ts';
import { publicationTerm } from '../domain/terms.ts';
import type { AnnouncePorts } from '../ports.ts';
import { readAnnouncement } from '../store.ts';

/** Opens the task of one publication, due as its rules say from the signature or from the end of the step before it. */
export async function askForPublication(
  { caseId, publication: id, token, now }: z.output<typeof contract.payload>,
  ports: AnnouncePorts,
): Promise<z.input<typeof contract.result>> {
  const { value: announcement } = await readAnnouncement(ports.store, caseId);
  const { publications, decision } = announcement;
  const publication = publications.find((each) => each.id === id);
  if (publication === undefined || decision === null) throw new Error(`${caseId} has no publication ${id}`);
  const progress = { decisionSignedOn: decision.signedOn, doneOn: await endsOf(ports.store, caseId, publications) };
  const term = publicationTerm(ports.calendar, publications, publication, { facts: announcement, progress });
  const task = {
    caseId,
    taskId: publicationTaskId(id),
    process: PROCESS,
    board: boardOf(partsOf(announcement.listSignedOn).year),
    row: rowOf(announcement, caseId),
    subject: `${publication.subject} – Quyết định ${decision.number}`,
    unit: publication.unit,
    doer: 'officer' as const,
    committee: announcement.committee,
    countedIn: term.binding.bound.count === 'day' ? ('calendar-day' as const) : ('working-day' as const),
    ladder: PROCESS,
    basis: term.basis,
    derivation: [...term.derivation],
    start: { state: 'open' as const, due: term.due },
    token,
  };
  await askPerson({ task, by: SYSTEM, now }, ports);
  return { outcome: 'asked' };
}

/** The days on which publications came to their end: that of the document which proves it. */
async function endsOf(
  store: Pick<CaseStore, 'readTasks'>,
  caseId: CaseId,
  publications: Announcement['publications'],
): Promise<Readonly<Record<string, PlainDate | undefined>>> {
  const tasks = await store.readTasks(publications.map(({ id }) => ({ caseId, taskId: publicationTaskId(id) })));
  return Object.fromEntries(
    tasks.map((task) => [
      publicationOf(task.taskId) ?? task.taskId,
      task.evidence?.date ?? task.finishedOn ?? undefined,
    ]),
  );
}
