/** One committee's sheet of a month: how it stands, by when, what is to be done, who has which points. */
import type { FC } from 'hono/jsx';
import type { Calendar } from '#shared/calendar/index.ts';
import { isClosed, type CaseEvent, type Task } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { History } from '#shared/ui/casework/history.tsx';
import { WhyThisDate } from '#shared/ui/casework/why-this-date.tsx';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { nameOfMonth } from '../domain/month.ts';
import { isComplete, rankingsOf, type Ranking } from '../domain/ranking.ts';
import { casePath, correctionCase, LIST, publicPath, runningCase, type Publication } from '../domain/sheet.ts';
import { findPublication } from '../store.ts';
import type { OpenSheet } from './context.ts';
import { Corrections } from './corrections.tsx';
import { SourceNote } from './ranking-section.tsx';
import { SheetUnits } from './sheet-units.tsx';
import { StateTag } from './words.tsx';

export async function showSheet(context: PageContext, open: OpenSheet): Promise<Response> {
  const { known, ports, scale, line, nameOf } = open;
  const { caseId, sheet } = known;
  const { organisation } = context.var.reference;
  const published = await findPublication(ports.store, sheet.month, caseId);
  const past = published?.publication.corrections.length ?? 0;
  const cases = [caseId, ...Array.from({ length: past + 1 }, (_, i) => correctionCase(caseId, i + 1))];
  const [tasks, ...events] = await Promise.all([
    ports.store.tasksOf(runningCase(caseId, sheet)),
    ...cases.map((each) => ports.store.eventsOf(each)),
  ]);
  const units = organisation.units.filter(({ id }) => sheet.units.includes(id));
  return context.var.page(
    <>
      <SheetPage
        open={open}
        task={tasks.find((task) => !isClosed(task))}
        publication={published?.publication}
        rankings={rankingsOf(scale, line, units, sheet.scores)}
        calendar={context.var.reference.calendar}
      />
      <h2 class="govuk-heading-m">Diễn biến</h2>
      <History events={events.flat() satisfies readonly CaseEvent[]} organisation={organisation} />
    </>,
    {
      title: `Bộ chỉ số 766 tháng ${nameOfMonth(sheet.month)} – ${line.name} – ${nameOf(sheet.publisher)}`,
      beforeMain: <BackLink href={`${LIST}?thang=${sheet.month}`} />,
    },
  );
}

interface SheetPageProps {
  readonly open: OpenSheet;
  readonly task: Task | undefined;
  readonly publication: Publication | undefined;
  readonly rankings: readonly Ranking[];
  readonly calendar: Calendar;
}

const SheetPage: FC<SheetPageProps> = (props) => {
  const { open, task, publication, calendar, rankings } = props;
  const { known, scale, line, nameOf } = open;
  const { sheet, caseId } = known;
  return (
    <>
      <span class="govuk-caption-l">{nameOf(sheet.publisher)}</span>
      <h1 class="govuk-heading-l">
        Bộ chỉ số 766 tháng {nameOfMonth(sheet.month)}: {line.name.toLocaleLowerCase('vi')}
      </h1>
      <Remarks open={open} />
      <SummaryList
        rows={[
          { key: 'Tình trạng', value: <StateTag sheet={sheet} /> },
          ...(task?.due === undefined || task.due === null
            ? []
            : [{ key: 'Hạn bước này', value: formatDate(task.due.lenient) }]),
          ...(publication === undefined
            ? []
            : [
                {
                  key: 'Công khai',
                  value: formatDate(publication.publishedOn),
                  action: { href: publicPath(caseId), text: 'Xem', hiddenText: 'trang công khai' },
                },
              ]),
        ]}
      />
      {task !== undefined && <WhyThisDate task={task} calendar={calendar} />}
      <Actions open={open} />
      <SheetUnits open={open} rankings={rankings} />
      {publication !== undefined && <Corrections publication={publication} scale={scale} nameOf={nameOf} />}
      <SourceNote scale={scale} />
    </>
  );
};

const Remarks: FC<{ open: OpenSheet }> = ({ open }) => {
  const { remark, correction } = open.known.sheet;
  return (
    <>
      {remark !== null && (
        <InsetText>
          <strong>Lãnh đạo trả lại:</strong> {remark}
        </InsetText>
      )}
      {correction !== null && (
        <InsetText>
          <strong>Đang đính chính lần {correction.number}:</strong> {correction.reason} Trang công khai giữ nguyên cho
          đến khi lãnh đạo duyệt.
        </InsetText>
      )}
    </>
  );
};

const Actions: FC<{ open: OpenSheet }> = ({ open: { known, may, scale } }) => {
  const { caseId, sheet } = known;
  const path = casePath(caseId);
  const isReady = sheet.units.every((unit) => isComplete(scale, sheet.scores[unit]));
  return (
    <ButtonGroup>
      {may.score && sheet.state === 'scoring' && isReady && (
        <ButtonLink href={`${path}/trinh`}>Trình lãnh đạo duyệt</ButtonLink>
      )}
      {may.score && sheet.state === 'scoring' && (
        <ButtonLink href={`${path}/nhap`} {...(isReady ? { kind: 'secondary' as const } : {})}>
          Nhập cả bảng hoặc từ Excel
        </ButtonLink>
      )}
      {may.decide && sheet.state === 'submitted' && <ButtonLink href={`${path}/duyet`}>Duyệt hoặc trả lại</ButtonLink>}
      {may.score && sheet.state === 'published' && (
        <ButtonLink href={`${path}/dinh-chinh`} kind="secondary">
          Đính chính
        </ButtonLink>
      )}
      <a class="govuk-link" href={`${path}/bang-diem.xlsx`}>
        Tải bảng điểm Excel
      </a>
    </ButtonGroup>
  );
};
