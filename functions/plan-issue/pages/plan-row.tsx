/** A row of a plan in force: who owes it and how far each is, and what it was before each amendment. */
import type { FC } from 'hono/jsx';
import type { Task } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { obligationCaseId, obligationDocument, type OpenLead } from '#shared/obligations/index.ts';
import { dueWords, TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink, Pagination } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { nameOf, rowDocument, type PlanRow } from '../domain/row.ts';
import { pathOf, queryOf, type NamedPlan, type OpenPlan } from './plan-context.ts';
import { OPEN_LEAD } from './words.ts';

const TASKS_A_PAGE = 50;

const keyOf = (context: PageContext): string => context.req.param('key') ?? '';

export const readPlanRow = async (context: PageContext, { caseId, ports }: NamedPlan): Promise<PlanRow | undefined> =>
  (await ports.store.readDocument(rowDocument, caseId, keyOf(context)))?.value;

export async function showPlanRow(context: PageContext, plan: OpenPlan, row: PlanRow | undefined): Promise<Response> {
  const key = keyOf(context);
  const { store } = plan.ports;
  if (row === undefined) return context.var.problem(problems.notFound);
  const [all, obligation] = await Promise.all([
    tasksOf(plan, row),
    store.readDocument(obligationDocument, obligationCaseId(plan.caseId, row.content)),
  ]);
  const tasks = all.filter(({ state }) => state !== 'withdrawn');
  const page = Math.max(1, Math.min(Number(queryOf(context, 'trang')) || 1, Math.ceil(tasks.length / TASKS_A_PAGE)));
  const props = { plan, row, tasks, page, today: context.var.today, open: obligation?.value.open ?? [] };
  return context.var.page(<PlanRowPage {...props} />, {
    title: `Nhiệm vụ ${nameOf(row)}`,
    beforeMain: <BackLink href={`${pathOf(plan.caseId)}#${key}`} />,
  });
}

/** Of every revision: what was done before an amendment stays done. */
async function tasksOf({ caseId, ports }: OpenPlan, { content }: PlanRow): Promise<readonly Task[]> {
  const revisions = Array.from({ length: content.revision }, (_, place) => place + 1);
  const cases = revisions.map((revision) => obligationCaseId(caseId, { key: content.key, revision }));
  return (await Promise.all(cases.map((each) => ports.store.tasksOf(each)))).flat();
}

interface PlanRowProps {
  readonly plan: OpenPlan;
  readonly row: PlanRow;
  readonly tasks: readonly Task[];
  readonly page: number;
  readonly today: PlainDate;
  readonly open: readonly OpenLead[];
}

const PlanRowPage: FC<PlanRowProps> = ({ plan, row, tasks, page, today, open }) => {
  const { content } = row;
  return (
    <>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{plan.draft.number}</span>
        {nameOf(row)}. {content.title}
      </h1>
      <Facts plan={plan} row={row} />
      <OpenText plan={plan} open={open} />
      <Table
        caption="Đơn vị thực hiện"
        columns={[{ header: 'Đơn vị' }, { header: 'Hạn' }, { header: 'Tình trạng' }]}
        rows={tasks.slice((page - 1) * TASKS_A_PAGE, page * TASKS_A_PAGE).map((task) => [
          plan.access.mayRead(task.unit) ? (
            <a class="govuk-link" href={`/viec/${task.caseId}/${task.taskId}`}>
              {plan.nameOf(task.unit)}
            </a>
          ) : (
            plan.nameOf(task.unit)
          ),
          dueWords(task),
          <TaskStateTag task={task} today={today} />,
        ])}
        emptyText={row.gone ? 'Nhiệm vụ đã được rút khỏi kế hoạch.' : 'Chưa giao cho đơn vị nào.'}
      />
      <Pagination
        current={page}
        pageCount={Math.ceil(tasks.length / TASKS_A_PAGE)}
        hrefOf={(to) => `${pathOf(plan.caseId)}/dong/${content.key}?trang=${String(to)}`}
      />
      <History row={row} plan={plan} />
    </>
  );
};

const Facts: FC<Pick<PlanRowProps, 'plan' | 'row'>> = ({ plan, row: { content } }) => (
  <SummaryList
    rows={[
      { key: 'Chủ trì', value: [...content.lead, ...content.assigned.map(plan.nameOf)].join('; ') || 'Không ghi' },
      { key: 'Phối hợp', value: content.coordinating.join('; ') || 'Không ghi' },
      { key: 'Thời hạn', value: content.phrase || 'Không ghi' },
      { key: 'Sản phẩm', value: content.product ?? 'Không ghi' },
    ]}
  />
);

const OpenText: FC<Pick<PlanRowProps, 'plan' | 'open'>> = ({ plan, open }) => (
  <>
    {open.length > 0 && (
      <InsetText>
        {plan.nameOf(plan.draft.office)} giữ phần việc của{' '}
        {open
          .map(({ printed, why }) => (printed === '' ? OPEN_LEAD[why] : `«${printed}» (${OPEN_LEAD[why]})`))
          .join('; ')}
        .
      </InsetText>
    )}
  </>
);

const History: FC<{ row: PlanRow; plan: OpenPlan }> = ({ row, plan }) =>
  row.history.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Trước khi sửa đổi</h2>
      {[...row.history].reverse().map(({ content, on, by, why, document, withdrawn }) => (
        <article class="dh-card dh-card--gone">
          <p class="dh-card__title">{content.title}</p>
          <p class="govuk-body-s">
            Thời hạn: {content.phrase || 'không ghi'}. Chủ trì:{' '}
            {[...content.lead, ...content.assigned.map(plan.nameOf)].join('; ') || 'không ghi'}.
          </p>
          <p class="govuk-body-s">
            {withdrawn ? 'Rút' : 'Sửa'} theo {document} ngày {formatDate(on)}, người thực hiện{' '}
            {plan.organisation.person(by.person)?.name ?? by.person}. Lý do: {why}
          </p>
        </article>
      ))}
    </>
  );
