/** The plans of a year. */
import type { FC } from 'hono/jsx';
import { formatDate, partsOf } from '#shared/kernel/civil-date.ts';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { Tag } from '#shared/ui/components/messages.tsx';
import { DownloadLinks, fileHref, SHEETS, type NamedList } from '#shared/ui/list-download.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { Pagination } from '#shared/ui/components/wayfinding.tsx';
import { everyHolderOn, type Person } from '#shared/org/index.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import type { BoardCase, CaseId } from '#shared/casework/index.ts';
import { draftDocument, planBoard, type Draft } from '../domain/draft.ts';
import { issuingOf, mayRead } from '../domain/rights.ts';
import { pathOf, queryOf, type PagePorts } from './plan-context.ts';
import { START } from './pasted-before.ts';
import { STATUS } from './words.ts';

const PLANS_A_PAGE = 20;

interface ListedPlan {
  readonly caseId: CaseId;
  readonly draft: Draft;
}

interface YearOfPlans {
  readonly year: number;
  readonly thisYear: number;
  readonly cases: readonly BoardCase[];
}

/** Of the year asked for, the newest first: a case's row is its id, which begins with the time. */
async function yearOf(context: PageContext, { cases }: PagePorts): Promise<YearOfPlans> {
  const thisYear = partsOf(context.var.today).year;
  const asked = queryOf(context, 'nam');
  const year = /^20\d\d$/u.test(asked) ? Number(asked) : thisYear;
  const board = await cases.boardOf(planBoard(year));
  return { year, thisYear, cases: [...board.cases].reverse() };
}

/** Those of them that the reader may see. */
async function plansOf(
  listed: readonly BoardCase[],
  context: PageContext,
  { cases }: PagePorts,
): Promise<readonly ListedPlan[]> {
  const { access } = signedIn(context);
  const { organisation } = context.var.reference;
  const drafts = await Promise.all(listed.map(({ caseId }) => cases.readDocument(draftDocument, caseId)));
  return listed.flatMap(({ caseId }, place) => {
    const draft = drafts[place]?.value;
    return draft === undefined || !mayRead(access, organisation, draft) ? [] : [{ caseId, draft }];
  });
}

const issuerIn =
  ({ var: { reference, today } }: PageContext) =>
  ({ issuer }: Draft): string =>
    reference.organisation.nameOn(issuer, today) ?? issuer;

export const showList =
  (ports: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { year, thisYear, cases } = await yearOf(context, ports);
    const pageCount = Math.ceil(cases.length / PLANS_A_PAGE);
    const page = Math.max(1, Math.min(Number(queryOf(context, 'trang')) || 1, pageCount));
    const plans = await plansOf(cases.slice((page - 1) * PLANS_A_PAGE, page * PLANS_A_PAGE), context, ports);
    const mayStart = issuingOf(signedIn(context).access, context.var.reference.organisation).length > 0;
    const nameOf = issuerIn(context);
    const makers = everyHolderOn(context.var.reference.organisation, 'office', context.var.today);
    return context.var.page(<ListPage {...{ year, thisYear, plans, page, pageCount, mayStart, makers, nameOf }} />, {
      title: `Kế hoạch năm ${String(year)}`,
    });
  };

const COLUMNS = [
  { header: 'Kế hoạch', width: 60 },
  { header: 'Cơ quan ban hành', width: 36 },
  { header: 'Số', width: 20 },
  { header: 'Ngày', width: 14 },
  { header: 'Tình trạng', width: 22 },
];

/** Every plan of the year as a file. */
export const plansFile =
  (ports: PagePorts) =>
  async (context: PageContext): Promise<NamedList> => {
    const { year, cases } = await yearOf(context, ports);
    const nameOf = issuerIn(context);
    const rows = (await plansOf(cases, context, ports)).map(({ draft }) => [
      draft.title,
      nameOf(draft),
      draft.number ?? '',
      draft.date === null ? '' : formatDate(draft.date),
      STATUS[draft.status].text,
    ]);
    return { name: `ke-hoach-${year}`, title: `Các kế hoạch năm ${year}`, columns: COLUMNS, rows };
  };

interface ListProps {
  readonly year: number;
  readonly thisYear: number;
  readonly plans: readonly ListedPlan[];
  readonly page: number;
  readonly pageCount: number;
  readonly mayStart: boolean;
  /** Who puts plans in: named to whoever finds none and may not. */
  readonly makers: readonly Person[];
  readonly nameOf: (draft: Draft) => string;
}

const noPlan = ({ mayStart, makers }: Pick<ListProps, 'mayStart' | 'makers'>): string =>
  mayStart || makers.length === 0
    ? 'Chưa có kế hoạch nào của năm này.'
    : `Chưa có kế hoạch nào của năm này. Văn phòng đưa kế hoạch vào: ${makers
        .slice(0, 3)
        .map(({ name }) => name)
        .join(', ')}.`;

const ListPage: FC<ListProps> = ({ year, thisYear, plans, page, pageCount, mayStart, makers, nameOf }) => (
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
      emptyText={noPlan({ mayStart, makers })}
    />
    <Pagination
      current={page}
      pageCount={pageCount}
      hrefOf={(to) => `/ke-hoach?nam=${String(year)}&trang=${String(to)}`}
    />
    <DownloadLinks
      formats={SHEETS}
      hrefOf={(format) => fileHref('/ke-hoach', format, { nam: String(year) })}
      what="danh sách kế hoạch"
    />
    <OtherYears year={year} thisYear={thisYear} />
  </>
);

const OtherYears: FC<Pick<ListProps, 'year' | 'thisYear'>> = ({ year, thisYear }) => (
  <p class="govuk-body dh-beside">
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
