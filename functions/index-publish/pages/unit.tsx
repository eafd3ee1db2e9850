/** What cost a unit its points, down to the cases: for its own people and those who watch over it. */
import type { FC } from 'hono/jsx';
import { daysBetween, formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { unitIdSchema } from '#shared/org/unit.ts';
import { figuresDocument, type Figure, type LateTask } from '../domain/losses.ts';
import { lastDayOf, nameOfMonth } from '../domain/month.ts';
import { indicatorsOf, type Scale } from '../domain/scale.ts';
import { casePath, publicPath, readCaseId } from '../domain/sheet.ts';
import { termsOf } from '../domain/terms.ts';
import { findPublication, findSheet } from '../store.ts';
import { readTrend } from '../use-cases/read-trend.ts';
import { mayWith, namesIn, portsOf, type PagePorts } from './context.ts';
import { SourceNote } from './ranking-section.tsx';
import { UnitResults } from './unit-results.tsx';

export const showUnit =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const asked = await unitAsked(context, pages);
    if (asked === undefined) return context.var.problem(problems.notFound);
    const { caseId, month, unit, known, scores, seesDrafts } = asked;
    if (!seesDrafts && !signedIn(context).access.mayRead(unit.id))
      return context.redirect(`${publicPath(caseId)}/${unit.id}`, 303);
    const figures = await pages.cases.readDocument(figuresDocument, caseId);
    const trend = await readTrend(unit, month, portsOf(context, pages));
    const { scale } = termsOf(context.var.reference, known.sheet);
    const name = namesIn(context, month)(unit.id);
    return context.var.page(
      <>
        <h1 class="govuk-heading-l">{name}</h1>
        <UnitResults {...{ name, month, scale, scores, trend }}>
          <Cases figures={figures?.value[unit.id] ?? []} {...{ scale, pages }} end={lastDayOf(month)} />
        </UnitResults>
        <SourceNote scale={scale} />
      </>,
      {
        title: `${name} – mất điểm ở đâu, tháng ${nameOfMonth(month)}`,
        beforeMain: <BackLink href={seesDrafts ? casePath(caseId) : publicPath(caseId)} />,
      },
    );
  };

/** The unit of the address with its scores: those entered so far for who may see them, else what is public. */
async function unitAsked(context: PageContext, { cases }: PagePorts) {
  const named = readCaseId(context.req.param('case') ?? '');
  const id = unitIdSchema.safeParse(context.req.param('unit'));
  const unit = id.success ? context.var.reference.organisation.unit(id.data) : undefined;
  const known = named === undefined ? undefined : await findSheet(cases, named.caseId);
  if (named === undefined || unit === undefined || known === undefined) return undefined;
  const seesDrafts = mayWith(context, signedIn(context).access, known.sheet).read;
  const shown = seesDrafts
    ? known.sheet.scores
    : (await findPublication(cases, named.month, named.caseId))?.publication.scores;
  const scores = shown?.[unit.id];
  return scores === undefined ? undefined : { ...named, unit, known, scores, seesDrafts };
}

interface CasesProps {
  readonly figures: readonly Figure[];
  readonly scale: Scale;
  readonly pages: Pick<PagePorts, 'taskPath'>;
  readonly end: PlainDate;
}

/** The late cases behind each indicator that the system knows, as they stood when the scores were submitted. */
const Cases: FC<CasesProps> = ({ figures, scale, pages, end }) => (
  <>
    {indicatorsOf(scale).flatMap((indicator) => {
      const figure = figures.find((each) => each.figure === indicator.system);
      if (figure === undefined || figure.late === 0) return [];
      const counted = `${formatNumber(figure.onTime)} đúng hạn, ${formatNumber(figure.late)} chậm`;
      return [
        <Table
          caption={`Hồ sơ chậm: ${indicator.name} (${counted})`}
          captionSize="s"
          columns={[
            { header: 'Hồ sơ' },
            { header: 'Hạn' },
            { header: 'Xong ngày' },
            { header: 'Chậm (ngày)', numeric: true },
          ]}
          rows={figure.tasks.map((task) => rowOf(task, pages, end))}
          emptyText=""
        />,
      ];
    })}
  </>
);

function rowOf(task: LateTask, { taskPath }: Pick<PagePorts, 'taskPath'>, end: PlainDate) {
  const { caseId, due, finishedOn } = task;
  return [
    <a class="govuk-link" href={taskPath(task)}>
      {caseId}
    </a>,
    formatDate(due),
    finishedOn === null ? `chưa xong đến ${formatDate(end)}` : formatDate(finishedOn),
    String(daysBetween(due, finishedOn ?? end)),
  ];
}
