/** A review with its groups, what they cost before and after, what was answered, and whose turn it is. */
import type { FC } from 'hono/jsx';
import { isClosed, type CaseDocument, type CaseEvent, type Task, type Written } from '#shared/casework/index.ts';
import { savingOf, totalOf } from '#shared/compliance-cost/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { AttachedFiles, stepFiles, type StepFile } from '#shared/ui/casework/attached-files.tsx';
import { History } from '#shared/ui/casework/history.tsx';
import { TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { WhyThisDate } from '#shared/ui/casework/why-this-date.tsx';
import { WrittenText } from '#shared/ui/casework/written-fields.tsx';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { dong, savingWords } from '#shared/ui/cost-sheet/cost-table.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { gapsOf, sheetAfter, type Group } from '../domain/group.ts';
import { mayDo } from '../domain/rights.ts';
import { casePath, followUpDocument, LIST, taskPath } from '../domain/review.ts';
import { targetReference } from '../domain/target.ts';
import { isBeingReviewed } from '../use-cases/edit-group.ts';
import { groupsOf } from '../use-cases/known-review.ts';
import type { OpenReview } from './context.ts';
import { stepOf } from './steps.tsx';
import { FINDING_WORDS, GROUND_WORDS, standing } from './words.ts';

interface ReviewProps {
  readonly context: PageContext;
  readonly open: OpenReview;
  readonly groups: readonly CaseDocument<Group>[];
  readonly tasks: readonly Task[];
  readonly events: readonly CaseEvent[];
  readonly followUps: readonly CaseDocument<{ document: Written }>[];
  readonly files: readonly StepFile[];
}

export async function showReview(context: PageContext, open: OpenReview): Promise<Response> {
  const { store } = open.ports;
  const tasks = await store.tasksOf(open.caseId);
  const documented = tasks.filter((task) => stepOf(task)?.hasDocument);
  const [groups, events, followUps, files] = await Promise.all([
    groupsOf(store, open.caseId),
    store.eventsOf(open.caseId),
    store.documentsOf(followUpDocument, open.caseId),
    stepFiles(store, open.caseId, documented),
  ]);
  return context.var.page(<ReviewPage {...{ context, open, groups, tasks, events, followUps, files }} />, {
    title: `Rà soát ${String(open.review.year)} – ${open.nameOf(open.review.unit)}`,
    beforeMain: <BackLink href={`${LIST}?nam=${String(open.review.year)}`} />,
  });
}

const ReviewPage: FC<ReviewProps> = (props) => {
  const { open, context, events } = props;
  const { review, nameOf } = open;
  return (
    <>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">Rà soát thủ tục hành chính năm {review.year}</span>
        {nameOf(review.unit)}
      </h1>
      <SummaryList
        rows={[
          { key: 'Tình trạng', value: standing(review) },
          {
            key: 'Kế hoạch rà soát',
            value:
              review.plan === null ? (review.nothing ?? 'Chưa có') : <WrittenText document={review.plan.document} />,
          },
          {
            key: 'Quyết định',
            value: review.decision === null ? 'Chưa có' : <WrittenText document={review.decision} />,
          },
          { key: 'Chi phí cắt giảm một năm', value: <Savings {...props} /> },
        ]}
      />
      <Turns {...props} />
      <Groups {...props} />
      <Answers {...props} />
      <FollowUps {...props} />
      <AttachedFiles
        files={props.files}
        pathOf={({ caseId, taskId }) => taskPath(caseId, taskId)}
        mayAttach={(task) => mayDo(open.access, task)}
      />
      <h2 class="govuk-heading-m">Diễn biến</h2>
      <History events={events} organisation={context.var.reference.organisation} />
    </>
  );
};

const Savings: FC<ReviewProps> = ({ groups, context }) => {
  const values = groups.map(({ value }) => value);
  const saving = savingOf(
    values.map(({ before }) => before),
    values.map(sheetAfter),
  );
  const { percent: aim } = context.var.reference.get(targetReference);
  if (saving.percent === null) return <>Chưa tính</>;
  const reached = saving.percent >= aim ? 'đạt' : 'chưa đạt';
  return (
    <>
      {savingWords(saving)}; {reached} mục tiêu {formatNumber(aim)} %
    </>
  );
};

/** Tasks that are open: who, by when and why, and the way to do them for who may. */
const Turns: FC<ReviewProps> = ({ tasks, open, context }) => (
  <>
    {tasks
      .filter((task) => !isClosed(task))
      .map((task) => (
        <section>
          <h2 class="govuk-heading-m">{task.subject}</h2>
          <p class="govuk-body">
            {open.nameOf(task.unit)}
            {task.due !== null && `, hạn ${formatDate(task.due.lenient)}`}{' '}
            <TaskStateTag task={task} today={context.var.today} />
          </p>
          <WhyThisDate task={task} calendar={context.var.reference.calendar} />
          {mayDo(open.access, task) && <ButtonLink href={taskPath(open.caseId, task.taskId)}>Thực hiện</ButtonLink>}
        </section>
      ))}
  </>
);

const Groups: FC<ReviewProps> = ({ groups, open, tasks }) => {
  const base = casePath(open.caseId);
  const mayEdit = open.mayReview && isBeingReviewed(tasks);
  const href = (key: string): string => `${base}/nhom/${key}${mayEdit ? '' : '/xem'}`;
  return (
    <>
      <Table
        caption="Nhóm thủ tục"
        columns={[
          { header: 'Nhóm' },
          { header: 'Căn cứ lựa chọn' },
          { header: 'Kết luận' },
          { header: 'Trước (đồng/năm)', numeric: true },
          { header: 'Sau (đồng/năm)', numeric: true },
          { header: 'Hồ sơ' },
        ]}
        rows={groups.map(({ key, value }) => groupCells(value, href(key)))}
        emptyText="Chưa có nhóm nào: đơn vị chưa gửi kế hoạch rà soát."
      />
      {groups.length > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${base}/chi-phi.xlsx`}>
            Tải bảng tính chi phí tuân thủ (Excel)
          </a>
        </p>
      )}
    </>
  );
};

function groupCells(group: Group, href: string) {
  const gaps = gapsOf(group);
  return [
    <a class="govuk-link" href={href}>
      {group.title}
    </a>,
    GROUND_WORDS[group.ground],
    group.finding === null ? '' : FINDING_WORDS[group.finding],
    formatNumber(totalOf(group.before)),
    formatNumber(totalOf(sheetAfter(group))),
    gaps.length === 0 ? 'Đủ' : `Còn thiếu: ${gaps.join(', ')}`,
  ];
}

const Answers: FC<ReviewProps> = ({ open: { review } }) => (
  <Table
    caption="Đánh giá và ký"
    columns={[{ header: 'Ngày' }, { header: 'Kết quả' }, { header: 'Nội dung' }]}
    rows={[
      ...review.results.map(({ on, costs }) => ({ on, what: 'Gửi kết quả rà soát', text: totals(costs) })),
      ...review.evaluations.map(({ on, accepted, text }) => ({
        on,
        what: accepted ? 'Văn phòng nhất trí kết quả' : 'Văn phòng trả lại kết quả',
        text,
      })),
      ...review.drafts.map(({ on, costs, document }) => ({
        on,
        what: `Trình dự thảo quyết định, ${document.number}`,
        text: totals(costs),
      })),
      ...review.signatures.map(({ on, signed, text }) => ({ on, what: signed ? 'Ký' : 'Trả lại dự thảo', text })),
    ]
      .sort((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
      .map(({ on, what, text }) => [formatDate(on), what, text])}
    emptyText="Chưa gửi kết quả lần nào."
  />
);

const totals = ({ before, after }: { readonly before: number; readonly after: number }): string =>
  `${dong(before)} còn ${dong(after)} một năm`;

const FollowUps: FC<ReviewProps> = ({ followUps, tasks }) =>
  followUps.length === 0 ? null : (
    <Table
      caption="Đã thực thi"
      columns={[{ header: 'Việc' }, { header: 'Văn bản' }]}
      rows={followUps.map(({ key, value }) => [
        tasks.find(({ taskId }) => taskId === key)?.subject ?? key,
        <WrittenText document={value.document} />,
      ])}
      emptyText=""
    />
  );
