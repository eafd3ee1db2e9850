/** The year's inspections and recommendations as files, by the same filter as their pages. */
import { formatDate } from '#shared/kernel/civil-date.ts';
import { dueWords, stateWords } from '#shared/ui/casework/task-state.tsx';
import type { NamedList } from '#shared/ui/list-download.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { CONTENT_WORDS } from '../domain/checklist.ts';
import { KIND_WORDS } from '../domain/kind-words.ts';
import { doneOf, recommendationsOf, type ListedInspection } from '../use-cases/list-inspections.ts';
import { nameOf, type PagePorts } from './context.ts';
import { readYear } from './list.tsx';
import { trackedIn } from './recommendations.tsx';
import { standing } from './words.ts';

const INSPECTIONS = [
  { header: 'Đơn vị', width: 36 },
  { header: 'Hình thức', width: 22 },
  { header: 'Từ ngày', width: 12 },
  { header: 'Đến ngày', width: 12 },
  { header: 'Nội dung', width: 60 },
  { header: 'Quyết định thành lập đoàn', width: 26 },
  { header: 'Văn bản kết luận', width: 26 },
  { header: 'Tình trạng', width: 40 },
  { header: 'Kiến nghị', width: 10 },
  { header: 'Đã xong', width: 10 },
];

export const inspectionsFile =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<NamedList> => {
    const { year, seen } = await readYear(context, pages);
    const rows = seen.map((listed) => inspectionRow(listed, context));
    return { name: `kiem-tra-${year}`, title: `Kiểm tra năm ${year}`, columns: INSPECTIONS, rows };
  };

function inspectionRow(listed: ListedInspection, context: PageContext) {
  const { inspection } = listed;
  const { kind, unit, period, contents, team, conclusion } = inspection;
  const recommendations = recommendationsOf(listed);
  const counts = { all: recommendations.length, done: doneOf(recommendations) };
  return [
    nameOf(context)(unit),
    KIND_WORDS[kind],
    formatDate(period.from),
    formatDate(period.to),
    contents.map((content) => CONTENT_WORDS[content]).join('; '),
    team?.decision.number ?? '',
    conclusion?.document.number ?? '',
    standing(inspection, counts),
    counts.all,
    counts.done,
  ];
}

const RECOMMENDATIONS = [
  { header: 'Đơn vị', width: 36 },
  { header: 'Kiến nghị', width: 70 },
  { header: 'Văn bản kết luận', width: 26 },
  { header: 'Hạn', width: 14 },
  { header: 'Tình trạng', width: 20 },
];

export const recommendationsFile =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<NamedList> => {
    const { year, seen } = await readYear(context, pages);
    const rows = trackedIn(seen).map(({ listed, task, what }) => [
      nameOf(context)(task.unit),
      what,
      listed.inspection.conclusion?.document.number ?? '',
      dueWords(task),
      stateWords(task, context.var.today).text,
    ]);
    const title = `Kiến nghị sau kiểm tra năm ${year}`;
    return { name: `kien-nghi-kiem-tra-${year}`, title, columns: RECOMMENDATIONS, rows };
  };
