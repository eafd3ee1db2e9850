/** The inspections of a year: each unit, when, what, how far; and how many of the units that is. */
import type { FC } from 'hono/jsx';
import { partsOf } from '#shared/kernel/civil-date.ts';
import { formatNumber } from '#shared/kernel/vietnamese-number.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { DownloadLinks, fileHref, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { CONTENT_WORDS } from '../domain/checklist.ts';
import { casePath, LIST } from '../domain/inspection.ts';
import { KIND_WORDS } from '../domain/kind-words.ts';
import { mayRead } from '../domain/rights.ts';
import { committeeOf, shareOf, shareReference, type Share } from '../domain/units.ts';
import { doneOf, listInspections, recommendationsOf, type ListedInspection } from '../use-cases/list-inspections.ts';
import { nameOf, type PagePorts } from './context.ts';
import { periodWords, standing } from './words.ts';

/** The year the address asks for, this one otherwise; and what the reader may see of it. */
export async function readYear(
  context: PageContext,
  { cases }: PagePorts,
): Promise<{ readonly year: number; readonly all: readonly ListedInspection[]; readonly seen: ListedInspection[] }> {
  const { access } = signedIn(context);
  const asked = context.req.query('nam') ?? '';
  const year = /^20\d\d$/u.test(asked) ? Number(asked) : partsOf(context.var.today).year;
  const all = await listInspections(cases, year);
  return { year, all, seen: all.filter(({ inspection }) => mayRead(access, inspection)) };
}

interface ListProps {
  readonly year: number;
  readonly inspections: readonly ListedInspection[];
  readonly share: (Share & { readonly aim: number }) | undefined;
  readonly starts: { readonly plan: boolean; readonly own: boolean };
  readonly nameOf: (unit: UnitId) => string;
}

export const showList =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { access } = signedIn(context);
    const { year, all, seen } = await readYear(context, pages);
    const starts = { plan: access.has('office'), own: access.has('officer', 'head') };
    const share = shareSeen(context, all);
    return context.var.page(<ListPage {...{ year, inspections: seen, share, starts }} nameOf={nameOf(context)} />, {
      title: `Kiểm tra năm ${String(year)}`,
    });
  };

/** For who watches over a committee's units. */
function shareSeen(context: PageContext, all: readonly ListedInspection[]): ListProps['share'] {
  const { access } = signedIn(context);
  const { organisation } = context.var.reference;
  const { today } = context.var;
  const [unit] = access.unitsAs('office', 'leader');
  if (unit === undefined) return undefined;
  const committee = committeeOf(organisation, unit, today);
  const inspections = all.map(({ inspection }) => inspection);
  const share = shareOf(inspections, organisation, committee.id, today);
  return share.units === 0 ? undefined : { ...share, aim: context.var.reference.get(shareReference).percent };
}

const ListPage: FC<ListProps> = ({ year, inspections, share, starts, nameOf: name }) => (
  <>
    <h1 class="govuk-heading-l">Kiểm tra kiểm soát thủ tục hành chính năm {year}</h1>
    {share !== undefined && <ShareText {...share} />}
    <Starts {...starts} />
    <Table
      caption="Các cuộc kiểm tra"
      columns={[
        { header: 'Đơn vị' },
        { header: 'Hình thức' },
        { header: 'Thời gian' },
        { header: 'Nội dung' },
        { header: 'Tình trạng' },
        { header: 'Kiến nghị xong', numeric: true },
      ]}
      rows={inspections.map((listed) => cellsOf(listed, name))}
      emptyText="Chưa có cuộc kiểm tra nào trong năm này."
    />
    <DownloadLinks
      formats={SHEETS_AND_WORD}
      hrefOf={(format) => fileHref(LIST, format, { nam: String(year) })}
      what="danh sách kiểm tra"
    />
    <p class="govuk-body dh-beside">
      <a class="govuk-link" href={`${LIST}/kien-nghi?nam=${String(year)}`}>
        Kiến nghị sau kiểm tra
      </a>{' '}
      <a class="govuk-link" href={`${LIST}?nam=${String(year - 1)}`}>
        Năm {year - 1}
      </a>{' '}
      <a class="govuk-link" href={`${LIST}?nam=${String(year + 1)}`}>
        Năm {year + 1}
      </a>
    </p>
  </>
);

const Starts: FC<ListProps['starts']> = ({ plan, own }) => (
  <ButtonGroup>
    {plan && <ButtonLink href={`${LIST}/ke-hoach`}>Lập kế hoạch kiểm tra</ButtonLink>}
    {plan && (
      <ButtonLink href={`${LIST}/dot-xuat`} kind="secondary">
        Kiểm tra đột xuất
      </ButtonLink>
    )}
    {own && (
      <ButtonLink href={`${LIST}/tu-kiem-tra`} kind={plan ? 'secondary' : 'primary'}>
        Tự kiểm tra
      </ButtonLink>
    )}
  </ButtonGroup>
);

const percentOf = (part: number, whole: number): string => `${formatNumber(Math.round((part / whole) * 1000) / 10)} %`;

const ShareText: FC<Share & { aim: number }> = ({ units, planned, inspected, aim }) => (
  <InsetText>
    Đã kiểm tra {inspected}/{units} đơn vị ({percentOf(inspected, units)}); có trong kế hoạch và đột xuất {planned} đơn
    vị ({percentOf(planned, units)}), {(planned / units) * 100 >= aim ? 'đạt' : 'chưa đạt'} tỷ lệ {formatNumber(aim)} %.
  </InsetText>
);

function cellsOf(listed: ListedInspection, name: (unit: UnitId) => string) {
  const { caseId, inspection } = listed;
  const recommendations = recommendationsOf(listed);
  const counts = { all: recommendations.length, done: doneOf(recommendations) };
  return [
    <a class="govuk-link" href={casePath(caseId)}>
      {name(inspection.unit)}
    </a>,
    KIND_WORDS[inspection.kind],
    periodWords(inspection.period),
    inspection.contents.map((content) => CONTENT_WORDS[content]).join('; '),
    standing(inspection, counts),
    counts.all === 0 ? '' : `${String(counts.done)}/${String(counts.all)}`,
  ];
}
