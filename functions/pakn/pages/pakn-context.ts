/** What every page of petitions stands on, and the petition of an officer's page. */
import type { Access } from '#shared/access/access.ts';
import {
  caseIdSchema,
  taskIdSchema,
  type Actor,
  type CaseId,
  type CaseStore,
  type SenderPorts,
  type SenderStore,
  type SenderVault,
  type Task,
  type Workflows,
} from '#shared/casework/index.ts';
import type { Files } from '#shared/files/files.ts';
import type { Limits } from '#shared/limits/rate-limits.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { caseworkPorts } from '#shared/reference/index.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import type { Reader } from '#shared/ui/page.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { petitionDocument, type Petition } from '../domain/petition.ts';
import { receiverOn } from '../domain/receiver.ts';
import { mayDecide, mayRead } from '../domain/rights.ts';
import type { PaknPorts } from '../ports.ts';

/** What the portal gives the pages. */
export interface PagePorts {
  readonly cases: CaseStore & SenderStore;
  readonly workflows: Workflows;
  readonly vault: SenderVault;
  readonly files: Files;
  readonly limits: Limits;
}

export function portsOf({ var: { reference } }: PageContext, pages: PagePorts): PaknPorts & SenderPorts {
  const { cases, workflows, vault } = pages;
  return { ...caseworkPorts(cases, reference), reference, workflows, vault, senders: cases };
}

export const pathOf = (caseId: CaseId): string => `/pakn/${caseId}`;
/** Where a task of this process is decided; links of mails and lists lead here. */
export const taskPath = ({ caseId, taskId }: Pick<Task, 'caseId' | 'taskId'>): string =>
  `${pathOf(caseId)}/viec/${taskId}`;

/** The key of a form: that of the request which first showed it. */
export const requestKeyOf = (context: PageContext, form: Form = new URLSearchParams()): string =>
  textOf(form, 'request-key').slice(0, 100) || context.env.requestId;

/** Text of a parameter of the address, empty when it is not there. */
export const queryOf = (context: PageContext, name: string): string => context.req.query(name)?.normalize('NFC') ?? '';

export const nameOf =
  ({ var: { reference, today } }: PageContext) =>
  (unit: UnitId): string =>
    unitName(reference.organisation, unit, today);

interface Opened {
  readonly caseId: CaseId;
  readonly petition: Petition;
  /** Of the petition's document. */
  readonly petitionVersion: number;
  readonly ports: PaknPorts & SenderPorts;
  readonly receiver: UnitId;
  readonly access: Access;
  readonly reader: Reader;
}

export interface OpenPetition extends Opened {
  readonly tasks: readonly Task[];
}

/** A task of a petition, as who decides it opens it. */
export interface OpenTask extends Opened {
  readonly task: Task;
  readonly by: Actor;
}

type Handle = (context: PageContext, open: OpenPetition) => Response | Promise<Response>;

/** Reads the petition whose case an address names; undefined when there is none. */
export async function petitionAt(
  cases: CaseStore,
  id: string,
): Promise<Pick<Opened, 'caseId' | 'petition' | 'petitionVersion'> | undefined> {
  const caseId = caseIdSchema.safeParse(id);
  if (!caseId.success) return undefined;
  const found = await cases.readDocument(petitionDocument, caseId.data);
  if (found === undefined) return undefined;
  return { caseId: caseId.data, petition: found.value, petitionVersion: found.version };
}

/** Opens the petition of the address; answers itself when there is none, or when the reader may not see it. */
export const withPetition =
  (pages: PagePorts, handle: Handle) =>
  async (context: PageContext): Promise<Response> => {
    const found = await petitionAt(pages.cases, context.req.param('case') ?? '');
    if (found === undefined) return context.var.problem(problems.notFound);
    const tasks = await pages.cases.tasksOf(found.caseId);
    const opened = openedFor(context, pages, found);
    if (!mayRead(opened.access, opened.receiver, tasks)) return context.var.problem(problems.forbidden);
    return handle(context, { ...opened, tasks });
  };

function openedFor(
  context: PageContext,
  pages: PagePorts,
  found: Pick<Opened, 'caseId' | 'petition' | 'petitionVersion'>,
): Opened {
  const { access, reader } = signedIn(context);
  const receiver = receiverOn(context.var.reference, context.var.today);
  return { ...found, ports: portsOf(context, pages), receiver, access, reader };
}

/** Opens the task of the address for who decides it: it alone is read, who may decide it may read the petition. */
export const withTask =
  (pages: PagePorts, handle: (context: PageContext, open: OpenTask) => Response | Promise<Response>) =>
  async (context: PageContext): Promise<Response> => {
    const caseId = caseIdSchema.safeParse(context.req.param('case'));
    const taskId = taskIdSchema.safeParse(context.req.param('task'));
    if (!caseId.success || !taskId.success) return context.var.problem(problems.notFound);
    const [found, task] = await Promise.all([
      petitionAt(pages.cases, caseId.data),
      pages.cases.readTask(caseId.data, taskId.data),
    ]);
    if (found === undefined || task === undefined) return context.var.problem(problems.notFound);
    const opened = openedFor(context, pages, found);
    if (!mayDecide(opened.access, task)) return context.var.problem(problems.forbidden);
    return handle(context, { ...opened, task, by: opened.access.actorFor(task.unit) });
  };
