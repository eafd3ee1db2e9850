/** The ways to look at a plan in force: its rows, its dates, the plans above and below it. */
import type { FC } from 'hono/jsx';
import type { CaseId } from '#shared/casework/index.ts';
import { pathOf } from './plan-context.ts';

const VIEWS = [
  ['', 'Theo mục'],
  ['/lich', 'Theo ngày'],
  ['/cay', 'Kế hoạch trên, dưới'],
] as const;
export type PlanView = (typeof VIEWS)[number][0];

export const PlanViews: FC<{ plan: CaseId; here: PlanView }> = ({ plan, here }) => (
  <nav aria-label="Cách xem kế hoạch">
    <ul class="govuk-list dh-actions">
      {VIEWS.map(([path, text]) => (
        <li>
          <a class="govuk-link" href={`${pathOf(plan)}${path}`} aria-current={path === here ? 'page' : undefined}>
            {text}
          </a>
        </li>
      ))}
      <li>
        <a class="govuk-link" href={`/bang/${plan}`}>
          Bảng theo dõi
        </a>
      </li>
    </ul>
  </nav>
);
