/** The targets of one plan: what it prints, how many units stand how, by which rule they were given. */
import { formatDate } from '#shared/kernel/civil-date.ts';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { Details, InsetText, WarningText } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { get, type PageRoute } from '#shared/ui/routes.ts';
import { countStatuses, targetsHref, type Status, type Target, type TargetRow } from '#shared/targets/index.ts';
import type { ObligationPorts } from '../../ports.ts';
import { mayMeasure } from '../../use-cases/read-targets.ts';
import { withPlanTargets, type PlanTargets } from './at.ts';
import { mayAllot, targetName, targetPath, unitPath } from './words.tsx';
import { unitName } from '#shared/ui/casework/event-words.ts';

export const targetPlanPages = (ports: ObligationPorts): readonly PageRoute[] => [
  get(
    '/chi-tieu/:plan',
    'signed-in',
    withPlanTargets(ports, (found) =>
      found.context.var.page(<PlanPage {...found} />, {
        title: `Chỉ tiêu: ${found.ledger.plan.title}`,
        beforeMain: <BackLink href="/chi-tieu" />,
      }),
    ),
  ),
];

const PlanPage = (found: PlanTargets) => {
  const { ledger, access } = found;
  const { plan, targets } = ledger;
  const open = targets.filter(({ endedOn, open: leads }) => endedOn === null && leads.length > 0);
  return (
    <>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">
          {plan.number} ngày {formatDate(plan.issued)}
        </span>
        Chỉ tiêu của kế hoạch
      </h1>
      <p class="govuk-body">
        <a class="govuk-link" href={`/ke-hoach/${plan.plan}`}>
          {plan.title}
        </a>
      </p>
      <OwnUnits {...found} />
      {open.length > 0 && mayAllot(access, plan) && (
        <WarningText>
          {`${String(open.length)} chỉ tiêu có cơ quan chủ trì chưa rõ là đơn vị nào. Mở từng chỉ tiêu để giao.`}
        </WarningText>
      )}
      <Targets {...found} />
      <Rule {...found} />
    </>
  );
};

const COUNTED = ['Đơn vị', 'Đạt', 'Chưa đạt', 'Chưa có số liệu'].map((header) => ({ header, numeric: true }));

const Targets = (found: PlanTargets) => {
  const { ledger, rows, oversees } = found;
  const { targets } = ledger;
  return (
    <Table
      caption={`${String(targets.length)} chỉ tiêu`}
      columns={[{ header: 'Chỉ tiêu' }, { header: 'Mức kế hoạch ghi' }, ...(oversees ? COUNTED : [])]}
      rows={targets.map((target) => cellsOf(target, rows, found))}
      emptyText="Kế hoạch này không có chỉ tiêu bằng số."
    />
  );
};

/** The reader's own units: the way to enter what they reached. */
const OwnUnits = ({ context, access, rows, ledger }: PlanTargets) => {
  const { reference, today } = context.var;
  const own = [...new Set(rows.map(({ share }) => share.unit))].filter((unit) =>
    mayMeasure(access, unit, reference.organisation, today),
  );
  return own.length === 0 ? null : (
    <ButtonGroup>
      {own.slice(0, 5).map((unit) => (
        <ButtonLink href={unitPath(ledger.plan.plan, unit)}>
          Nhập số liệu: {unitName(reference.organisation, unit, today)}
        </ButtonLink>
      ))}
    </ButtonGroup>
  );
};

function cellsOf(target: Target, rows: readonly TargetRow[], { ledger, oversees }: PlanTargets) {
  const own = rows.filter((row) => row.target.key === target.key);
  const counts = countStatuses(own);
  const { plan } = ledger.plan;
  const number = (status: Status) =>
    counts[status] === 0 ? (
      '0'
    ) : (
      <a class="govuk-link" href={targetsHref({ plan, target: target.key, status })}>
        {counts[status]}
      </a>
    );
  return [
    <>
      <a class="govuk-link" href={targetPath(plan, target.key)}>
        {targetName(target)}
      </a>
      {target.endedOn !== null && ` (thôi áp dụng từ ${formatDate(target.endedOn)})`}
    </>,
    target.printed,
    ...(oversees ? [String(own.length), number('met'), number('missed'), number('unmeasured')] : []),
  ];
}

const Rule = ({ ledger: { plan } }: PlanTargets) =>
  plan.rule === null ? null : (
    <Details summary="Nguyên tắc giao ghi trong kế hoạch">
      <InsetText>{plan.rule.floor}</InsetText>
      <ul class="govuk-list">
        {plan.rule.cases.map(({ label, text }) => (
          <li>
            {label}) {text}
          </li>
        ))}
      </ul>
    </Details>
  );
