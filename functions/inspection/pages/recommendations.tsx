/** The board of recommendations of a year: who has to set what right by when, and what is late. */
import type { FC } from 'hono/jsx';
import { isClosed, isOverdue, type BoardTask } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { dueWords, TaskStateTag } from '#shared/ui/casework/task-state.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { DownloadLinks, fileHref, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { casePath, LIST } from '../domain/inspection.ts';
import { recommendationsOf, type ListedInspection } from '../use-cases/list-inspections.ts';
import { nameOf, type PagePorts } from './context.ts';
import { readYear } from './list.tsx';

export const RECOMMENDATIONS = `${LIST}/kien-nghi`;

interface TrackedRecommendation {
  readonly listed: ListedInspection;
  readonly task: BoardTask;
  readonly what: string;
}

/** Those that are open first, by their date; then those that are done. */
export const trackedIn = (inspections: readonly ListedInspection[]): readonly TrackedRecommendation[] =>
  inspections
    .flatMap((listed) =>
      recommendationsOf(listed).map((task, place) => ({
        listed,
        task,
        what: listed.inspection.conclusion?.recommendations[place]?.what ?? '',
      })),
    )
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));

const placeOf = ({ task }: TrackedRecommendation): string =>
  `${isClosed(task) ? '1' : '0'}${task.due?.lenient ?? ''}${task.taskId}`;

export const showRecommendations =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { year, seen } = await readYear(context, pages);
    const title = `Kiến nghị sau kiểm tra năm ${String(year)}`;
    const page = (
      <BoardPage {...{ title, year, tracked: trackedIn(seen), today: context.var.today }} name={nameOf(context)} />
    );
    return context.var.page(page, { title, beforeMain: <BackLink href={`${LIST}?nam=${String(year)}`} /> });
  };

interface BoardProps {
  readonly title: string;
  readonly year: number;
  readonly tracked: readonly TrackedRecommendation[];
  readonly today: PlainDate;
  readonly name: (unit: UnitId) => string;
}

const BoardPage: FC<BoardProps> = ({ title, year, tracked, today, name }) => {
  const open = tracked.filter(({ task }) => !isClosed(task));
  const overdue = open.filter(({ task }) => task.due !== null && isOverdue(task.due, today));
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <SummaryList
        rows={[
          { key: 'Đã xong', value: `${String(tracked.length - open.length)}/${String(tracked.length)}` },
          { key: 'Đang thực hiện', value: String(open.length - overdue.length) },
          { key: 'Quá hạn', value: String(overdue.length) },
        ]}
      />
      <Table
        caption="Kiến nghị"
        columns={['Đơn vị', 'Kiến nghị', 'Hạn', 'Tình trạng', 'Cuộc kiểm tra'].map((header) => ({ header }))}
        rows={tracked.map(({ listed, task, what }) => [
          name(task.unit),
          <a class="govuk-link" href={`/viec/${task.caseId}/${task.taskId}`}>
            {what}
          </a>,
          dueWords(task),
          <TaskStateTag task={task} today={today} />,
          <a class="govuk-link" href={casePath(listed.caseId)}>
            {listed.inspection.conclusion?.document.number ?? ''}
          </a>,
        ])}
        emptyText="Chưa có kiến nghị nào trong năm này."
      />
      <DownloadLinks
        formats={SHEETS_AND_WORD}
        hrefOf={(format) => fileHref(RECOMMENDATIONS, format, { nam: String(year) })}
        what="danh sách kiến nghị"
      />
    </>
  );
};
