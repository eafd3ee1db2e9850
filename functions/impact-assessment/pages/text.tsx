/** A text with its procedures, what was answered round by round, and whose turn it is. */
import type { FC } from 'hono/jsx';
import { isClosed, type CaseDocument, type CaseEvent, type Task } from '#shared/casework/index.ts';
import { totalOf } from '#shared/compliance-cost/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { AttachedFiles, stepFiles, type StepFile } from '#shared/ui/casework/attached-files.tsx';
import { History } from '#shared/ui/casework/history.tsx';
import { TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { WhyThisDate } from '#shared/ui/casework/why-this-date.tsx';
import { WrittenText } from '#shared/ui/casework/written-fields.tsx';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { dong } from '#shared/ui/cost-sheet/cost-table.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { casePath, costOf, isReady, LIST, taskPath, type Procedure } from '../domain/text.ts';
import { mayDo } from '../domain/rights.ts';
import { assessmentTask } from '../use-cases/edit-procedure.ts';
import { proceduresOf } from '../use-cases/known-text.ts';
import type { OpenText } from './context.ts';
import { stepOf } from './task.tsx';
import { KIND_WORDS, standing } from './words.ts';

interface TextProps {
  readonly context: PageContext;
  readonly open: OpenText;
  readonly procedures: readonly CaseDocument<Procedure>[];
  readonly tasks: readonly Task[];
  readonly events: readonly CaseEvent[];
  readonly files: readonly StepFile[];
}

export async function showText(context: PageContext, open: OpenText): Promise<Response> {
  const { store } = open.ports;
  const tasks = await store.tasksOf(open.caseId);
  const documented = tasks.filter((task) => stepOf(task)?.hasDocument);
  const [procedures, events, files] = await Promise.all([
    proceduresOf(store, open.caseId),
    store.eventsOf(open.caseId),
    stepFiles(store, open.caseId, documented),
  ]);
  return context.var.page(<TextPage {...{ context, open, procedures, tasks, events, files }} />, {
    title: open.text.title,
    beforeMain: <BackLink href={LIST} />,
  });
}

const TextPage: FC<TextProps> = (props) => {
  const { open, events, context } = props;
  const { text, nameOf } = open;
  return (
    <>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{KIND_WORDS[text.kind]}</span>
        {text.title}
      </h1>
      <SummaryList
        rows={[
          { key: 'Tình trạng', value: standing(text) },
          { key: 'Đơn vị soạn thảo', value: nameOf(text.draftingUnit) },
          { key: 'Cho ý kiến', value: nameOf(text.office) },
          { key: 'Thẩm định', value: nameOf(text.appraiser) },
          { key: 'Theo chương trình', value: `${text.programme}, trình ban hành ${formatDate(text.dates.issue)}` },
        ]}
      />
      <Turn {...props} />
      <Procedures {...props} />
      <Answers {...props} />
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

/** The task that is open: who, by when and why, and the way to do it for who may. */
const Turn: FC<TextProps> = ({ tasks, open, context }) => {
  const task = tasks.find((each) => !isClosed(each));
  if (task === undefined) return null;
  const { today, reference } = context.var;
  return (
    <section>
      <h2 class="govuk-heading-m">{task.subject.slice(0, task.subject.indexOf(':'))}</h2>
      <p class="govuk-body">
        {open.nameOf(task.unit)}
        {task.due !== null && `, hạn ${formatDate(task.due.lenient)}`} <TaskStateTag task={task} today={today} />
      </p>
      <WhyThisDate task={task} calendar={reference.calendar} />
      {mayDo(open.access, task) && <ButtonLink href={taskPath(open.caseId, task.taskId)}>Thực hiện</ButtonLink>}
    </section>
  );
};

const Procedures: FC<TextProps> = ({ procedures, open, tasks }) => {
  const mayEdit = open.mayDraft && assessmentTask(tasks) !== undefined;
  const base = casePath(open.caseId);
  return (
    <>
      <Table
        caption="Thủ tục trong dự thảo"
        columns={[{ header: 'Thủ tục' }, { header: 'Hồ sơ' }, { header: 'Chi phí tuân thủ một năm', numeric: true }]}
        rows={procedures.map(({ key, value }) => [
          mayEdit ? (
            <>
              {value.name}
              <br />
              <a class="govuk-link" href={`${base}/thu-tuc/${key}`}>
                Biểu đánh giá<span class="govuk-visually-hidden"> {value.name}</span>
              </a>{' '}
              <a class="govuk-link" href={`${base}/thu-tuc/${key}/chi-phi`}>
                Bảng chi phí<span class="govuk-visually-hidden"> {value.name}</span>
              </a>
            </>
          ) : (
            <a class="govuk-link" href={`${base}/thu-tuc/${key}/xem`}>
              {value.name}
            </a>
          ),
          isReady(value) ? 'Đủ' : 'Còn thiếu',
          dong(totalOf(value.lines)),
        ])}
        emptyText="Không có thủ tục nào."
      />
      <p class="govuk-body">
        Tổng chi phí tuân thủ: <strong>{dong(costOf(procedures.map(({ value }) => value)))}</strong> một năm.{' '}
        <a class="govuk-link" href={`${base}/chi-phi.xlsx`}>
          Tải bảng tính (Excel)
        </a>
      </p>
    </>
  );
};

const Answers: FC<TextProps> = ({ open: { text } }) => (
  <Table
    caption="Ý kiến và thẩm định"
    columns={[{ header: 'Lần' }, { header: 'Văn bản' }, { header: 'Kết quả' }, { header: 'Nội dung' }]}
    rows={[
      ...text.submissions.map(({ round, on, yearlyCost, reply }) => ({
        place: round * 3,
        cells: [String(round), formatDate(on), `Gửi hồ sơ, chi phí ${dong(yearlyCost)}`, reply],
      })),
      ...(text.opinion === null ? [] : [text.opinion]).map(({ round, document, agrees, text: said }) => ({
        place: round * 3 + 1,
        cells: [
          String(round),
          <WrittenText document={document} />,
          agrees ? 'Văn phòng nhất trí' : 'Văn phòng góp ý',
          said,
        ],
      })),
      ...text.appraisals.map(({ round, document, accepted, text: said }) => ({
        place: round * 3 + 2,
        cells: [String(round), <WrittenText document={document} />, accepted ? 'Đạt thẩm định' : 'Trả lại', said],
      })),
    ]
      .sort((one, other) => one.place - other.place)
      .map(({ cells }) => cells)}
    emptyText="Chưa gửi hồ sơ lần nào."
  />
);
