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
  readonly tasks: readonly Task[];
  readonly ports: AnnouncePorts;
  readonly pages: PagePorts;
  readonly access: Access;
  readonly reader: Reader;
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

type Handle = (context: PageContext, open: OpenAnnouncement) => Response | Promise<Response>;

/** Opens the announcement of the address, or answers that there is none. */
export const withAnnouncement =
  (pages: PagePorts, handle: Handle) =>
  async (context: PageContext): Promise<Response> => {
    const caseId = caseIdSchema.safeParse(context.req.param('case')).data;
    const found = caseId === undefined ? undefined : await pages.cases.readDocument(announcementDocument, caseId);
    if (caseId === undefined || found === undefined) return context.var.problem(problems.notFound);
    const tasks = await pages.cases.tasksOf(caseId);
    const { access, reader } = signedIn(context);
    const ports = portsOf(context, pages);
    return handle(context, { caseId, announcement: found.value, tasks, ports, pages, access, reader });
  };

/** Opens the announcement and the task of the address. */
export const withTask = (
  pages: PagePorts,
  handle: (context: PageContext, open: OpenAnnouncement, task: Task) => Response | Promise<Response>,
) =>
  withAnnouncement(pages, (context, open) => {
    const taskId = taskIdSchema.safeParse(context.req.param('task')).data;
    const task = open.tasks.find((each) => each.taskId === taskId);
    return task === undefined ? context.var.problem(problems.notFound) : handle(context, open, task);
  });
