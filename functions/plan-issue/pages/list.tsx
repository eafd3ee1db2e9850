/** The plans of a year. */
import type { FC } from 'hono/jsx';
import { formatDate, partsOf } from '#shared/kernel/civil-date.ts';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { Tag } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { Pagination } from '#shared/ui/components/wayfinding.tsx';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import type { CaseId } from '#shared/casework/index.ts';
import { draftDocument, planBoard, type Draft } from '../domain/draft.ts';
import { issuingOf, mayRead } from '../domain/rights.ts';
import { pathOf, queryOf, type PagePorts } from './plan-context.ts';
import { START } from './start.tsx';
import { STATUS } from './words.ts';

const PLANS_A_PAGE = 20;

interface ListedPlan {
  readonly caseId: CaseId;
  readonly draft: Draft;
}

export const showList =
  ({ cases }: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { access } = signedIn(context);
    const { organisation } = context.var.reference;
    const thisYear = partsOf(context.var.today).year;
    const asked = queryOf(context, 'nam');
    const year = /^20\d\d$/u.test(asked) ? Number(asked) : thisYear;
    const board = await cases.boardOf(planBoard(year));
    const pageCount = Math.ceil(board.cases.length / PLANS_A_PAGE);
    const page = Math.max(1, Math.min(Number(queryOf(context, 'trang')) || 1, pageCount));
    // The newest first: a case's row is its id, which begins with the time.
    const shown = [...board.cases].reverse().slice((page - 1) * PLANS_A_PAGE, page * PLANS_A_PAGE);
    const drafts = await Promise.all(shown.map(({ caseId }) => cases.readDocument(draftDocument, caseId)));
    const plans = shown.flatMap(({ caseId }, place) => {
      const draft = drafts[place]?.value;
      return draft === undefined || !mayRead(access, organisation, draft) ? [] : [{ caseId, draft }];
    });
    const mayStart = issuingOf(access, organisation).length > 0;
    const nameOf = ({ issuer }: Draft): string => organisation.nameOn(issuer, context.var.today) ?? issuer;
    return context.var.page(<ListPage {...{ year, thisYear, plans, page, pageCount, mayStart, nameOf }} />, {
      title: `Kế hoạch năm ${String(year)}`,
    });
  };

interface ListProps {
  readonly year: number;
  readonly thisYear: number;
  readonly plans: readonly ListedPlan[];
  readonly page: number;
  readonly pageCount: number;
  readonly mayStart: boolean;
  readonly nameOf: (draft: Draft) => string;
}

const ListPage: FC<ListProps> = ({ year, thisYear, plans, page, pageCount, mayStart, nameOf }) => (
  <>
    <h1 class="govuk-heading-l">Kế hoạch năm {year}</h1>
    {mayStart && <ButtonLink href={START}>Đưa kế hoạch vào hệ thống</ButtonLink>}
    <Table
      caption="Các kế hoạch"
      captionSize="s"
      columns={[{ header: 'Kế hoạch' }, { header: 'Cơ quan ban hành' }, { header: 'Tình trạng' }]}
      rows={plans.map(({ caseId, draft }) => [
        <a class="govuk-link" href={pathOf(caseId)}>
          {draft.title === '' ? 'Kế hoạch đang được đọc' : draft.title}
        </a>,
        <>
          {nameOf(draft)}
          {draft.number !== null && draft.date !== null && (
            <>
              <br />
              {draft.number} ngày {formatDate(draft.date)}
            </>
          )}
        </>,
        <Tag colour={STATUS[draft.status].colour}>{STATUS[draft.status].text}</Tag>,
      ])}
      emptyText="Chưa có kế hoạch nào của năm này."
    />
    <Pagination
      current={page}
      pageCount={pageCount}
      hrefOf={(to) => `/ke-hoach?nam=${String(year)}&trang=${String(to)}`}
    />
    <OtherYears year={year} thisYear={thisYear} />
  </>
);

const OtherYears: FC<Pick<ListProps, 'year' | 'thisYear'>> = ({ year, thisYear }) => (
  <p class="govuk-body">
    {[thisYear + 1, thisYear, thisYear - 1, thisYear - 2]
      .filter((each) => each !== year)
      .map((each) => (
        <>
          <a class="govuk-link" href={`/ke-hoach?nam=${String(each)}`}>
            Năm {each}
          </a>{' '}
        </>
      ))}
  </p>
);
