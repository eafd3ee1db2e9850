import { documentWrite, startProcess, type Actor, type CaseId } from '#shared/casework/index.ts';
import { civilDateAt, partsOf } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { inputSchema } from '#workflows/tthc-announce/contract.ts';
import { announcementDocument, boardOf, caseIdOf, PROCESS, rowOf, type Announcement } from '../domain/announcement.ts';
import { decidersOn } from '../domain/offices.ts';
import type { Procedure } from '../domain/procedures.ts';
import type { AnnouncePorts } from '../ports.ts';
import { refuse, type AnnounceRefusal } from '../refusals.ts';
import { procedureWrites } from '../store.ts';

/** What the form asks for. */
export type AnnouncementForm = Pick<
  Announcement,
  'listNumber' | 'listSignedOn' | 'effectOn' | 'fields' | 'kinds' | 'shortened' | 'draftingUnit'
>;

interface StartAnnouncement {
  readonly form: AnnouncementForm;
  readonly procedures: readonly Procedure[];
  readonly by: Actor;
  /** Epoch milliseconds (UTC). */
  readonly now: number;
  readonly requestKey: string;
}

/** `existing`: the case that this decision of the ministry has already. */
export type StartRefusal = Refusal<AnnounceRefusal> & { readonly existing?: CaseId };

/** How often one decision may be withdrawn and entered again. */
const MOST_ATTEMPTS = 20;

/** Opens the case of a ministry's decision and starts its workflow; a decision that has a case is refused with it. */
export async function startAnnouncement(
  command: StartAnnouncement,
  ports: AnnouncePorts,
): Promise<Result<CaseId, StartRefusal>> {
  const { form, requestKey, now } = command;
  const deciders = decidersOn(ports.reference.organisation, civilDateAt(now));
  if (deciders === undefined) return refuse('no-office');
  let existing: CaseId | undefined;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const caseId = caseIdOf(form.listNumber, form.listSignedOn, attempt);
    const announcement = announcementOf(command, deciders);
    const opened = await startProcess(caseOf(caseId, announcement, command), ports);
    if (opened.ok) return ok(caseId);
    const known = await ports.store.readDocument(announcementDocument, caseId);
    if (known?.value.requestKey === requestKey) return ok(caseId);
    existing = caseId;
    if (known?.value.withdrawnOn === null) break;
  }
  const refused = refuse('already-entered');
  return refused.ok || existing === undefined ? refused : err({ ...refused.error, existing });
}

const announcementOf = (
  { form, procedures, requestKey }: StartAnnouncement,
  deciders: Pick<Announcement, 'office' | 'committee'>,
): Announcement => ({
  ...form,
  ...deciders,
  procedureCount: procedures.length,
  decision: null,
  publications: [],
  addresses: {},
  withdrawnOn: null,
  requestKey,
});

function caseOf(caseId: CaseId, announcement: Announcement, { procedures, by, now }: StartAnnouncement) {
  return {
    caseId,
    process: PROCESS,
    board: boardOf(partsOf(announcement.listSignedOn).year),
    row: rowOf(announcement, caseId),
    title: `Công bố ${announcement.procedureCount} TTHC theo Quyết định ${announcement.listNumber}`,
    start: { workflow: PROCESS, input: inputSchema.parse({ caseId, round: 1 }) },
    documents: [
      documentWrite(announcementDocument, { caseId, value: announcement, version: 1 }),
      ...procedureWrites(caseId, procedures),
    ],
    by,
    now,
  };
}
