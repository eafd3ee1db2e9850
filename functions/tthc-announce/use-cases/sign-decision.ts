import type { Task } from '#shared/casework/index.ts';
import { civilDateAt, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import type { Result } from '#shared/kernel/result.ts';
import { rulesDocument, type Announcement, type PlannedPublication } from '../domain/announcement.ts';
import { unitFor } from '../domain/offices.ts';
import { publicationsFor } from '../domain/terms.ts';
import type { AnnouncePorts } from '../ports.ts';
import { refuse } from '../refusals.ts';
import { announcementWrite, readAnnouncement } from '../store.ts';
import { decide, type Command } from './decide.ts';

interface SignDecision extends Command {
  /** Number of the province's decision, «845/QĐ-UBND», and the day on which it was signed. */
  readonly number: string;
  readonly signedOn: PlainDate;
}

/**
 * The decision is signed: from that day every publication has its term. What is to be published, where and by whom is
 * laid down in the same write, by the rules of this moment.
 */
export async function signDecision(command: SignDecision, ports: AnnouncePorts): Promise<Result<Task, Refusal>> {
  const { number, signedOn, ...common } = command;
  const before = await readAnnouncement(ports.store, command.caseId);
  if (signedOn > civilDateAt(command.now)) return refuse('signed-in-future');
  if (signedOn < before.value.listSignedOn) return refuse('signed-before-list');
  const changes = { decision: { number, signedOn }, publications: planned(before.value, command.now, ports) };
  return decide(
    common,
    {
      answer: { outcome: 'signed', number, signedOn },
      why: `Quyết định ${number}`,
      documents: [announcementWrite(command.caseId, before, changes)],
    },
    ports,
  );
}

const planned = (
  announcement: Announcement,
  now: number,
  { reference }: Pick<AnnouncePorts, 'reference'>,
): PlannedPublication[] =>
  publicationsFor(reference.get(rulesDocument), announcement).map((publication) => ({
    ...publication,
    unit: unitFor(reference.organisation, publication.agency, announcement.draftingUnit, civilDateAt(now)),
  }));
