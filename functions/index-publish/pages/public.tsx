/** What everybody reads without signing in: results of a month, rankings, units. No person is named anywhere. */
import type { FC } from 'hono/jsx';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { unitIdSchema } from '#shared/org/unit.ts';
import { monthOf, monthSchema, monthsLater, nameOfMonth, type MonthId } from '../domain/month.ts';
import { rankingsOf } from '../domain/ranking.ts';
import { caseIdOf, PUBLIC_LIST, publicPath, readCaseId, type Publication } from '../domain/sheet.ts';
import { termsOf, type Terms } from '../domain/terms.ts';
import { findPublication, publicationsOf } from '../store.ts';
import { readTrend } from '../use-cases/read-trend.ts';
import { namesIn, portsOf, type PagePorts } from './context.ts';
import { Corrections } from './corrections.tsx';
import { Rankings, SourceNote } from './ranking-section.tsx';
import { UnitResults } from './unit-results.tsx';

/** The month of the address, else the one before this. */
export function monthAsked(context: PageContext): MonthId {
  const asked = monthSchema.safeParse(context.req.query('thang'));
  return asked.success ? asked.data : monthsLater(monthOf(context.var.today), -1);
}

export const showPublicMonth =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const month = monthAsked(context);
    const found = await publicationsOf(pages.cases, month);
    const nameOf = namesIn(context, month);
    const lines = found.map(({ caseId, publication }) => ({
      href: `${PUBLIC_LIST}/${caseId}`,
      text: `${termsOf(context.var.reference, publication).line.name} – ${nameOf(publication.publisher)}`,
      publication,
    }));
    return context.var.page(<MonthPage month={month} lines={lines} />, {
      title: `Kết quả phục vụ người dân, doanh nghiệp tháng ${nameOfMonth(month)}`,
    });
  };

interface MonthPageProps {
  readonly month: MonthId;
  readonly lines: readonly { readonly href: string; readonly text: string; readonly publication: Publication }[];
}

const MonthPage: FC<MonthPageProps> = ({ month, lines }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">Kết quả phục vụ người dân, doanh nghiệp tháng {nameOfMonth(month)}</h1>
      <p class="govuk-body">
        Điểm theo Bộ chỉ số của Quyết định 766/QĐ-TTg về thủ tục hành chính và dịch vụ công, công khai hằng tháng.
      </p>
      {lines.length === 0 ? (
        <InsetText>Tháng này chưa có kết quả công khai.</InsetText>
      ) : (
        <ul class="govuk-list govuk-list--spaced">
          {lines.map(({ href, text, publication: { publishedOn, corrections } }) => (
            <li>
              <a class="govuk-link" href={href}>
                {text}
              </a>
              <br />
              <span class="dh-secondary">
                Công khai ngày {formatDate(publishedOn)}
                {corrections.length > 0 && `, đã đính chính ${String(corrections.length)} lần`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <MonthLinks path={PUBLIC_LIST} month={month} />
    </div>
  </div>
);

/** To the months beside this one. */
export const MonthLinks: FC<{ path: string; month: MonthId }> = ({ path, month }) => (
  <p class="govuk-body dh-beside">
    {[monthsLater(month, -1), monthsLater(month, 1)].map((other) => (
      <>
        <a class="govuk-link" href={`${path}?thang=${other}`}>
          Tháng {nameOfMonth(other)}
        </a>{' '}
      </>
    ))}
  </p>
);

/** The publication of the address; undefined when there is none. */
async function published(context: PageContext, pages: PagePorts) {
  const named = readCaseId(context.req.param('case') ?? '');
  const found = named === undefined ? undefined : await findPublication(pages.cases, named.month, named.caseId);
  return named === undefined || found === undefined ? undefined : { ...named, publication: found.publication };
}

export const showPublicRanking =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const found = await published(context, pages);
    if (found === undefined) return context.var.problem(problems.notFound);
    const { caseId, month, publication } = found;
    const terms = termsOf(context.var.reference, publication);
    const earlier = monthsLater(month, -1);
    const before = await findPublication(
      pages.cases,
      earlier,
      caseIdOf(earlier, publication.line, publication.publisher),
    );
    const { organisation } = context.var.reference;
    const units = organisation.units.filter(({ id }) => publication.scores[id] !== undefined);
    const page = (
      <RankingPage
        {...terms}
        publication={publication}
        rankings={rankingsOf(terms.scale, terms.line, units, publication.scores)}
        before={before?.publication.scores}
        nameOf={namesIn(context, month)}
        path={publicPath(caseId)}
      />
    );
    return context.var.page(page, {
      title: `Xếp hạng tháng ${nameOfMonth(month)} – ${terms.line.name}`,
      beforeMain: <BackLink href={`${PUBLIC_LIST}?thang=${month}`} />,
    });
  };

interface RankingPageProps extends Terms {
  readonly publication: Publication;
  readonly rankings: ReturnType<typeof rankingsOf>;
  readonly before: Publication['scores'] | undefined;
  readonly nameOf: ReturnType<typeof namesIn>;
  readonly path: string;
}

const RankingPage: FC<RankingPageProps> = ({ publication, scale, line, rankings, before, nameOf, path }) => (
  <>
    <span class="govuk-caption-l">{nameOf(publication.publisher)}</span>
    <h1 class="govuk-heading-l">
      {line.name}: xếp hạng tháng {nameOfMonth(publication.month)}
    </h1>
    <p class="govuk-body">
      Công khai ngày {formatDate(publication.publishedOn)}.
      {publication.corrections.length > 0 && ' Kết quả dưới đây đã được đính chính; nội dung đính chính ở cuối trang.'}
    </p>
    <Rankings
      month={publication.month}
      scale={scale}
      rankings={rankings}
      before={before}
      nameOf={nameOf}
      hrefOf={(unit) => `${path}/${unit}`}
    />
    <Corrections publication={publication} scale={scale} nameOf={nameOf} />
    <SourceNote scale={scale} />
  </>
);

export const showPublicUnit =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const found = await published(context, pages);
    const id = unitIdSchema.safeParse(context.req.param('unit'));
    const unit = id.success ? context.var.reference.organisation.unit(id.data) : undefined;
    const scores = unit === undefined ? undefined : found?.publication.scores[unit.id];
    if (found === undefined || unit === undefined || scores === undefined)
      return context.var.problem(problems.notFound);
    const { caseId, month, publication } = found;
    const name = namesIn(context, month)(unit.id);
    const trend = await readTrend(unit, month, portsOf(context, pages));
    const { scale } = termsOf(context.var.reference, publication);
    return context.var.page(
      <>
        <h1 class="govuk-heading-l">{name}</h1>
        <UnitResults {...{ name, month, scale, scores, trend }} />
        <SourceNote scale={scale} />
      </>,
      { title: `${name} – tháng ${nameOfMonth(month)}`, beforeMain: <BackLink href={publicPath(caseId)} /> },
    );
  };
