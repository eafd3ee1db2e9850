/** An inspection: what, why, by whom; whose turn it is; what was found; what is to be set right and how far that is. */
import type { Child, FC } from 'hono/jsx';
import { isClosed, type CaseEvent, type Task } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { AttachedFiles, stepFiles, type StepFile } from '#shared/ui/casework/attached-files.tsx';
import { History } from '#shared/ui/casework/history.tsx';
import { dueWords, TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { WhyThisDate } from '#shared/ui/casework/why-this-date.tsx';
import { WrittenText } from '#shared/ui/casework/written-fields.tsx';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { SummaryList, type SummaryRow } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { CONTENT_WORDS } from '../domain/checklist.ts';
import type { Draft, Findings } from '../domain/conclusion.ts';
import { casePath, isLocked, LIST, taskPath, yearOf, type Inspection } from '../domain/inspection.ts';
import { KIND_WORDS } from '../domain/kind-words.ts';
import { mayDo } from '../domain/rights.ts';
import { draftOf, findingsOf } from '../use-cases/known-inspection.ts';
import { doneOf, recommendationsOf } from '../use-cases/list-inspections.ts';
import type { OpenInspection } from './context.ts';
import { stepOf } from './steps.tsx';
import { periodWords, RESULT_WORDS, standing } from './words.ts';

interface InspectionProps {
  readonly context: PageContext;
  readonly open: OpenInspection;
  readonly tasks: readonly Task[];
  readonly events: readonly CaseEvent[];
  readonly findings: Findings;
  readonly draft: Draft;
  readonly files: readonly StepFile[];
}

export async function showInspection(context: PageContext, open: OpenInspection): Promise<Response> {
  const { store } = open.ports;
  const tasks = await store.tasksOf(open.caseId);
  const documented = tasks.filter((task) => stepOf(task)?.hasDocument);
  const [events, findings, draft, files] = await Promise.all([
    store.eventsOf(open.caseId),
    findingsOf(store, open.caseId),
    draftOf(store, open.caseId),
    stepFiles(store, open.caseId, documented),
  ]);
  const page = (
    <InspectionPage {...{ context, open, tasks, events, files }} findings={findings.value} draft={draft.value} />
  );
  return context.var.page(page, {
    title: `${KIND_WORDS[open.inspection.kind]} – ${open.nameOf(open.inspection.unit)}`,
    beforeMain: <BackLink href={`${LIST}?nam=${String(yearOf(open.caseId))}`} />,
  });
}

const InspectionPage: FC<InspectionProps> = (props) => {
  const { open, context, events } = props;
  const { inspection, nameOf } = open;
  return (
    <>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{KIND_WORDS[inspection.kind]}</span>
        {nameOf(inspection.unit)}
      </h1>
      <SummaryList rows={factsOf(props)} />
      <Turns {...props} />
      <Checked {...props} />
      <Conclusion {...props} />
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

function factsOf({ open, tasks }: InspectionProps): SummaryRow[] {
  const { inspection, nameOf } = open;
  const { contents, period, conclusion, report, calledOff } = inspection;
  const recommendations = recommendationsOf({ tasks });
  const stands = standing(inspection, { all: recommendations.length, done: doneOf(recommendations) });
  const one = (key: string, value: Child): SummaryRow => ({ key, value });
  return [
    one('Tình trạng', calledOff === null ? stands : `${stands}: ${calledOff}`),
    one('Thời gian', periodWords(period)),
    one('Đơn vị kiểm tra', nameOf(inspection.inspector)),
    one('Nội dung', contents.map((content) => CONTENT_WORDS[content]).join('; ')),
    ...groundsOf(inspection),
    ...(conclusion === null ? [] : [one('Văn bản kết luận', <WrittenText document={conclusion.document} />)]),
    ...(report === null ? [] : [one('Báo cáo cấp trên', <WrittenText document={report} />)]),
  ];
}

/** By which plan, for which cause, by whose decision. */
const groundsOf = ({ plan, cause, team }: Inspection): SummaryRow[] => [
  ...(plan === null ? [] : [{ key: 'Kế hoạch', value: <WrittenText document={plan} /> }]),
  ...(cause === null ? [] : [{ key: 'Lý do kiểm tra đột xuất', value: <CauseText cause={cause} /> }]),
  ...(team === null
    ? []
    : [
        { key: 'Quyết định thành lập đoàn', value: <WrittenText document={team.decision} /> },
        { key: 'Thành viên đoàn', value: team.members.join('; ') },
      ]),
];

const CauseText: FC<{ cause: NonNullable<Inspection['cause']> }> = ({ cause: { reason, petition } }) => (
  <>
    {reason}
    {petition !== null && (
      <>
        {' – '}
        <a class="govuk-link" href={`/pakn/${petition}`}>
          hồ sơ phản ánh, kiến nghị
        </a>
      </>
    )}
  </>
);

/** Steps that are open: who, by when and why, and the way to do them for who may. */
const Turns: FC<InspectionProps> = ({ tasks, open, context }) => (
  <>
    {tasks
      .filter((task) => !isClosed(task) && stepOf(task) !== undefined)
      .map((task) => (
        <section>
          <h2 class="govuk-heading-m">{task.subject}</h2>
          <p class="govuk-body">
            {open.nameOf(task.unit)}
            {task.due !== null && `, hạn ${formatDate(task.due.lenient)}`}{' '}
            <TaskStateTag task={task} today={context.var.today} />
          </p>
          <WhyThisDate task={task} calendar={context.var.reference.calendar} />
          {mayDo(open.access, task) && <Ways open={open} task={task} />}
        </section>
      ))}
  </>
);

const Ways: FC<{ open: OpenInspection; task: Task }> = ({ open, task }) => {
  const base = casePath(open.caseId);
  const inspects = task.taskId === 'findings' || task.taskId === 'conclusion';
  return (
    <ButtonGroup>
      {inspects && (
        <ButtonLink href={`${base}/bang-kiem-tra`} kind="secondary">
          Ghi bảng kiểm tra
        </ButtonLink>
      )}
      {task.taskId === 'conclusion' && (
        <ButtonLink href={`${base}/ket-luan`} kind="secondary">
          Soạn kết luận, kiến nghị
        </ButtonLink>
      )}
      <ButtonLink href={taskPath(open.caseId, task.taskId)}>Thực hiện</ButtonLink>
    </ButtonGroup>
  );
};

const Checked: FC<InspectionProps> = ({ open: { inspection }, findings }) =>
  Object.keys(findings).length === 0 ? null : (
    <Table
      caption="Kết quả kiểm tra"
      columns={[{ header: 'Nội dung' }, { header: 'Kết quả' }, { header: 'Tồn tại, ghi chú' }]}
      rows={inspection.checklist.map(({ id, text }) => {
        const finding = findings[id];
        return [text, finding === undefined ? 'Chưa ghi' : RESULT_WORDS[finding.result], finding?.text ?? ''];
      })}
      emptyText=""
    />
  );

const Conclusion: FC<InspectionProps> = (props) => {
  const { open, draft, findings } = props;
  const { conclusion } = open.inspection;
  const hasDraft = Object.keys(findings).length > 0;
  const summary = conclusion?.summary ?? draft.summary;
  if (!hasDraft || (conclusion === null && isLocked(open.inspection))) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{conclusion === null ? 'Dự thảo kết luận' : 'Kết luận'}</h2>
      <p class="govuk-body dh-typed">{summary === '' ? 'Chưa soạn.' : summary}</p>
      <Recommendations {...props} />
      {(conclusion !== null || open.mayInspect) && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${casePath(open.caseId)}/ket-luan.docx`}>
            Tải văn bản kết luận (Word)
          </a>
        </p>
      )}
    </>
  );
};

const Recommendations: FC<InspectionProps> = ({ open: { inspection }, draft, tasks, context }) => {
  const opened = recommendationsOf({ tasks });
  const { recommendations } = inspection.conclusion ?? draft;
  return (
    <Table
      caption="Kiến nghị"
      columns={[{ header: 'Kiến nghị' }, { header: 'Hạn' }, { header: 'Tình trạng' }]}
      rows={recommendations.map(({ what, days }, place) => {
        const task = opened[place];
        if (task === undefined) return [what, `${String(days)} ngày kể từ ngày ban hành`, 'Chưa giao'];
        return [
          <a class="govuk-link" href={`/viec/${task.caseId}/${task.taskId}`}>
            {what}
          </a>,
          dueWords(task),
          <TaskStateTag task={task} today={context.var.today} />,
        ];
      })}
      emptyText="Không có kiến nghị."
    />
  );
};
