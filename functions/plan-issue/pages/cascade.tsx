/** The plans above a plan and below it: a plan is a node, and each unit below owes its own. */
import type { FC } from 'hono/jsx';
import type { CaseId } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { asksForOwnPlan } from '#shared/obligations/index.ts';
import { stateWords } from '#shared/ui/casework/task-state.tsx';
import { Tag } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { cascadeOf, type CascadeUnit } from '../domain/cascade.ts';
import { draftDocument, ownPlanDocument, type Draft } from '../domain/draft.ts';
import { readRows } from '../use-cases/read-draft.ts';
import { pathOf, type OpenPlan } from './plan-context.ts';
import { PlanViews } from './plan-views.tsx';

interface Above {
  readonly caseId: CaseId;
  readonly draft: Draft;
}

export async function showCascade(context: PageContext, plan: OpenPlan): Promise<Response> {
  const { store } = plan.ports;
  const [rows, board, issued, above] = await Promise.all([
    readRows(plan.caseId, plan.ports),
    plan.board(),
    store.documentsOf(ownPlanDocument, plan.caseId),
    plansAbove(plan),
  ]);
  const owing = new Set(
    rows.flatMap(({ key, value: { content } }) => (content.ownPlan || asksForOwnPlan(content.title) ? [key] : [])),
  );
  const units = cascadeOf(
    board.tasks.filter(({ row }) => owing.has(row)),
    issued.map(({ value }) => value),
  );
  return context.var.page(<CascadePage {...{ plan, units, above }} today={context.var.today} />, {
    title: `Kế hoạch trên, dưới: ${plan.draft.title}`,
    beforeMain: <BackLink href={pathOf(plan.caseId)} />,
  });
}

/** Ministry, province, district, commune and a department within one: no chain is longer. */
const DEEPEST = 5;

/** The topmost first. */
async function plansAbove({ draft, ports }: OpenPlan): Promise<readonly Above[]> {
  const above: Above[] = [];
  let next = draft.parentPlan;
  while (next !== null && above.length < DEEPEST) {
    const found = await ports.store.readDocument(draftDocument, next);
    if (found === undefined) break;
    above.unshift({ caseId: next, draft: found.value });
    next = found.value.parentPlan;
  }
  return above;
}

interface CascadeProps {
  readonly plan: OpenPlan;
  readonly units: readonly CascadeUnit[];
  readonly above: readonly Above[];
  readonly today: PlainDate;
}

const CascadePage: FC<CascadeProps> = (props) => {
  const { plan, units } = props;
  const issued = units.filter((unit) => unit.plan !== null).length;
  return (
    <>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">{plan.draft.title}</span>
        Kế hoạch trên, dưới
      </h1>
      <PlanViews plan={plan.caseId} here="/cay" />
      <Tree {...props} />
      <Table
        caption={`Kế hoạch của các đơn vị: ${String(issued)}/${String(units.length)} đã ban hành`}
        columns={['Đơn vị', 'Kế hoạch', 'Tình trạng'].map((header) => ({ header }))}
        rows={units.map((unit) => lineOf(unit, props))}
        emptyText="Kế hoạch này không yêu cầu đơn vị nào ban hành kế hoạch riêng."
      />
    </>
  );
};

/** From the topmost plan down to this one, one list within another. */
const Tree: FC<CascadeProps> = ({ plan, above }) => {
  const here = (
    <ul class="dh-tree">
      <li>
        <strong aria-current="page">{titleOf(plan.draft)}</strong>
      </li>
    </ul>
  );
  return above.reduceRight(
    (below, { caseId, draft }) => (
      <ul class="dh-tree">
        <li>
          <a class="govuk-link" href={pathOf(caseId)}>
            {titleOf(draft)}
          </a>
          {below}
        </li>
      </ul>
    ),
    here,
  );
};

const titleOf = ({ number, title }: Draft): string => (number === null ? title : `${number}. ${title}`);

function lineOf({ unit, plan: own, state, due }: CascadeUnit, { plan, today }: CascadeProps) {
  const { text, colour } = stateWords({ state, due, finishedOn: null, waitingFor: null }, today);
  return [
    plan.nameOf(unit),
    own === null ? (
      'Chưa có trong hệ thống'
    ) : (
      <a class="govuk-link" href={pathOf(own.plan)}>
        {own.number} ngày {formatDate(own.date)}
      </a>
    ),
    <Tag colour={colour}>{text}</Tag>,
  ];
}
