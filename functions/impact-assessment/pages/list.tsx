/** The draft texts of a year. */
import type { FC } from 'hono/jsx';
import type { CaseId } from '#shared/casework/index.ts';
import { formatDate, partsOf } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { DownloadLinks, fileHref, SHEETS, type NamedList } from '#shared/ui/list-download.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { casePath, LIST, PROCESS, textDocument, type Text } from '../domain/text.ts';
import type { PagePorts } from './context.ts';
import { standing } from './words.ts';

interface Listed {
  readonly caseId: CaseId;
  readonly text: Text;
}

interface ListProps {
  readonly year: number;
  readonly texts: readonly Listed[];
  readonly mayRegister: boolean;
  readonly nameOf: (unit: UnitId) => string;
}

type YearOfTexts = Pick<ListProps, 'year' | 'texts' | 'nameOf'>;

/** The texts of the year asked for that the reader may see. */
async function textsOf(context: PageContext, { cases }: PagePorts): Promise<YearOfTexts> {
  const { access } = signedIn(context);
  const { organisation } = context.var.reference;
  const asked = context.req.query('nam') ?? '';
  const year = /^20\d\d$/u.test(asked) ? Number(asked) : partsOf(context.var.today).year;
  const board = await cases.boardOf(`${PROCESS}#${String(year)}`);
  const found = await Promise.all(
    board.cases.map(async ({ caseId }) => ({
      caseId,
      text: (await cases.readDocument(textDocument, caseId))?.value,
    })),
  );
  const texts = found.flatMap(({ caseId, text }) =>
    text !== undefined && [text.draftingUnit, text.appraiser, text.office].some((unit) => access.mayRead(unit))
      ? [{ caseId, text }]
      : [],
  );
  return { year, texts, nameOf: (unit) => organisation.nameOn(unit, context.var.today) ?? unit };
}

export const showList =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const listed = await textsOf(context, pages);
    const mayRegister = signedIn(context).access.unitsAs('officer', 'head').length > 0;
    return context.var.page(<ListPage {...listed} mayRegister={mayRegister} />, {
      title: `Đánh giá tác động thủ tục hành chính ${String(listed.year)}`,
    });
  };

const COLUMNS = [
  { header: 'Dự thảo', width: 60 },
  { header: 'Đơn vị soạn thảo', width: 36 },
  { header: 'Tình trạng', width: 30 },
  { header: 'Trình ban hành', width: 16 },
];

export const textsFile =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<NamedList> => {
    const { year, texts, nameOf } = await textsOf(context, pages);
    return {
      name: `du-thao-${year}`,
      title: `Dự thảo văn bản năm ${year}`,
      columns: COLUMNS,
      rows: texts.map(({ text }) => [
        text.title,
        nameOf(text.draftingUnit),
        standing(text),
        formatDate(text.dates.issue),
      ]),
    };
  };

const ListPage: FC<ListProps> = ({ year, texts, mayRegister, nameOf }) => (
  <>
    <h1 class="govuk-heading-l">Đánh giá tác động thủ tục hành chính trong dự thảo văn bản năm {year}</h1>
    {mayRegister && <ButtonLink href={`${LIST}/moi`}>Đăng ký dự thảo văn bản</ButtonLink>}
    <Table
      caption="Dự thảo văn bản"
      columns={[
        { header: 'Dự thảo' },
        { header: 'Đơn vị soạn thảo' },
        { header: 'Tình trạng' },
        { header: 'Trình ban hành' },
      ]}
      rows={texts.map(({ caseId, text }) => [
        <a class="govuk-link" href={casePath(caseId)}>
          {text.title}
        </a>,
        nameOf(text.draftingUnit),
        standing(text),
        formatDate(text.dates.issue),
      ])}
      emptyText="Chưa có dự thảo nào được đăng ký."
    />
    <DownloadLinks
      formats={SHEETS}
      hrefOf={(format) => fileHref(LIST, format, { nam: String(year) })}
      what="danh sách dự thảo"
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
