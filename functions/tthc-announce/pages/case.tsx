/** An announcement: both clocks, where it stands, how it is published, what the checker saw, what happened. */
import type { FC } from 'hono/jsx';
import type { CaseEvent } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { History } from '#shared/ui/casework/history.tsx';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { casePath, rulesDocument, taskPath } from '../domain/announcement.ts';
import { findingDocument, type Finding } from '../domain/finding.ts';
import { mayAddAddress, mayAnswer, mayWithdraw, openDecision } from '../domain/rights.ts';
import { announceTerm } from '../domain/terms.ts';
import { nameOfUnit, queryOf, withAnnouncement, type WholeAnnouncement, type PagePorts } from './context.ts';
import { Derivation } from './derivation.tsx';
import { BOARD } from './paths.ts';
import { DecisionSteps, PublicationSteps, type StepProps } from './steps.tsx';
import { KIND_WORDS } from './words.ts';

interface CaseProps extends StepProps {
  readonly events: readonly CaseEvent[];
}

const CasePage: FC<CaseProps> = (props) => {
  const { open } = props;
  const { announcement } = open;
  return (
    <>
      <h1 class="govuk-heading-l">Công bố thủ tục theo Quyết định {announcement.listNumber}</h1>
      {announcement.withdrawnOn !== null && (
        <InsetText>Hồ sơ đã rút ngày {formatDate(announcement.withdrawnOn)}; lý do ở phần quá trình.</InsetText>
      )}
      <Actions {...props} />
      <Facts {...props} />
      {announcement.decision === null && announcement.withdrawnOn === null && <Clocks {...props} />}
      <DecisionSteps {...props} />
      {announcement.decision !== null && <PublicationSteps {...props} />}
      <h2 class="govuk-heading-m">Diễn biến</h2>
      <History events={props.events} organisation={open.ports.reference.organisation} />
    </>
  );
};

const Actions: FC<CaseProps> = ({ open }) => {
  const { access, announcement, caseId, tasks } = open;
  const decision = openDecision(tasks);
  const path = casePath(caseId);
  return (
    <ButtonGroup>
      {decision !== undefined && mayAnswer(access, decision) && (
        <ButtonLink href={taskPath(caseId, decision.taskId)}>{decision.subject.split(' theo ')[0]}</ButtonLink>
      )}
      {announcement.decision !== null && mayAddAddress(access, announcement) && (
        <ButtonLink href={`${path}/dia-chi`} kind="secondary">
          Thêm địa chỉ kiểm tra
        </ButtonLink>
      )}
      {decision !== undefined && mayWithdraw(access, announcement, decision) && (
        <ButtonLink href={`${path}/rut`} kind="secondary">
          Rút hồ sơ
        </ButtonLink>
      )}
    </ButtonGroup>
  );
};

const Facts: FC<CaseProps> = ({ open, unitName }) => {
  const { announcement, caseId } = open;
  const { decision, kinds, shortened } = announcement;
  return (
    <SummaryList
      rows={[
        { key: 'Đơn vị soạn thảo', value: unitName(announcement.draftingUnit) },
        { key: 'Bộ ký danh mục', value: formatDate(announcement.listSignedOn) },
        { key: 'Có hiệu lực', value: formatDate(announcement.effectOn) },
        { key: 'Lĩnh vực', value: announcement.fields.join('; ') },
        {
          key: 'Thủ tục',
          value: (
            <>
              {announcement.procedureCount} thủ tục: {kinds.map((kind) => KIND_WORDS[kind].toLowerCase()).join('; ')}
              {shortened ? ' (trình tự rút gọn)' : ''}.{' '}
              <a class="govuk-link" href={`${casePath(caseId)}/thu-tuc`}>
                Xem danh sách
              </a>
            </>
          ),
        },
        {
          key: 'Quyết định của tỉnh',
          value: decision === null ? 'Chưa ký' : `${decision.number}, ký ngày ${formatDate(decision.signedOn)}`,
        },
      ]}
    />
  );
};

/** The term of the decision and how it came about: both clocks, the earlier of which binds. */
const Clocks: FC<CaseProps> = ({ open: { announcement, ports } }) => {
  const term = announceTerm(ports.calendar, ports.reference.get(rulesDocument), announcement);
  return (
    <>
      <h2 class="govuk-heading-m">Phải ký chậm nhất {formatDate(term.due.lenient)}</h2>
      <Derivation lines={term.derivation} open />
    </>
  );
};

async function findingsOf({ caseId, pages }: WholeAnnouncement): Promise<ReadonlyMap<string, Finding>> {
  const found = await pages.cases.documentsOf(findingDocument, caseId);
  return new Map(found.map(({ key, value }) => [key, value]));
}

export const showCase = (pages: PagePorts) =>
  withAnnouncement(pages, async (context, open) => {
    const [events, findings] = await Promise.all([pages.cases.eventsOf(open.caseId), findingsOf(open)]);
    const { organisation } = open.ports.reference;
    const unitName: StepProps['unitName'] = (unit) => nameOfUnit(organisation, unit, context);
    return context.var.page(
      <CasePage open={open} events={events} findings={findings} unitName={unitName} today={context.var.today} />,
      { title: `Công bố theo Quyết định ${open.announcement.listNumber}`, beforeMain: <BackLink href={BOARD} /> },
    );
  });

/** Opens a file of this case – evidence or a snapshot – for who has signed in. */
export const openFile = (pages: PagePorts) =>
  withAnnouncement(pages, async (context: PageContext, { caseId }) => {
    const key = queryOf(context, 'key');
    const ofCase = [`evidence/${caseId}/`, `snapshots/${caseId}/`].some((folder) => key.startsWith(folder));
    if (!ofCase || key.includes('..') || (await pages.files.head(key)) === undefined)
      return context.var.problem(problems.notFound);
    const name = key.split('/').slice(2).join('-');
    return context.redirect(await pages.files.link(key, key.startsWith('snapshots/') ? `${name}.html` : name), 303);
  });
