/** The numeric targets of a plan: as its appendix prints them before it binds, how they stand afterwards. */
import type { FC } from 'hono/jsx';
import { onceFor } from '#shared/kernel/once-for.ts';
import { countStatuses, readLedger, readTargetPlan, rowsAt, STATUS_WORDS, targetsHref } from '#shared/targets/index.ts';
import type { TargetPlan, TargetRow } from '#shared/targets/index.ts';
import { Details, InsetText, Tag } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import type { Draft } from '../domain/draft.ts';
import type { NamedPlan } from './plan-context.ts';

/** Shown while the plan is reviewed: they become targets of the units when it is issued. */
export const PrintedTargets: FC<{ draft: Pick<Draft, 'targets' | 'targetRule'> }> = ({ draft }) =>
  draft.targets.length === 0 ? null : (
    <Details summary={`Chỉ tiêu trong phụ lục (${String(draft.targets.length)})`}>
      <InsetText>
        Khi kế hoạch được ban hành, các chỉ tiêu này được giao cho đơn vị chủ trì và theo dõi theo kỳ.
      </InsetText>
      <Table
        caption="Chỉ tiêu"
        captionSize="s"
        columns={[{ header: 'Chỉ tiêu' }, { header: 'Mức ghi trong kế hoạch' }, { header: 'Chủ trì' }]}
        rows={draft.targets.map(({ no, title, value, value_printed: printed, unit, leads }) => [
          `${no === null ? '' : `${String(no)}. `}${title}`,
          <>
            {printed}
            {unit === null || printed.includes(unit) ? '' : ` ${unit}`}{' '}
            {value === null && <Tag colour="orange">Chưa đọc được số</Tag>}
          </>,
          leads.join('; ') || 'Không ghi',
        ])}
        emptyText="Không có chỉ tiêu."
      />
      {draft.targetRule !== null && (
        <>
          <p>{draft.targetRule.floor}</p>
          <ul class="govuk-list">
            {draft.targetRule.cases.map(({ label, text }) => (
              <li>
                {label}) {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </Details>
  );

/** How the targets of a plan in force stand; undefined when it has none. */
export interface PlanTargets {
  readonly plan: TargetPlan;
  readonly rows: readonly TargetRow[];
}

export async function targetsOfPlan(
  context: PageContext,
  { caseId, ports }: NamedPlan,
): Promise<PlanTargets | undefined> {
  const plan = await readTargetPlan(caseId, ports.store);
  if (plan === undefined) return undefined;
  const moment = { date: context.var.today, at: context.env.receivedAt + 1 };
  return { plan, rows: rowsAt(await readLedger(plan, ports.store), moment) };
}

const COLOURS = { met: 'green', missed: 'red', unmeasured: 'orange' } as const;

const rowsByTarget = onceFor((rows: readonly TargetRow[]) => Map.groupBy(rows, (row) => row.target.key));

/** «Đạt 12», «Chưa đạt 3»: each number opens its rows. */
export const TargetCounts: FC<PlanTargets & { target?: string }> = ({ plan, rows, target }) => {
  const counts = countStatuses(target === undefined ? rows : (rowsByTarget(rows).get(target) ?? []));
  return (
    <>
      {(['met', 'missed', 'unmeasured'] as const)
        .filter((status) => counts[status] > 0)
        .map((status) => (
          <>
            <a class="govuk-link" href={targetsHref({ plan: plan.plan, target: target ?? null, status })}>
              <Tag colour={COLOURS[status]}>{`${STATUS_WORDS[status].label} ${String(counts[status])}`}</Tag>
            </a>{' '}
          </>
        ))}
    </>
  );
};
