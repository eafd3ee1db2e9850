/** Units × weeks: who has how much to finish when. Every number is written; the shade only repeats it. */
import type { FC } from 'hono/jsx';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { BackLink, Pagination } from '#shared/ui/components/wayfinding.tsx';
import { get, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { heatMap, shadeOf, weeksFrom, type UnitLoad } from '../domain/heat-map.ts';
import { boardHref, unitHref } from '../domain/links.ts';
import { askedOf, readRows, type BoardPorts } from './read-rows.ts';

export const HEAT_PAGE = '/bang-tuan';

/** A row is a dozen links. */
const UNITS_A_PAGE = 40;

interface HeatPageProps {
  /** Of all units, for the shades. */
  readonly loads: readonly UnitLoad[];
  /** 1-based. */
  readonly page: number;
  readonly today: PlainDate;
  readonly organisation: Organisation;
}

const show =
  (ports: BoardPorts) =>
  async (context: PageContext): Promise<Response> => {
    const asked = askedOf(context, null);
    const { today, organisation } = asked;
    const { rows } = await readRows({ ...asked, view: { ...asked.view, date: null, week: null, count: null } }, ports);
    const loads = heatMap(
      rows.map(({ row }) => row),
      today,
    );
    const pageCount = Math.max(1, Math.ceil(loads.length / UNITS_A_PAGE));
    const page = Math.min(pageCount, Math.max(1, Math.trunc(Number(context.req.query('trang') ?? 1)) || 1));
    return context.var.page(<HeatPage {...{ loads, page, today, organisation }} />, {
      title: 'Tải việc theo tuần',
      beforeMain: <BackLink href={boardHref(null, {})} />,
    });
  };

const HeatPage: FC<HeatPageProps> = (props) => (
  <>
    <h1 class="govuk-heading-l">Tải việc theo tuần</h1>
    {props.loads.length === 0 ? (
      <InsetText>Không có việc nào quá hạn hay đến hạn trong mười tuần tới.</InsetText>
    ) : (
      <>
        <HeatTable {...props} />
        <Pagination
          current={props.page}
          pageCount={Math.ceil(props.loads.length / UNITS_A_PAGE)}
          hrefOf={(page) => `${HEAT_PAGE}?trang=${String(page)}`}
        />
      </>
    )}
  </>
);

const CAPTION = 'Số việc phải xong của mỗi đơn vị, theo tuần đến hạn';

const HeatTable: FC<HeatPageProps> = (props) => {
  const mondays = weeksFrom(props.today);
  const most = Math.max(...props.loads.flatMap(({ weeks }) => weeks));
  return (
    <div class="dh-table-frame dh-heat" role="region" aria-label={CAPTION} tabindex={0}>
      <table class="govuk-table">
        <caption class="govuk-table__caption govuk-table__caption--s">{CAPTION}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {['Đơn vị', 'Quá hạn', ...mondays.map((monday) => formatDate(monday).slice(0, 5))].map((header) => (
              <th scope="col" class="govuk-table__header">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {props.loads.slice((props.page - 1) * UNITS_A_PAGE, props.page * UNITS_A_PAGE).map((load) => (
            <UnitRow {...props} {...{ load, most, mondays }} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

interface UnitRowProps extends HeatPageProps {
  readonly load: UnitLoad;
  readonly most: number;
  readonly mondays: readonly PlainDate[];
}

const UnitRow: FC<UnitRowProps> = ({ load, most, mondays, today, organisation }) => {
  const { unit, overdue, weeks } = load;
  const name = organisation.nameOn(unit, today) ?? unit;
  return (
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        <a class="govuk-link" href={unitHref(unit)}>
          {name}
        </a>
      </th>
      <Cell count={overdue} look="dh-heat__late" href={boardHref(null, { unit, count: 'overdue' })} />
      {mondays.map((week, place) => (
        <Cell
          count={weeks[place] ?? 0}
          look={`dh-heat__shade-${String(shadeOf(weeks[place] ?? 0, most))}`}
          href={boardHref(null, { unit, week })}
        />
      ))}
    </tr>
  );
};

const Cell: FC<{ count: number; look: string; href: string }> = ({ count, look, href }) =>
  count === 0 ? (
    <td class="govuk-table__cell dh-heat__cell">0</td>
  ) : (
    <td class={`govuk-table__cell dh-heat__cell ${look}`}>
      <a class="govuk-link" href={href}>
        {count}
      </a>
    </td>
  );

export const heatPages = (ports: BoardPorts): readonly PageRoute[] => [get(HEAT_PAGE, 'signed-in', show(ports))];
