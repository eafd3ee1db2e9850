/** The page of a task: what, from which row, why this date, how it stands, its evidence, what may be done, its history. */
import type { CaseEvent, Task } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { numberOf, obligationDocument, reaches, type Obligation } from '#shared/obligations/index.ts';
import { EvidenceText } from '#shared/ui/casework/evidence-fields.tsx';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { History } from '#shared/ui/casework/history.tsx';
import { dueWords, TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { WhyThisDate } from '#shared/ui/casework/why-this-date.tsx';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { NotificationBanner, Tag } from '#shared/ui/components/messages.tsx';
import { SummaryList, type SummaryRow } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { get, type PageRoute } from '#shared/ui/routes.ts';
import { targetMeasured, type TargetMeasured } from '../documents.ts';
import { actionsFor, type Action } from '../domain/rights.ts';
import type { ObligationPorts } from '../ports.ts';
import { taskAt, type TaskView } from './task-at.ts';

const ACTIONS: Readonly<Record<Action, { readonly slug: string; readonly text: string }>> = {
  finish: { slug: 'hoan-thanh', text: 'Báo cáo hoàn thành' },
  'check-in': { slug: 'bao-cao', text: 'Báo cáo tình hình' },
  measure: { slug: 'chi-tieu', text: 'Nhập kết quả chỉ tiêu' },
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
  'chi-tieu': 'Đã ghi kết quả chỉ tiêu.',
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

const OPERATORS = { '>=': 'tối thiểu', '>': 'trên', '=': 'đúng', '<=': 'tối đa', '<': 'dưới' } as const;

const percent = (value: number): string => `${String(value).replace('.', ',')}%`;

function targetRow({ row: { measure } }: Obligation, measured: TargetMeasured | undefined): SummaryRow[] {
  if (measure === null) return [];
  const aim = `${OPERATORS[measure.op]} ${percent(measure.value)}`;
  if (measured === undefined) return [{ key: 'Chỉ tiêu', value: `${aim}; chưa có kết quả` }];
  const met = reaches(measure, measured.value);
  return [
    {
      key: 'Chỉ tiêu',
      value: (
        <>
          {aim}; kết quả {percent(measured.value)} (ngày {formatDate(measured.on)}){' '}
          <Tag colour={met ? 'green' : 'red'}>{met ? 'Đạt' : 'Chưa đạt'}</Tag>
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

function rowsOf(
  view: TaskView,
  obligation: Obligation | undefined,
  measured: TargetMeasured | undefined,
): SummaryRow[] {
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
    ...(obligation === undefined ? [] : [sourceRow(obligation), ...targetRow(obligation, measured)]),
    ...(task.evidence === null
      ? []
      : [{ key: 'Minh chứng', value: <EvidenceText evidence={task.evidence} fileHref={`${path}/minh-chung`} /> }]),
    ...(task.returns > 0 ? [{ key: 'Đã trả lại', value: `${String(task.returns)} lần` }] : []),
  ];
}

const Actions = ({ view, hasTarget }: { view: TaskView; hasTarget: boolean }) => {
  const { access, task, context, path } = view;
  const allowed = actionsFor(access, task, context.var.today).filter((action) => action !== 'measure' || hasTarget);
  return allowed.length === 0 ? null : (
    <ButtonGroup>
      {allowed.map((action, place) => (
        <ButtonLink href={`${path}/${ACTIONS[action].slug}`} kind={place === 0 ? 'primary' : 'secondary'}>
          {ACTIONS[action].text}
        </ButtonLink>
      ))}
    </ButtonGroup>
  );
};

interface TaskPageProps {
  readonly view: TaskView;
  readonly events: readonly CaseEvent[];
  readonly obligation: Obligation | undefined;
  readonly measured: TargetMeasured | undefined;
}

const TaskPage = ({ view, events, obligation, measured }: TaskPageProps) => {
  const { task, context } = view;
  const { organisation, calendar } = context.var.reference;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Notice view={view} />
        <h1 class="govuk-heading-l">{task.subject}</h1>
        <SummaryList rows={rowsOf(view, obligation, measured)} />
        <WhyThisDate task={task} calendar={calendar} />
        <Actions view={view} hasTarget={obligation !== undefined && obligation.row.measure !== null} />
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
    const [events, kept, measured] = await Promise.all([
      ports.store.eventsOf(caseId),
      ports.store.readDocument(obligationDocument, caseId),
      ports.store.readDocument(targetMeasured, caseId, taskId),
    ]);
    return context.var.page(
      <TaskPage view={view} events={events} obligation={kept?.value} measured={measured?.value} />,
      { title: shortTitle(view.task), beforeMain: <BackLink href="/viec" /> },
    );
  }),
];
