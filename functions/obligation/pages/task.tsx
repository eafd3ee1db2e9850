/** The page of a task: what, from which row, why this date, how it stands, its evidence, what may be done, its history. */
import { isClosed, type CaseEvent, type Task } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { numberOf, obligationDocument, type Obligation } from '#shared/obligations/index.ts';
import { periodName, type TargetRow } from '#shared/targets/index.ts';
import { EvidenceText } from '#shared/ui/casework/evidence-fields.tsx';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { History } from '#shared/ui/casework/history.tsx';
import { dueWords, TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { WhyThisDate } from '#shared/ui/casework/why-this-date.tsx';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { NotificationBanner } from '#shared/ui/components/messages.tsx';
import { SummaryList, type SummaryRow } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { get, type PageRoute } from '#shared/ui/routes.ts';
import { actionsFor, type Action } from '../domain/rights.ts';
import type { ObligationPorts } from '../ports.ts';
import { readRowTarget } from '../use-cases/read-targets.ts';
import { amount, goalText, shareText, StatusTag, unitPath } from './targets/words.tsx';
import { taskAt, type TaskView } from './task-at.ts';

const ACTIONS: Readonly<Record<Action, { readonly slug: string; readonly text: string }>> = {
  finish: { slug: 'hoan-thanh', text: 'Báo cáo hoàn thành' },
  'check-in': { slug: 'bao-cao', text: 'Báo cáo tình hình' },
  'record-event': { slug: 'su-kien', text: 'Ghi nhận sự kiện' },
  extend: { slug: 'gia-han', text: 'Gia hạn' },
  reopen: { slug: 'mo-lai', text: 'Mở lại' },
  return: { slug: 'tra-lai', text: 'Trả lại' },
  nudge: { slug: 'don-doc', text: 'Đôn đốc' },
  reassign: { slug: 'chuyen', text: 'Chuyển đơn vị' },
  suspend: { slug: 'tam-dung', text: 'Tạm dừng' },
  resume: { slug: 'tiep-tuc', text: 'Tiếp tục' },
  decide: { slug: 'quyet-dinh', text: 'Quyết định' },
};

const DONE: Readonly<Record<string, string>> = {
  'hoan-thanh': 'Đã báo cáo hoàn thành.',
  'bao-cao': 'Đã gửi báo cáo tình hình.',
  'su-kien': 'Đã ghi nhận sự kiện; hạn được tính từ ngày đó.',
  'gia-han': 'Đã gia hạn.',
  'de-nghi-gia-han': 'Đã gửi đề nghị gia hạn. Hạn chưa đổi cho đến khi có quyết định.',
  'mo-lai': 'Đã mở lại việc.',
  'tra-lai': 'Đã trả lại; đơn vị được báo trong thư sáng mai.',
  'don-doc': 'Đã đôn đốc; đơn vị được báo trong thư sáng ngày làm việc tiếp theo.',
  chuyen: 'Đã chuyển đơn vị.',
  'tam-dung': 'Đã tạm dừng tính thời hạn.',
  'tiep-tuc': 'Đã tiếp tục tính thời hạn.',
};

const Notice = ({ view: { context, task } }: { view: TaskView }) => {
  const done = DONE[context.req.query('xong') ?? ''];
  if (done !== undefined) return <NotificationBanner kind="success">{done}</NotificationBanner>;
  if (context.req.query('khong') === undefined) return null;
  return (
    <NotificationBanner kind="important">
      Việc này đã thay đổi, nên không còn làm được như vừa chọn. Trạng thái hiện tại:{' '}
      <TaskStateTag task={task} today={context.var.today} />
    </NotificationBanner>
  );
};

/** What the row's title promises in figures, and how the unit stands to it. */
function targetRow({ row: { measure } }: Obligation, target: TargetRow | undefined): SummaryRow[] {
  if (measure === null) return [];
  if (target === undefined)
    return [{ key: 'Chỉ tiêu', value: `${goalText(measure, measure.value)}; chưa giao để theo dõi` }];
  const { plan, share, allotment, standing } = target;
  const { value, period, status } = standing;
  const reached = value === null || period === null ? '' : `; ${periodName(period)}: ${amount(value, allotment.unit)}`;
  return [
    {
      key: 'Chỉ tiêu',
      value: (
        <>
          {shareText(allotment, share)}
          {reached} <StatusTag status={status} />{' '}
          <a class="govuk-link" href={unitPath(plan.plan, share.unit)}>
            Số liệu các kỳ
          </a>
        </>
      ),
    },
  ];
}

function sourceRow({ terms, row }: Obligation): SummaryRow {
  const number = numberOf(row);
  return {
    key: 'Căn cứ',
    value: `${number === null ? '' : `Mục ${number}, `}kế hoạch ban hành ngày ${formatDate(terms.issued)}`,
  };
}

function rowsOf(view: TaskView, obligation: Obligation | undefined, target: TargetRow | undefined): SummaryRow[] {
  const { task, context, path } = view;
  const { organisation } = context.var.reference;
  const row = obligation?.row;
  return [
    { key: 'Đơn vị', value: unitName(organisation, task.unit, context.var.today) },
    {
      key: 'Hạn',
      value: (
        <>
          {dueWords(task)} <TaskStateTag task={task} today={context.var.today} />
        </>
      ),
    },
    ...(row?.product ? [{ key: 'Sản phẩm', value: row.product }] : []),
    ...(row !== undefined && row.coordinating.length > 0
      ? [{ key: 'Phối hợp', value: row.coordinating.join('; ') }]
      : []),
    ...(obligation === undefined ? [] : [sourceRow(obligation), ...targetRow(obligation, target)]),
    ...(/xin lỗi/iu.test(`${task.subject} ${row?.product ?? ''}`)
      ? [
          {
            key: 'Hồ sơ trễ hạn',
            value: (
              <a class="govuk-link" href={`/ho-so-tre?don-vi=${task.unit}`}>
                Hồ sơ trễ và văn bản xin lỗi của đơn vị
              </a>
            ),
          },
        ]
      : []),
    ...(task.evidence === null
      ? []
      : [{ key: 'Minh chứng', value: <EvidenceText evidence={task.evidence} fileHref={`${path}/minh-chung`} /> }]),
    ...(task.returns > 0 ? [{ key: 'Đã trả lại', value: `${String(task.returns)} lần` }] : []),
  ];
}

const Actions = ({ view }: { view: TaskView }) => {
  const { access, task, context, path } = view;
  const allowed = actionsFor(access, task, context.var.today);
  return allowed.length === 0 ? null : (
    <ButtonGroup>
      {allowed.map((action, place) => (
        <ButtonLink href={`${path}/${ACTIONS[action].slug}`} kind={place === 0 ? 'primary' : 'secondary'}>
          {ACTIONS[action].text}
        </ButtonLink>
      ))}
      {access.mayOversee(task.unit) && access.has('office', 'leader') && !isClosed(task) && (
        <a class="govuk-link" href={`${path}/lien-ket`}>
          Đề nghị báo cáo qua thư
        </a>
      )}
    </ButtonGroup>
  );
};

interface TaskPageProps {
  readonly view: TaskView;
  readonly events: readonly CaseEvent[];
  readonly obligation: Obligation | undefined;
  readonly target: TargetRow | undefined;
}

const TaskPage = ({ view, events, obligation, target }: TaskPageProps) => {
  const { task, context } = view;
  const { organisation, calendar } = context.var.reference;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Notice view={view} />
        <h1 class="govuk-heading-l">{task.subject}</h1>
        <SummaryList rows={rowsOf(view, obligation, target)} />
        <WhyThisDate task={task} calendar={calendar} />
        <Actions view={view} />
        <h2 class="govuk-heading-m">Lịch sử</h2>
        <History events={events} organisation={organisation} taskId={task.taskId} />
      </div>
    </div>
  );
};

const shortTitle = ({ subject }: Task): string => (subject.length > 80 ? `${subject.slice(0, 79)}…` : subject);

export const taskPages = (ports: ObligationPorts): readonly PageRoute[] => [
  get('/viec/:case/:task', 'signed-in', async (context) => {
    const found = await taskAt(context, ports);
    if (!found.ok) return found.answer;
    const { view } = found;
    const { caseId, taskId } = view.task;
    const [events, kept] = await Promise.all([
      ports.store.eventsOf(caseId, taskId),
      ports.store.readDocument(obligationDocument, caseId),
    ]);
    const moment = { date: context.var.today, at: context.env.receivedAt + 1 };
    const target = kept && (await readRowTarget(kept.value, view.task.unit, moment, ports.store));
    return context.var.page(<TaskPage view={view} events={events} obligation={kept?.value} target={target} />, {
      title: shortTitle(view.task),
      beforeMain: <BackLink href="/viec" />,
    });
  }),
];
