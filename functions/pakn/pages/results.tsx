/** Published results: everybody reads what was asked and answered, nobody who asked. */
import type { FC } from 'hono/jsx';
import { formatDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { Button } from '#shared/ui/components/button.tsx';
import { Select } from '#shared/ui/components/choices.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { DownloadLinks, fileHref, SHEETS, type NamedList } from '#shared/ui/list-download.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink, Pagination } from '#shared/ui/components/wayfinding.tsx';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import type { Petition } from '../domain/petition.ts';
import { publishedDocument, publishedPlace, type Published } from '../domain/published.ts';
import { quarterName, quarterOf, quarterSchema, quartersUntil, type Quarter } from '../domain/quarter.ts';
import { fold } from '../domain/similar.ts';
import { APOLOGY } from '../domain/letters.ts';
import { nameOf, petitionAt, queryOf, type PagePorts } from './pakn-context.ts';

const QUARTERS = 12;
const PER_PAGE = 20;

/** Every word of a search stands in the result, with or without marks. */
function matches({ title, question, answer }: Published, search: string): boolean {
  const words = new Set(fold(`${title} ${question} ${answer}`));
  return fold(search).every((word) => words.has(word));
}

interface Asked {
  readonly quarter: Quarter;
  readonly search: string;
  /** The latest first. */
  readonly found: readonly Published[];
}

async function foundBy(context: PageContext, { cases }: PagePorts): Promise<Asked> {
  const asked = quarterSchema.safeParse(queryOf(context, 'ky'));
  const quarter = asked.success ? asked.data : quarterOf(context.var.today);
  const search = queryOf(context, 'tim').slice(0, 200);
  const all = await cases.documentsOf(publishedDocument, publishedPlace(quarter));
  const found = all
    .map(({ value }) => value)
    .filter((result) => matches(result, search))
    .toReversed();
  return { quarter, search, found };
}

const COLUMNS = [
  { header: 'Việc phản ánh', width: 50 },
  { header: 'Nội dung', width: 60 },
  { header: 'Trả lời', width: 60 },
  { header: 'Đơn vị trả lời', width: 36 },
  { header: 'Ngày công khai', width: 16 },
];

/** What everybody reads, as a file: without who asked, as on the page. */
export const resultsFile =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<NamedList> => {
    const { quarter, found } = await foundBy(context, pages);
    const unitName = nameOf(context);
    const rows = found.map(({ title, question, answer, unit, publishedOn }) => [
      title,
      question,
      answer,
      unitName(unit),
      formatDate(publishedOn),
    ]);
    const title = `Kết quả giải quyết phản ánh, kiến nghị ${quarterName(quarter)}`;
    return { name: `ket-qua-${quarter}`, title, columns: COLUMNS, rows };
  };

export const showResults =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const quarters = quartersUntil(quarterOf(context.var.today), QUARTERS);
    const { quarter, search, found } = await foundBy(context, pages);
    const pageCount = Math.max(1, Math.ceil(found.length / PER_PAGE));
    const current = Math.min(Math.max(1, Math.trunc(Number(queryOf(context, 'trang'))) || 1), pageCount);
    const page = (
      <ResultsPage
        results={found.slice((current - 1) * PER_PAGE, current * PER_PAGE)}
        count={found.length}
        {...{ quarter, quarters, search, current, pageCount }}
        unitName={nameOf(context)}
      />
    );
    return context.var.page(page, {
      title: 'Kết quả giải quyết phản ánh, kiến nghị',
      beforeMain: <BackLink href="/phan-anh" />,
    });
  };

interface ResultsProps {
  readonly results: readonly Published[];
  readonly count: number;
  readonly quarter: Quarter;
  readonly quarters: readonly Quarter[];
  readonly search: string;
  readonly current: number;
  readonly pageCount: number;
  readonly unitName: (unit: UnitId) => string;
}

const ResultsPage: FC<ResultsProps> = (props) => {
  const { results, count, quarter, search, current, pageCount, unitName } = props;
  const hrefOf = (page: number): string =>
    `/phan-anh/ket-qua?${new URLSearchParams({ ky: quarter, tim: search, trang: String(page) }).toString()}`;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Kết quả giải quyết phản ánh, kiến nghị</h1>
        <SearchForm {...props} />
        <p class="govuk-body">
          {quarterName(quarter)}: {count === 0 ? 'chưa có kết quả nào' : `${String(count)} kết quả`}
          {search === '' ? '' : ` có «${search}»`}.
        </p>
        <ul class="govuk-list govuk-list--spaced dh-results">
          {results.map(({ caseId, title, unit, publishedOn }) => (
            <li>
              <a class="govuk-link" href={`/phan-anh/ket-qua/${caseId}`}>
                {title}
              </a>
              <br />
              <span class="dh-secondary">
                {unitName(unit)} trả lời, công khai ngày {formatDate(publishedOn)}
              </span>
            </li>
          ))}
        </ul>
        <Pagination current={current} pageCount={pageCount} hrefOf={hrefOf} />
        <DownloadLinks
          formats={SHEETS}
          hrefOf={(format) => fileHref('/phan-anh/ket-qua', format, { ky: quarter, tim: search })}
          what="kết quả giải quyết"
        />
      </div>
    </div>
  );
};

const SearchForm: FC<Pick<ResultsProps, 'quarter' | 'quarters' | 'search'>> = ({ quarter, quarters, search }) => (
  <form method="get" action="/phan-anh/ket-qua">
    <Select
      name="ky"
      label="Kỳ công khai"
      labelSize="s"
      value={quarter}
      choices={quarters.map((value) => ({ value, label: quarterName(value) }))}
    />
    <TextInput
      name="tim"
      label="Tìm trong nội dung"
      labelSize="s"
      hint="Gõ có dấu hay không dấu đều được"
      type="search"
      value={search}
    />
    <Button kind="secondary">Xem</Button>
  </form>
);

export const showResult =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const found = await petitionAt(pages.cases, context.req.param('case') ?? '');
    if (found === undefined || found.petition.publicText === null || found.petition.publishedOn === null)
      return context.var.problem(problems.notFound);
    return context.var.page(<ResultPage petition={found.petition} unitName={nameOf(context)} />, {
      title: found.petition.publicText.title,
      beforeMain: <BackLink href={`/phan-anh/ket-qua?ky=${quarterOf(found.petition.publishedOn)}`} />,
    });
  };

const ResultPage: FC<{ petition: Petition; unitName: (unit: UnitId) => string }> = ({ petition, unitName }) => {
  const { publicText, publishedOn, receivedOn, late, answers } = petition;
  const answer = answers.at(-1);
  const documentNumber = answer?.documentNumber ?? null;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{publicText?.title}</h1>
        <SummaryList
          rows={[
            { key: 'Ngày nhận', value: formatDate(receivedOn) },
            { key: 'Đơn vị trả lời', value: answer === undefined ? '' : unitName(answer.unit) },
            { key: 'Công khai', value: publishedOn === null ? '' : `Ngày ${formatDate(publishedOn)}` },
            ...(documentNumber === null ? [] : [{ key: 'Văn bản trả lời', value: documentNumber }]),
          ]}
        />
        <h2 class="govuk-heading-m">Nội dung phản ánh, kiến nghị</h2>
        <p class="govuk-body dh-typed">{publicText?.question}</p>
        <h2 class="govuk-heading-m">Trả lời</h2>
        {late && <InsetText>{APOLOGY}</InsetText>}
        <p class="govuk-body dh-typed">{publicText?.answer}</p>
      </div>
    </div>
  );
};
