/** «Việc của tôi»: what asks for something today on top; many can be chosen and dealt with at once. */
import { raw } from 'hono/html';
import type { Access } from '#shared/access/access.ts';
import type { Task } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { onceFor } from '#shared/kernel/once-for.ts';
import { nameOn, type Unit } from '#shared/org/unit.ts';
import { STATUS_WORDS, targetsHref } from '#shared/targets/index.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { dueWords, TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { Button, ButtonGroup } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { InsetText, NotificationBanner } from '#shared/ui/components/messages.tsx';
import { Pagination } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import { get, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { groupWork, type Group } from '../domain/work.ts';
import type { ObligationPorts } from '../ports.ts';
import { countOwnTargets } from '../use-cases/read-targets.ts';
import { readWork } from '../use-cases/read-work.ts';
import { targetPorts } from './targets/words.tsx';
import { WorkFilters } from './work-filters.tsx';
import { GROUP_NAMES, hrefOf, queryOf, type WorkQuery } from './work-query.ts';

/** Shown of each group on the first page; the rest is one tap away. */
const FIRST = 20;
const PAGE = 100;

/** A task as a form names it: where it is, and the version the person saw. */
export const choiceOf = ({ caseId, taskId, version }: Pick<Task, 'caseId' | 'taskId' | 'version'>): string =>
  `${caseId}|${taskId}|${String(version)}`;

interface ListProps {
  readonly context: PageContext;
  readonly ports: ObligationPorts;
  readonly showUnit: boolean;
}

interface ItemProps {
  readonly task: Task;
  readonly today: PlainDate;
  readonly href: string;
  /** Undefined when all are of one unit. */
  readonly unit: string | undefined;
}

const Item = ({ task, today, href, unit }: ItemProps) => {
  const id = `chon-${task.caseId}-${task.taskId}`;
  return (
    <li class="dh-work__item">
      <div class="govuk-checkboxes govuk-checkboxes--small dh-work__choice">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id={id} name="chon" type="checkbox" value={choiceOf(task)} />
          <label class="govuk-label govuk-checkboxes__label" for={id}>
            <span class="govuk-visually-hidden">Chọn: {task.subject}</span>
          </label>
        </div>
      </div>
      <div>
        <a class="govuk-link dh-work__subject" href={href}>
          {task.subject}
        </a>
        <p class="dh-work__facts">
          <TaskStateTag task={task} today={today} /> {dueWords(task)}
          {unit !== undefined && <> · {unit}</>}
        </p>
      </div>
    </li>
  );
};

/** How a task was last written, and from what. */
const written = onceFor<Task, { from: string; item: string }>(() => ({ from: '', item: '' }));

/** An item is written once for as long as its task, the day and its unit's name stay: a list shows a hundred of them. */
const WrittenItem = ({ task, context, ports, showUnit }: ListProps & { task: Task }) => {
  const { reference, today } = context.var;
  const unit = showUnit ? unitName(reference.organisation, task.unit, today) : undefined;
  const href = ports.taskPath(task);
  const known = written(task);
  const from = JSON.stringify([today, href, unit]);
  if (known.from === from) return raw(known.item);
  const item = <Item {...{ task, today, href, unit }} />;
  if (item instanceof Promise) return item;
  Object.assign(known, { from, item: item.toString() });
  return raw(known.item);
};

interface GroupProps extends ListProps {
  readonly group: Group;
  readonly tasks: readonly Task[];
  readonly query: WorkQuery;
}

const WorkGroup = ({ group, tasks, query, ...list }: GroupProps) => {
  const alone = query.group !== null;
  const from = alone ? (query.page - 1) * PAGE : 0;
  const shown = tasks.slice(from, from + (alone ? PAGE : FIRST));
  return tasks.length === 0 ? null : (
    <section aria-labelledby={`nhom-${group}`}>
      <h2 class="govuk-heading-m" id={`nhom-${group}`}>
        {GROUP_NAMES[group]} ({tasks.length})
      </h2>
      <ul class="dh-work">
        {shown.map((task) => (
          <WrittenItem task={task} {...list} />
        ))}
      </ul>
      {!alone && tasks.length > FIRST && (
        <p class="govuk-body">
          <a class="govuk-link" href={hrefOf({ ...query, group })}>
            Xem tất cả {tasks.length} việc
          </a>
        </p>
      )}
      {alone && (
        <Pagination
          current={query.page}
          pageCount={Math.ceil(tasks.length / PAGE)}
          hrefOf={(page) => hrefOf({ ...query, page })}
        />
      )}
    </section>
  );
};

const BULK = [
  ['finish', 'Hoàn thành cùng văn bản'],
  ['extend', 'Gia hạn'],
  ['reassign', 'Chuyển đơn vị'],
  ['nudge', 'Đôn đốc'],
] as const;

const BulkButtons = ({ access }: { access: Access }) => (
  <div class="dh-work__bulk">
    <p class="govuk-body">Với các việc đã chọn:</p>
    <ButtonGroup>
      {BULK.filter(
        ([action]) => action === 'finish' || action === 'extend' || access.has('office', 'leader', 'administrator'),
      ).map(([action, text]) => (
        <Button kind="secondary" name="lam" value={action}>
          {text}
        </Button>
      ))}
    </ButtonGroup>
  </div>
);

const BANNERS: Readonly<Record<string, string>> = { 'quyet-dinh': 'Đã ghi quyết định.' };

interface WorkPageProps {
  readonly context: PageContext;
  readonly ports: ObligationPorts;
  readonly tasks: readonly Task[];
  readonly query: WorkQuery;
  readonly unit: Unit | undefined;
  readonly targets: Record<'missed' | 'unmeasured', number>;
}

/** What asks for something among the numeric targets of the reader's own units. */
const OwnTargets = ({ counts }: { counts: WorkPageProps['targets'] }) => {
  const asking = (['missed', 'unmeasured'] as const).filter((status) => counts[status] > 0);
  return asking.length === 0 ? null : (
    <p class="govuk-body">
      Chỉ tiêu:{' '}
      {asking.map((status, place) => (
        <>
          {place > 0 && ', '}
          <a class="govuk-link" href={targetsHref({ status })}>
            {counts[status]} {STATUS_WORDS[status].label.toLowerCase()}
          </a>
        </>
      ))}
    </p>
  );
};

const WorkPage = ({ context, ports, tasks, query, unit, targets }: WorkPageProps) => {
  const { reader, access } = signedIn(context);
  const { today } = context.var;
  const groups = groupWork(tasks, today, query);
  const found = [...groups.values()].reduce((sum, group) => sum + group.length, 0);
  const banner = BANNERS[context.req.query('xong') ?? ''];
  const showUnit = new Set(tasks.map((task) => task.unit)).size > 1;
  return (
    <>
      {banner !== undefined && <NotificationBanner kind="success">{banner}</NotificationBanner>}
      <h1 class="govuk-heading-l">{unit === undefined ? 'Việc của tôi' : `Việc của ${nameOn(unit, today)}`}</h1>
      <OwnTargets counts={targets} />
      <WorkFilters query={query} access={access} context={context} />
      {found === 0 ? (
        <InsetText>
          {query.search === '' && query.group === null
            ? 'Không có việc nào đang mở. Khi được giao, việc hiện ở đây kèm ngày phải xong.'
            : 'Không có việc nào khớp. Bỏ bớt điều kiện lọc.'}
        </InsetText>
      ) : (
        <form method="post" action="/viec-nhieu">
          <CsrfField token={reader.csrfToken} />
          {[...groups].map(([group, ofGroup]) => (
            <WorkGroup {...{ group, query, context, ports, showUnit }} tasks={ofGroup} />
          ))}
          <BulkButtons access={access} />
        </form>
      )}
    </>
  );
};

export const workPages = (ports: ObligationPorts): readonly PageRoute[] => [
  get('/viec', 'signed-in', async (context) => {
    const { access } = signedIn(context);
    const query = queryOf(context);
    if (query.unit !== null && !access.mayRead(query.unit)) return context.var.problem(problems.forbidden);
    const asked = { access, today: context.var.today, now: context.env.receivedAt };
    const [tasks, targets] = await Promise.all([
      readWork(access, query.unit, ports),
      countOwnTargets(asked, targetPorts(context, ports.store)),
    ]);
    const unit = query.unit === null ? undefined : context.var.reference.organisation.unit(query.unit);
    return context.var.page(<WorkPage {...{ context, ports, tasks, query, unit, targets }} />, {
      title: 'Việc của tôi',
    });
  }),
];
