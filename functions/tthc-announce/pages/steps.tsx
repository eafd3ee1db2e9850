/** Where an announcement stands: the steps to the decision, then the publications. */
import type { Child, FC } from 'hono/jsx';
import { isClosed, type Task } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { EvidenceText } from '#shared/ui/casework/evidence-fields.tsx';
import { TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { Details, Tag } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { formatInstant } from '#shared/ui/format.ts';
import {
  casePath,
  decisionStepOf,
  publicationOf,
  publicationTaskId,
  taskPath,
  type Announcement,
  type PlannedPublication,
} from '../domain/announcement.ts';
import type { Finding } from '../domain/finding.ts';
import { mayAnswer } from '../domain/rights.ts';
import { publicationTerm } from '../domain/terms.ts';
import type { WholeAnnouncement } from './context.ts';
import { Derivation } from './derivation.tsx';
import { lookWords } from './words.ts';

export interface StepProps {
  readonly open: WholeAnnouncement;
  /** What the checker saw last, by publication. */
  readonly findings: ReadonlyMap<string, Finding>;
  readonly unitName: (unit: UnitId) => string;
  readonly today: PlainDate;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  submitted: 'Đã trình',
  accepted: 'Đạt yêu cầu',
  returned: 'Trả lại',
  signed: 'Đã ký',
  withdrawn: 'Đã rút',
};

function outcomeOf({ answer }: Task): string {
  const { outcome, letter, reason } = answer ?? {};
  const words = typeof outcome === 'string' ? (OUTCOMES[outcome] ?? '') : '';
  const more = [letter, reason].find((part) => typeof part === 'string');
  return typeof more === 'string' ? `${words}: ${more}` : words;
}

const ORDER = { draft: 0, check: 1, signature: 2 } as const;

/** Round by round, each from the draft to the signature. */
function placeOf({ taskId }: Task): number {
  const step = decisionStepOf(taskId);
  return step === undefined ? 0 : step.round * 3 + ORDER[step.step];
}

export const DecisionSteps: FC<StepProps> = ({ open: { tasks }, unitName, today }) => (
  <Table
    caption="Các bước đến khi ký"
    columns={['Bước', 'Đơn vị', 'Hạn', 'Tình trạng', 'Kết quả'].map((header) => ({ header }))}
    emptyText="Hệ thống đang giao việc soạn thảo; tải lại trang sau giây lát."
    rows={tasks
      .filter(({ taskId }) => decisionStepOf(taskId) !== undefined)
      .toSorted((a, b) => placeOf(a) - placeOf(b))
      .map((task) => [
        task.subject.replace(/ theo Quyết định .*$/u, ''),
        unitName(task.unit),
        task.due === null ? '' : formatDate(task.due.lenient),
        <TaskStateTag task={task} today={today} />,
        outcomeOf(task),
      ])}
  />
);

export const PublicationSteps: FC<StepProps> = (props) => {
  const { open, unitName, today } = props;
  const { announcement, tasks } = open;
  return (
    <>
      <Table
        caption="Công khai"
        columns={['Hình thức', 'Đơn vị', 'Hạn', 'Tình trạng', 'Minh chứng'].map((header) => ({ header }))}
        emptyText=""
        rows={announcement.publications.map((publication) => {
          const task = tasks.find(({ taskId }) => taskId === publicationTaskId(publication.id));
          return [
            publication.name,
            unitName(task?.unit ?? publication.unit),
            task === undefined ? `dự kiến ${expectedDate(open, publication)}` : dueOf(task),
            task === undefined ? <Tag colour="grey">Chờ bước trước</Tag> : <TaskStateTag task={task} today={today} />,
            <ProofOrReport {...props} publication={publication} task={task} />,
          ];
        })}
      />
      <Details summary="Vì sao là các ngày này?">
        {tasks
          .filter(({ taskId }) => publicationOf(taskId) !== undefined)
          .map((task) => (
            <>
              <h3 class="govuk-heading-s">
                {task.subject.split(' – ')[0]}: {dueOf(task)}
              </h3>
              <Derivation lines={task.derivation} />
            </>
          ))}
      </Details>
    </>
  );
};

const dueOf = ({ due }: Task): string => (due === null ? '' : formatDate(due.lenient));

/** The last day of a publication that still waits for the one before it. */
function expectedDate({ announcement, tasks, ports }: WholeAnnouncement, publication: PlannedPublication): string {
  const { decision, publications } = announcement;
  if (decision === null) return '';
  const progress = { decisionSignedOn: decision.signedOn, doneOn: doneOn(announcement, tasks) };
  const term = publicationTerm(ports.calendar, publications, publication, { facts: announcement, progress });
  return formatDate(term.due.lenient);
}

const doneOn = ({ publications }: Announcement, tasks: readonly Task[]): Record<string, PlainDate | undefined> =>
  Object.fromEntries(
    publications.map(({ id }) => [
      id,
      tasks.find(({ taskId }) => taskId === publicationTaskId(id))?.finishedOn ?? undefined,
    ]),
  );

type ProofProps = StepProps & { readonly publication: PlannedPublication; readonly task: Task | undefined };

/** What is known of a publication, and the way to report it for those whose task it is. */
const ProofOrReport: FC<ProofProps> = (props) => {
  const { open, publication, task } = props;
  const mine = task !== undefined && !isClosed(task) && mayAnswer(open.access, task);
  return (
    <>
      <Proof {...props} />
      {mine && (
        <p class="govuk-body-s">
          <a class="govuk-link" href={taskPath(open.caseId, task.taskId)}>
            Báo đã công khai<span class="govuk-visually-hidden">: {publication.name}</span>
          </a>
        </p>
      )}
    </>
  );
};

const Proof: FC<ProofProps> = (props) => {
  const { open, findings, publication, task } = props;
  const evidence = task?.evidence ?? null;
  const finding = findings.get(publication.id);
  if (evidence !== null)
    return <EvidenceText evidence={evidence} fileHref={fileHref(open.caseId, evidence.fileKey ?? '')} />;
  if (finding === undefined) return <>{waitingWords(open.announcement, publication)}</>;
  return (
    <>
      Kiểm tra lúc {formatInstant(finding.at)}:
      <ul class="govuk-list govuk-list--bullet">
        {finding.looks.map((look) => (
          <li>
            <Host address={look.address} /> {lookWords(look)}
            {look.snapshot !== null && (
              <>
                {' '}
                <a class="govuk-link" href={fileHref(open.caseId, look.snapshot)}>
                  Trang đã lưu<span class="govuk-visually-hidden"> của {look.address}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

const Host: FC<{ address: string }> = ({ address }) => (
  <a class="govuk-link" href={address} rel="noreferrer">
    {URL.parse(address)?.host ?? address}
  </a>
);

const fileHref = (caseId: string, key: string): string => `${casePath(caseId)}/tep?key=${encodeURIComponent(key)}`;

function waitingWords({ addresses }: Announcement, { id, proof, addresses: common }: PlannedPublication): Child {
  if (proof === null) return 'Chưa có';
  const count = common.length + (addresses[id]?.length ?? 0);
  return count === 0 ? 'Chưa có; chưa có địa chỉ để kiểm tra' : 'Chưa có; hệ thống kiểm tra sáng mai';
}
