/** The reviews of a year: each unit, where it stands, what it saves. */
import type { FC } from 'hono/jsx';
import type { CaseId } from '#shared/casework/index.ts';
import { partsOf } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { DownloadLinks, fileHref, SHEETS, type NamedList } from '#shared/ui/list-download.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { dong } from '#shared/ui/cost-sheet/cost-table.tsx';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { boardOf, casePath, costsOf, LIST, reviewDocument, type Review } from '../domain/review.ts';
import type { PagePorts } from './context.ts';
import { standing } from './words.ts';

interface Listed {
  readonly caseId: CaseId;
  readonly review: Review;
}

interface ListProps {
  readonly year: number;
  readonly reviews: readonly Listed[];
  readonly mayStart: boolean;
  readonly nameOf: (unit: UnitId) => string;
}

type YearOfReviews = Pick<ListProps, 'year' | 'reviews' | 'nameOf'>;

/** The reviews of the year asked for that the reader may see. */
async function reviewsOf(context: PageContext, { cases }: PagePorts): Promise<YearOfReviews> {
  const { access } = signedIn(context);
  const { organisation } = context.var.reference;
  const asked = context.req.query('nam') ?? '';
  const year = /^20\d\d$/u.test(asked) ? Number(asked) : partsOf(context.var.today).year;
  const board = await cases.boardOf(boardOf(year));
  const found = await Promise.all(
    board.cases.map(async ({ caseId }) => ({
      caseId,
      review: (await cases.readDocument(reviewDocument, caseId))?.value,
    })),
  );
  const reviews = found.flatMap(({ caseId, review }) =>
    review !== undefined && access.mayRead(review.unit) ? [{ caseId, review }] : [],
  );
  return { year, reviews, nameOf: (unit) => organisation.nameOn(unit, context.var.today) ?? unit };
}

export const showList =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const listed = await reviewsOf(context, pages);
    const mayStart = signedIn(context).access.has('officer', 'head', 'office');
    return context.var.page(<ListPage {...listed} mayStart={mayStart} />, {
      title: `Rà soát thủ tục hành chính năm ${String(listed.year)}`,
    });
  };

const COLUMNS = [
  { header: 'Đơn vị', width: 36 },
  { header: 'Tình trạng', width: 30 },
  { header: 'Chi phí trước (đồng)', width: 22 },
  { header: 'Chi phí sau (đồng)', width: 22 },
];

export const reviewsFile =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<NamedList> => {
    const { year, reviews, nameOf } = await reviewsOf(context, pages);
    const rows = reviews.map(({ review }) => {
      const costs = costsOf(review);
      return [nameOf(review.unit), standing(review), costs?.before ?? '', costs?.after ?? ''];
    });
    return { name: `ra-soat-${year}`, title: `Rà soát thủ tục hành chính năm ${year}`, columns: COLUMNS, rows };
  };

const ListPage: FC<ListProps> = ({ year, reviews, mayStart, nameOf }) => (
  <>
    <h1 class="govuk-heading-l">Rà soát, đánh giá thủ tục hành chính năm {year}</h1>
    {mayStart && <ButtonLink href={`${LIST}/moi`}>Mở đợt rà soát</ButtonLink>}
    <Table
      caption="Đơn vị rà soát"
      columns={[
        { header: 'Đơn vị' },
        { header: 'Tình trạng' },
        { header: 'Chi phí trước', numeric: true },
        { header: 'Chi phí sau', numeric: true },
      ]}
      rows={reviews.map(({ caseId, review }) => {
        const costs = costsOf(review);
        return [
          <a class="govuk-link" href={casePath(caseId)}>
            {nameOf(review.unit)}
          </a>,
          standing(review),
          costs === undefined ? '' : dong(costs.before),
          costs === undefined ? '' : dong(costs.after),
        ];
      })}
      emptyText="Chưa có đơn vị nào rà soát trong năm này."
    />
    <DownloadLinks
      formats={SHEETS}
      hrefOf={(format) => fileHref(LIST, format, { nam: String(year) })}
      what="danh sách rà soát"
    />
    <p class="govuk-body dh-beside">
      <a class="govuk-link" href={`${LIST}?nam=${String(year - 1)}`}>
        Năm {year - 1}
      </a>{' '}
      <a class="govuk-link" href={`${LIST}?nam=${String(year + 1)}`}>
        Năm {year + 1}
      </a>
    </p>
  </>
);
