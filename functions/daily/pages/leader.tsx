/** The page a leader lands on; the office of a committee may look at it too. */
import type { Access } from '#shared/access/access.ts';
import type { Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { get, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { watchedBy } from '../domain/committees.ts';
import { readLeader, type LeaderPorts } from '../use-cases/read-leader.ts';
import { LEADER_PAGE, LeaderPage, type Shortcut } from './leader-page.tsx';

export interface LeaderPagePorts extends LeaderPorts {
  readonly taskPath: (task: Task) => string;
  /** What the process of a task lets the reader do with it from a list. */
  readonly shortcuts: (access: Access, task: Task, today: PlainDate) => readonly Shortcut[];
}

const show =
  (ports: LeaderPagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { reader, access } = signedIn(context);
    const { reference, today } = context.var;
    const own = watchedBy(access, reference.organisation);
    const committee = own.find((unit) => unit === context.req.query('cap')) ?? own[0];
    if (committee === undefined) throw new Error(`${access.person.id} watches over no committee`);
    const view = await readLeader({ committee, access, today, reference }, ports);
    const page = (
      <LeaderPage
        {...view}
        {...{ committee, today }}
        readerName={reader.name}
        others={own.filter((unit) => unit !== committee)}
        organisation={reference.organisation}
        taskPath={ports.taskPath}
        shortcuts={(task) => ports.shortcuts(access, task, today)}
      />
    );
    return context.var.page(page, { title: 'Điều hành' });
  };

export const leaderPages = (ports: LeaderPagePorts): readonly PageRoute[] => [
  get(LEADER_PAGE, ['leader', 'office'], show(ports)),
];
