/** A petition as officers see it: what was written, where it stands, who had it, what was answered. */
import type { Child, FC } from 'hono/jsx';
import type { CaseEvent, Task } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { AttachedFiles, stepFiles, type StepFile } from '#shared/ui/casework/attached-files.tsx';
import { History } from '#shared/ui/casework/history.tsx';
import { dueWords, TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { WhyThisDate } from '#shared/ui/casework/why-this-date.tsx';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { InsetText, NotificationBanner, Tag } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { closingWords } from '../domain/letters.ts';
import type { Petition } from '../domain/petition.ts';
import { mayDecide, mayReceive, maySeeSender } from '../domain/rights.ts';
import { isAnswered, STEP_NAMES, stepOf } from '../domain/step.ts';
import { findDuplicates, type Suggestion } from '../use-cases/find-duplicates.ts';
import { Duplicates } from './duplicates.tsx';
import {
  nameOf,
  pathOf,
  petitionAt,
  taskPath,
  withPetition,
  type OpenPetition,
  type PagePorts,
} from './pakn-context.ts';
import { CHANNELS, CLASSES, SATISFACTION, statusOf } from './words.ts';

export const showCase = (pages: PagePorts) =>
  withPetition(pages, async (context, open) => {
    const { caseId, petition } = open;
    const isOpen = open.tasks.some(({ state }) => state === 'open');
    const events = await pages.cases.eventsOf(caseId);
    const files = await stepFiles(pages.cases, caseId, open.tasks.filter(isAnswered));
    const linked = petition.sameAs === null ? undefined : await petitionAt(pages.cases, petition.sameAs.caseId);
    const looks = isOpen && linked === undefined && mayReceive(open.access, open.receiver);
    const suggestions = looks ? await findDuplicates(caseId, petition, pages.cases) : [];
    const page = (
      <CasePage
        {...{ context, open, events, suggestions, files }}
        linked={linked === undefined ? null : { caseId: linked.caseId, ...linked.petition }}
      />
    );
    return context.var.page(page, { title: petition.title, beforeMain: <BackLink href="/pakn" /> });
  });

interface CaseProps {
  readonly context: PageContext;
  readonly open: OpenPetition;
  readonly events: readonly CaseEvent[];
  readonly files: readonly StepFile[];
  readonly suggestions: readonly Suggestion[];
  readonly linked: Suggestion | null;
}

const CasePage: FC<CaseProps> = (props) => {
  const { context, open, events } = props;
  const { petition, tasks } = open;
  const current = tasks.filter(({ state }) => state === 'open');
  const { organisation } = context.var.reference;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{petition.title}</h1>
        {current.map((task) => (
          <CurrentTask context={context} open={open} task={task} />
        ))}
        <Facts context={context} open={open} />
        <h2 class="govuk-heading-m">Nội dung</h2>
        <p class="govuk-body dh-typed">{petition.content}</p>
        <Duplicates {...props} />
        <InspectAtOnce open={open} />
        <Course petition={petition} unitName={nameOf(context)} />
        <AttachedFiles files={props.files} pathOf={taskPath} mayAttach={(task) => mayDecide(open.access, task)} />
        <TaskTable context={context} tasks={tasks} />
        <h2 class="govuk-heading-m">Diễn biến</h2>
        <History events={events} organisation={organisation} />
      </div>
    </div>
  );
};

/** An inspection because of the petition (Quảng Nam's plan, X.3) is told its case, and nothing of who sent it. */
const InspectAtOnce: FC<{ open: OpenPetition }> = ({ open: { access, caseId, petition } }) =>
  access.has('office') ? (
    <p class="govuk-body">
      <a
        class="govuk-link"
        href={`/kiem-tra/dot-xuat?phan-anh=${caseId}${petition.about === null ? '' : `&don-vi=${petition.about}`}`}
      >
        Kiểm tra đột xuất theo phản ánh này
      </a>
    </p>
  ) : null;

const CurrentTask: FC<{ context: PageContext; open: OpenPetition; task: Task }> = ({ context, open, task }) => (
  <>
    <NotificationBanner kind="important">
      {STEP_NAMES[stepOf(task.taskId)]}: {nameOf(context)(task.unit)}, hạn {dueWords(task)}{' '}
      <TaskStateTag task={task} today={context.var.today} />
    </NotificationBanner>
    <WhyThisDate task={task} calendar={context.var.reference.calendar} />
    {mayDecide(open.access, task) && <ButtonLink href={taskPath(task)}>{STEP_NAMES[stepOf(task.taskId)]}</ButtonLink>}
  </>
);

const Facts: FC<{ context: PageContext; open: OpenPetition }> = ({ context, open }) => {
  const { petition, caseId, access, receiver, tasks } = open;
  const { text, colour } = statusOf(petition);
  const unitName = nameOf(context);
  const facts: { key: string; value: Child }[] = [
    { key: 'Tình trạng', value: <Tag colour={colour}>{text}</Tag> },
    { key: 'Tiếp nhận', value: `Ngày ${formatDate(petition.receivedOn)} – ${CHANNELS[petition.channel]}` },
    { key: 'Cơ quan được phản ánh', value: petition.about === null ? 'Không nêu' : unitName(petition.about) },
    { key: 'Loại', value: petition.class === null ? 'Chưa phân loại' : CLASSES[petition.class].label },
    ...(petition.transferredOn === null
      ? []
      : [{ key: 'Chuyển xử lý lần đầu', value: `Ngày ${formatDate(petition.transferredOn)}` }]),
    {
      key: 'Người gửi',
      value: maySeeSender(access, receiver, tasks) ? (
        <a class="govuk-link" href={`${pathOf(caseId)}/nguoi-gui`}>
          Xem thông tin liên hệ (nêu lý do, có ghi nhật ký)
        </a>
      ) : (
        'Chỉ bộ phận tiếp nhận và đơn vị đang xử lý được xem'
      ),
    },
  ];
  return <SummaryList rows={facts} />;
};

/** What has come of it so far. */
const Course: FC<{ petition: Petition; unitName: (unit: UnitId) => string }> = ({ petition, unitName }) => {
  const { refusals, answers, closing, publicText, late, publishedOn, satisfaction } = petition;
  return (
    <>
      {refusals.map(({ unit, on, reason }) => (
        <InsetText>
          <strong>
            {unitName(unit)} từ chối ngày {formatDate(on)}
          </strong>
          <br />
          {reason}
        </InsetText>
      ))}
      {answers.map(({ unit, on, text, documentNumber }, index) => (
        <>
          <h2 class="govuk-heading-m">
            Trả lời{answers.length > 1 ? ` lần ${String(index + 1)}` : ''} của {unitName(unit)}, ngày {formatDate(on)}
          </h2>
          <p class="govuk-body dh-typed">{text}</p>
          {documentNumber !== null && <p class="govuk-body">Văn bản: {documentNumber}</p>}
        </>
      ))}
      {closing !== null && closingWords(closing).map((line) => <p class="govuk-body">{line}</p>)}
      {publishedOn !== null && (
        <p class="govuk-body">
          Công khai ngày {formatDate(publishedOn)}
          {late ? ', trả lời chậm, có lời xin lỗi' : ', đúng hạn'}: «{publicText?.title}».{' '}
          {satisfaction === null
            ? 'Người gửi chưa đánh giá.'
            : `Người gửi đánh giá: ${SATISFACTION[satisfaction - 1]?.toLowerCase() ?? ''}.`}
        </p>
      )}
    </>
  );
};

const TaskTable: FC<{ context: PageContext; tasks: readonly Task[] }> = ({ context, tasks }) => (
  <Table
    caption="Các bước và thời hạn"
    columns={['Bước', 'Đơn vị', 'Hạn', 'Tình trạng'].map((header) => ({ header }))}
    emptyText="Chưa có bước nào; hệ thống đang giao việc."
    rows={tasks
      .toSorted((a, b) => ((a.due?.lenient ?? '') < (b.due?.lenient ?? '') ? -1 : 1))
      .map((task) => [
        STEP_NAMES[stepOf(task.taskId)],
        nameOf(context)(task.unit),
        dueWords(task),
        <TaskStateTag task={task} today={context.var.today} />,
      ])}
  />
);
