/** What every page of an announcement begins with. */
import type { Access } from '#shared/access/access.ts';
import {
  caseIdSchema,
  newCaseId,
  taskIdSchema,
  type CaseId,
  type CaseStore,
  type Task,
  type Workflows,
} from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { Organisation } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import type { Reader } from '#shared/ui/page.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { announcementDocument, type Announcement } from '../domain/announcement.ts';
import { portsWith, type AnnouncePorts } from '../ports.ts';

/** What the portal gives the pages. */
export interface PagePorts {
  readonly cases: CaseStore;
  readonly workflows: Workflows;
  readonly files: Files;
  /** Where people reach the portal. */
  readonly portalUrl: string;
}

export interface OpenAnnouncement {
  readonly caseId: CaseId;
  readonly announcement: Announcement;
  readonly ports: AnnouncePorts;
  readonly pages: PagePorts;
  readonly access: Access;
  readonly reader: Reader;
}

/** With every task of the case. */
export interface WholeAnnouncement extends OpenAnnouncement {
  readonly tasks: readonly Task[];
}

export const portsOf = (context: PageContext, pages: PagePorts): AnnouncePorts =>
  portsWith(context.var.reference, pages.cases, pages.workflows);

/** Text of a parameter of the address, empty when it is not there. */
export const queryOf = (context: PageContext, name: string): string => context.req.query(name)?.normalize('NFC') ?? '';

/** The key of a form shown first by this request. */
export const newRequestKey = ({ env }: PageContext): string => newCaseId(env.receivedAt, env.requestId);

/** The name a unit bears today. */
export const nameOfUnit = (organisation: Organisation, unit: UnitId, context: PageContext): string =>
  organisation.nameOn(unit, context.var.today) ?? unit;

type Answer = Response | Promise<Response>;

/** The announcement of the address, and what else of the case is wanted; the answer that there is none when it is not there. */
async function opened<T>(
  context: PageContext,
  pages: PagePorts,
  readBeside: (caseId: CaseId) => Promise<T | undefined>,
  handle: (open: OpenAnnouncement, beside: T) => Answer,
): Promise<Response> {
  const caseId = caseIdSchema.safeParse(context.req.param('case')).data;
  if (caseId === undefined) return context.var.problem(problems.notFound);
  const [found, beside] = await Promise.all([
    pages.cases.readDocument(announcementDocument, caseId),
    readBeside(caseId),
  ]);
  if (found === undefined || beside === undefined) return context.var.problem(problems.notFound);
  const { access, reader } = signedIn(context);
  const ports = portsOf(context, pages);
  return handle({ caseId, announcement: found.value, ports, pages, access, reader }, beside);
}

/** Opens the announcement of the address with its tasks, or answers that there is none. */
export const withAnnouncement =
  (pages: PagePorts, handle: (context: PageContext, open: WholeAnnouncement) => Answer) =>
  (context: PageContext): Promise<Response> =>
    opened(
      context,
      pages,
      (caseId) => pages.cases.tasksOf(caseId),
      (open, tasks) => handle(context, { ...open, tasks }),
    );

/** Opens the announcement and the one task of the address. */
export const withTask =
  (pages: PagePorts, handle: (context: PageContext, open: OpenAnnouncement, task: Task) => Answer) =>
  (context: PageContext): Promise<Response> => {
    const taskId = taskIdSchema.safeParse(context.req.param('task')).data;
    return opened(
      context,
      pages,
      async (caseId) => (taskId === undefined ? undefined : pages.cases.readTask(caseId, taskId)),
      (open, task) => handle(context, open, task),
    );
  };
