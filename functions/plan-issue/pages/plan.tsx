/** A plan in force: its rows by section with how far they are, the plans above and below it, its amendments. */
import type { FC } from 'hono/jsx';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { asksForOwnPlan } from '#shared/obligations/index.ts';
import { ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { Details, Tag } from '#shared/ui/components/messages.tsx';
import { DownloadLinks, SHEETS_AND_WORD } from '#shared/ui/list-download.tsx';
import { SummaryList, type SummaryRow } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { ownPlanDocument, type OwnPlan } from '../domain/draft.ts';
import { byRow, sumOf, type Progress } from '../domain/progress.ts';
import { nameOf, type RowDocument } from '../domain/row.ts';
import { readDraft, readRows } from '../use-cases/read-draft.ts';
import { amendmentBoard } from '../use-cases/start-amendment.ts';
import { pathOf, type NamedPlan, type OpenPlan } from './plan-context.ts';
import { PlanViews } from './plan-views.tsx';
import { ProgressText } from './progress-text.tsx';
import { sectionTitle } from './review.tsx';
import { TargetCounts, targetsOfPlan, type PlanTargets } from './targets.tsx';

interface PlanProps {
  readonly plan: OpenPlan;
  readonly rows: readonly RowDocument[];
  readonly total: Progress;
  readonly progress: ReadonlyMap<string, Progress>;
  readonly ownPlans: readonly OwnPlan[];
  readonly amendments: readonly { readonly caseId: string; readonly title: string }[];
  readonly targets: PlanTargets | undefined;
  readonly parent: { readonly href: string; readonly title: string } | null;
}

/** What the page shows beside the plan itself. */
export async function readPlanPage(context: PageContext, plan: NamedPlan) {
  const [rows, [board, amendments], ownPlans, targets] = await Promise.all([
    readRows(plan.caseId, plan.ports),
    plan.boards([plan.caseId, amendmentBoard(plan.caseId)]),
    plan.ports.store.documentsOf(ownPlanDocument, plan.caseId),
    targetsOfPlan(context, plan),
  ]);
  return {
    rows,
    tasks: board?.tasks ?? [],
    ownPlans: ownPlans.map(({ value }) => value),
    amendments: amendments?.cases ?? [],
    targets,
  };
}

export async function showPlan(
  context: PageContext,
  plan: OpenPlan,
  { tasks, ...read }: Awaited<ReturnType<typeof readPlanPage>>,
): Promise<Response> {
  const progress = byRow(tasks, context.var.today);
  const { parentPlan } = plan.draft;
  const above = parentPlan === null ? undefined : await readDraft(parentPlan, plan.ports);
  const props: PlanProps = {
    plan,
    ...read,
    total: sumOf(progress.values()),
    progress,
    parent:
      above === undefined || parentPlan === null
        ? null
        : { href: pathOf(parentPlan), title: `${above.value.number ?? ''} ${above.value.title}`.trim() },
  };
  return context.var.page(<PlanPage {...props} />, {
    title: plan.draft.title,
    beforeMain: <BackLink href={plan.draft.amends === null ? '/ke-hoach' : pathOf(plan.draft.amends)} />,
  });
}

const PlanPage: FC<PlanProps> = (props) => {
  const { plan, amendments, ownPlans, rows } = props;
  const { draft, caseId, mayDraft } = plan;
  const owing = rows.some(({ value }) => value.content.ownPlan || asksForOwnPlan(value.content.title));
  return (
    <>
      <h1 class="govuk-heading-l">
        <span class="govuk-caption-l">
          {draft.number} ngày {draft.date === null ? '' : formatDate(draft.date)}
        </span>
        {draft.title}
      </h1>
      {draft.amends === null && <PlanViews plan={caseId} here="" />}
      <SummaryList rows={factsOf(props)} />
      <DownloadLinks
        formats={SHEETS_AND_WORD}
        hrefOf={(format) => `${pathOf(caseId)}/tai-ve.${format}`}
        what="kế hoạch"
      />
      <ButtonGroup>
        {mayDraft && draft.amends === null && (
          <ButtonLink kind="secondary" href={`${pathOf(caseId)}/sua-doi`}>
            Sửa đổi, bổ sung
          </ButtonLink>
        )}
      </ButtonGroup>
      <Amendments amendments={amendments} />
      <Rows {...props} />
      {!owing && ownPlans.length > 0 && <OwnPlans {...props} />}
    </>
  );
};

const Amendments: FC<Pick<PlanProps, 'amendments'>> = ({ amendments }) => (
  <>
    {amendments.length > 0 && (
      <>
        <h2 class="govuk-heading-m">Các lần sửa đổi, bổ sung</h2>
        <ul class="govuk-list govuk-list--bullet">
          {amendments.map((each) => (
            <li>
              <a class="govuk-link" href={`/ke-hoach/${each.caseId}`}>
                {each.title}
              </a>
            </li>
          ))}
        </ul>
      </>
    )}
  </>
);

function factsOf({ plan, total, parent, targets }: PlanProps): readonly SummaryRow[] {
  const { draft, nameOf: unitName } = plan;
  return [
    { key: 'Cơ quan ban hành', value: unitName(draft.issuer) },
    { key: 'Tiến độ', value: <ProgressText progress={total} /> },
    ...(targets === undefined
      ? []
      : [
          {
            key: 'Chỉ tiêu',
            value: (
              <>
                <a class="govuk-link" href={`/chi-tieu/${plan.caseId}`}>
                  {new Set(targets.rows.map(({ target }) => target.key)).size} chỉ tiêu
                </a>{' '}
                <TargetCounts {...targets} />
              </>
            ),
          },
        ]),
    ...(parent === null
      ? []
      : [
          {
            key: 'Theo kế hoạch',
            value: (
              <a class="govuk-link" href={parent.href}>
                {parent.title}
              </a>
            ),
          },
        ]),
    ...(draft.parents.length === 0 ? [] : [{ key: 'Thực hiện các văn bản', value: draft.parents.join('; ') }]),
    ...(draft.signed === null ? [] : [{ key: 'Ký ngày', value: formatDate(draft.signed.on) }]),
  ];
}

const NONE: Progress = { all: 0, done: 0, overdue: 0, waiting: 0 };

const Rows: FC<PlanProps> = (props) => {
  const { plan, rows, progress, targets } = props;
  const sections = [...new Set(rows.map(({ value }) => value.content.section))];
  return (
    <>
      {sections.map((section) => (
        <section>
          <h2 class="govuk-heading-m">{section === null ? 'Nhiệm vụ' : sectionTitle(plan, section)}</h2>
          {rows
            .filter(({ value }) => value.content.section === section)
            .map(({ key, value }) =>
              value.isGroup ? (
                <h3 class="govuk-heading-s">{`${nameOf(value)}. ${value.content.title}`}</h3>
              ) : (
                <article class={`dh-card${value.gone ? ' dh-card--gone' : ''}`} id={key}>
                  <p class="dh-card__title">
                    <a class="govuk-link" href={`${pathOf(plan.caseId)}/dong/${key}`}>
                      {nameOf(value)}. {value.content.title}
                    </a>
                  </p>
                  <p class="dh-card__tags">
                    {value.content.phrase === '' ? '' : `${value.content.phrase} · `}
                    {value.gone ? (
                      <Tag colour="grey">Đã rút</Tag>
                    ) : (
                      <ProgressText progress={progress.get(key) ?? NONE} />
                    )}{' '}
                    {targets !== undefined && <TargetCounts {...targets} target={`dong-${key}`} />}
                  </p>
                  {value.content.ownPlan && <OwnPlans {...props} />}
                </article>
              ),
            )}
        </section>
      ))}
    </>
  );
};

const OwnPlans: FC<PlanProps> = ({ plan, ownPlans }) =>
  ownPlans.length === 0 ? null : (
    <Details summary={`Kế hoạch riêng đã ban hành (${String(ownPlans.length)})`}>
      <ul class="govuk-list govuk-list--bullet">
        {ownPlans.map((own) => (
          <li>
            {plan.nameOf(own.issuer)}:{' '}
            <a class="govuk-link" href={pathOf(own.plan)}>
              {own.number} ngày {formatDate(own.date)}
            </a>
          </li>
        ))}
      </ul>
    </Details>
  );
