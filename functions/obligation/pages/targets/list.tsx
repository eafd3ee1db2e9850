/** Targets by unit: the rows behind every number that is told of them, and the same rows as a file. */
import { formatDate } from '#shared/kernel/civil-date.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { Button } from '#shared/ui/components/button.tsx';
import { Select, type Choice } from '#shared/ui/components/choices.tsx';
import { Details, InsetText } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { Pagination } from '#shared/ui/components/wayfinding.tsx';
import { get, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import {
  countStatuses,
  periodName,
  STATUS_WORDS,
  STATUSES,
  targetsHref,
  viewOfQuery,
  type TargetRow,
  type TargetsView,
} from '#shared/targets/index.ts';
import type { ObligationPorts } from '../../ports.ts';
import { readTargets } from '../../use-cases/read-targets.ts';
import { targetWorkbook, XLSX } from './workbook.ts';
import {
  amount,
  planName,
  planPath,
  shareText,
  StatusTag,
  targetName,
  targetPath,
  targetPorts,
  unitPath,
} from './words.tsx';

const ROWS_A_PAGE = 50;

async function rowsOf(context: PageContext, { store }: ObligationPorts) {
  const view = viewOfQuery(context.req.query());
  const { access } = signedIn(context);
  const { today } = context.var;
  const all = await readTargets({ view, access, today, now: context.env.receivedAt }, targetPorts(context, store));
  const shown = view.status === null ? all : all.filter(({ standing }) => standing.status === view.status);
  return { view, all, shown };
}

export const targetListPages = (ports: ObligationPorts): readonly PageRoute[] => [
  get('/chi-tieu', 'signed-in', async (context) => {
    const { view, all, shown } = await rowsOf(context, ports);
    const page = Math.max(1, Math.trunc(Number(context.req.query('trang') ?? 1)) || 1);
    return context.var.page(<ListPage {...{ context, view, all, shown, page }} />, { title: 'Chỉ tiêu' });
  }),
  get('/chi-tieu.xlsx', 'signed-in', async (context) => {
    const { shown } = await rowsOf(context, ports);
    const { today } = context.var;
    return context.body(await targetWorkbook(shown, context.var.reference.organisation, today), 200, {
      'content-type': XLSX,
      'content-disposition': `attachment; filename="chi-tieu-${today}.xlsx"`,
    });
  }),
];

interface ListProps {
  readonly context: PageContext;
  readonly view: TargetsView;
  readonly all: readonly TargetRow[];
  readonly shown: readonly TargetRow[];
  readonly page: number;
}

const ListPage = (props: ListProps) => {
  const { context, view, all, shown, page } = props;
  const pageCount = Math.max(1, Math.ceil(shown.length / ROWS_A_PAGE));
  const current = Math.min(page, pageCount);
  const onPage = shown.slice((current - 1) * ROWS_A_PAGE, current * ROWS_A_PAGE);
  return (
    <>
      <h1 class="govuk-heading-l">Chỉ tiêu</h1>
      <Scope {...props} />
      <Numbers view={view} all={all} />
      <Plans rows={all} />
      <Filters {...props} />
      <Table
        caption={`${String(shown.length)} chỉ tiêu của đơn vị`}
        columns={['Chỉ tiêu', 'Đơn vị', 'Được giao', 'Kết quả', 'Tình trạng'].map((header) => ({ header }))}
        rows={onPage.map((row) => cellsOf(row, context))}
        emptyText={
          all.length === 0
            ? 'Chưa có chỉ tiêu nào. Chỉ tiêu hiện ở đây khi kế hoạch có chỉ tiêu được ban hành.'
            : 'Không có chỉ tiêu nào như vậy.'
        }
      />
      <Pagination current={current} pageCount={pageCount} hrefOf={(next) => targetsHref(view, { page: next })} />
      <p class="govuk-body">
        <a class="govuk-link" href={targetsHref(view, { path: '/chi-tieu.xlsx' })}>
          Tải về Excel
        </a>
      </p>
    </>
  );
};

const Scope = ({ context, view }: ListProps) => {
  const { organisation } = context.var.reference;
  const units = [view.committee, view.unit].filter((unit) => unit !== null);
  const whose = units.map((unit) => unitName(organisation, unit, view.date ?? context.var.today)).join(', ');
  return view.date === null && whose === '' ? null : (
    <InsetText>
      {view.date === null
        ? 'Tình hình hiện nay.'
        : `Số liệu sáng ${formatDate(view.date)}, như trong thư của ngày đó; số nhập sau đó chưa được tính.`}
      {whose === '' ? '' : ` Phạm vi: ${whose}.`}
    </InsetText>
  );
};

/** Every number, each a link to its own rows. */
const Numbers = ({ view, all }: Pick<ListProps, 'view' | 'all'>) => {
  const counts = countStatuses(all);
  return (
    <ul class="govuk-list">
      {STATUSES.filter((status) => counts[status] > 0 || view.status === status).map((status) => (
        <li>
          <a
            class="govuk-link"
            href={targetsHref({ ...view, status })}
            aria-current={view.status === status ? 'true' : undefined}
          >
            {STATUS_WORDS[status].label}: {counts[status]}
          </a>
        </li>
      ))}
      {view.status !== null && (
        <li>
          <a class="govuk-link" href={targetsHref({ ...view, status: null })}>
            Tất cả: {all.length}
          </a>
        </li>
      )}
    </ul>
  );
};

const Plans = ({ rows }: { rows: readonly TargetRow[] }) => {
  const plans = [...new Map(rows.map(({ plan }) => [plan.plan, plan])).values()];
  return plans.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-s">Theo kế hoạch</h2>
      <ul class="govuk-list govuk-list--bullet">
        {plans.map((plan) => (
          <li>
            <a class="govuk-link" href={planPath(plan.plan)}>
              {planName(plan)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
};

const Filters = ({ context, view, all }: ListProps) => {
  const { organisation } = context.var.reference;
  const units = [...new Set(all.map(({ share }) => share.unit))];
  const choices: Choice[] = units
    .map((unit) => ({ value: unit, label: unitName(organisation, unit, context.var.today) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'));
  const statuses = STATUSES.map((status) => ({ value: STATUS_WORDS[status].slug, label: STATUS_WORDS[status].label }));
  const anything = { value: '', label: 'Tất cả' };
  const kept = { ngay: view.date, cap: view.committee, 'ke-hoach': view.plan, muc: view.target };
  return units.length < 2 && view.unit === null ? null : (
    <Details summary="Lọc theo đơn vị, tình trạng" open={view.unit !== null}>
      <form method="get" action="/chi-tieu">
        {Object.entries(kept).map(
          ([name, value]) => value !== null && <input type="hidden" name={name} value={value} />,
        )}
        <Select name="don-vi" label="Đơn vị" choices={[anything, ...choices]} value={view.unit ?? ''} />
        <Select
          name="loc"
          label="Tình trạng"
          choices={[anything, ...statuses]}
          value={view.status === null ? '' : STATUS_WORDS[view.status].slug}
        />
        <Button kind="secondary">Xem</Button>
      </form>
    </Details>
  );
};

function cellsOf({ plan, target, share, allotment, standing }: TargetRow, { var: { reference, today } }: PageContext) {
  const { value, period } = standing;
  return [
    <a class="govuk-link" href={targetPath(plan.plan, target.key)}>
      {targetName(target)}
    </a>,
    <a class="govuk-link" href={unitPath(plan.plan, share.unit)}>
      {unitName(reference.organisation, share.unit, today)}
    </a>,
    shareText(allotment, share),
    value === null || period === null ? '–' : `${amount(value, allotment.unit)} (${periodName(period)})`,
    <StatusTag status={standing.status} />,
  ];
}
