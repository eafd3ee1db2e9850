/** The rows of a draft by section: what was read, the source beside what is flagged, and what to do about it. */
import type { FC } from 'hono/jsx';
import { renderDeadline } from '#shared/deadlines/index.ts';
import { Button, ButtonGroup, ButtonLink } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { ErrorSummary } from '#shared/ui/components/error-summary.tsx';
import { Details, InsetText, Tag } from '#shared/ui/components/messages.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { isUnsettled, nameOf, type PlanRow, type RowDocument } from '../domain/row.ts';
import { readRows } from '../use-cases/read-draft.ts';
import { pathOf, queryOf, type OpenPlan } from './plan-context.ts';
import { PrintedTargets } from './targets.tsx';
import { REASON } from './words.ts';

export async function showReview(context: PageContext, plan: OpenPlan, problem?: string): Promise<Response> {
  const rows = await readRows(plan.caseId, plan.ports);
  const of = plan.draft.amends === null ? [] : await readRows(plan.draft.amends, plan.ports);
  const only = queryOf(context, 'loc') === 'can-xem';
  if (problem !== undefined) context.status(409);
  return context.var.page(<ReviewPage plan={plan} rows={rows} of={of} only={only} problem={problem} />, {
    title: 'Rà soát nhiệm vụ',
    hasErrors: problem !== undefined,
    beforeMain: <BackLink href={pathOf(plan.caseId)} />,
  });
}

interface ReviewProps {
  readonly plan: OpenPlan;
  readonly rows: readonly RowDocument[];
  /** Of an amendment: the rows of the plan it amends. */
  readonly of: readonly RowDocument[];
  readonly only: boolean;
  readonly problem: string | undefined;
}

const ReviewPage: FC<ReviewProps> = ({ plan, rows, of, only, problem }) => {
  const unsettled = rows.filter(({ value }) => isUnsettled(value));
  const path = pathOf(plan.caseId);
  const changed = new Set(rows.map(({ key }) => key));
  const untouched = of.filter(({ key, value }) => !changed.has(key) && !value.gone);
  return (
    <>
      <ErrorSummary errors={problem === undefined ? [] : [{ message: problem }]} />
      <h1 class="govuk-heading-l">Rà soát nhiệm vụ</h1>
      <p class="govuk-body">
        {unsettled.length === 0
          ? 'Không còn chỗ nào máy đọc chưa chắc chắn.'
          : `Còn ${String(unsettled.length)} nhiệm vụ có chỗ máy đọc chưa chắc chắn. Xem dòng gốc bên cạnh, rồi sửa hoặc bấm «Đúng rồi».`}{' '}
        {only ? (
          <a class="govuk-link" href={`${path}/ra-soat`}>
            Xem tất cả nhiệm vụ
          </a>
        ) : (
          unsettled.length > 0 && (
            <a class="govuk-link" href={`${path}/ra-soat?loc=can-xem`}>
              Chỉ xem chỗ cần xem
            </a>
          )
        )}
      </p>
      <Sections plan={plan} rows={only ? unsettled : rows} />
      {untouched.length > 0 && <PlanRows plan={plan} rows={untouched} />}
      <Duties plan={plan} />
      <PrintedTargets draft={plan.draft} />
      {isEditable(plan) && (
        <ButtonGroup>
          <ButtonLink kind="secondary" href={`${path}/them`}>
            Thêm nhiệm vụ
          </ButtonLink>
          <ButtonLink href={`${path}/xem-truoc`}>Xem trước và trình</ButtonLink>
        </ButtonGroup>
      )}
    </>
  );
};

const isEditable = ({ draft, mayDraft }: OpenPlan): boolean => draft.status === 'review' && mayDraft;

const Sections: FC<{ plan: OpenPlan; rows: readonly RowDocument[] }> = ({ plan, rows }) => {
  const sections = [...new Set(rows.map(({ value }) => value.content.section))];
  return (
    <>
      {sections.map((section) => (
        <section>
          {section !== null && <h2 class="govuk-heading-m">{sectionTitle(plan, section)}</h2>}
          {rows
            .filter(({ value }) => value.content.section === section)
            .map((row) => (
              <RowCard plan={plan} row={row} />
            ))}
        </section>
      ))}
    </>
  );
};

export function sectionTitle({ draft }: Pick<OpenPlan, 'draft'>, section: string): string {
  const found = draft.sections.find((each) => each.section === section || each.no === section);
  return found === undefined ? `Mục ${section}` : `${section}. ${found.title}`;
}

const CHANGE = { add: 'Thêm', change: 'Sửa', withdraw: 'Rút' } as const;

const RowCard: FC<{ plan: OpenPlan; row: RowDocument }> = ({ plan, row }) => {
  const { value } = row;
  const { content } = value;
  if (value.isGroup) return <h3 class="govuk-heading-s">{`${nameOf(value)}. ${content.title}`}</h3>;
  const flagged = isUnsettled(value);
  return (
    <article class={`dh-card${flagged ? ' dh-card--flagged' : ''}${value.gone ? ' dh-card--gone' : ''}`} id={row.key}>
      <h3 class="govuk-heading-s">
        {nameOf(value)}. {content.title === '' ? 'Chưa có tên' : content.title}
      </h3>
      <RowTags row={value} flagged={flagged} />
      <RowFacts row={value} plan={plan} />
      {value.source !== null && (flagged || value.reasons.length > 0) && (
        <Details summary={`Dòng gốc ${String(value.source.from)} – ${String(value.source.to)}`} open={flagged}>
          <pre class="dh-source">{value.source.text}</pre>
        </Details>
      )}
      {isEditable(plan) && <RowActions plan={plan} row={row} flagged={flagged} />}
    </article>
  );
};

const RowTags: FC<{ row: PlanRow; flagged: boolean }> = ({ row: value, flagged }) => (
  <p class="dh-card__tags">
    {value.change !== null && <Tag colour="blue">{CHANGE[value.change.kind]}</Tag>}{' '}
    {value.gone && <Tag colour="grey">Đã bỏ</Tag>}{' '}
    {!value.gone &&
      value.reasons.map((reason) => (
        <>
          <Tag colour={flagged ? 'orange' : 'grey'}>{REASON[reason]}</Tag>{' '}
        </>
      ))}
  </p>
);

const RowFacts: FC<{ plan: OpenPlan; row: PlanRow }> = ({ plan, row: value }) => {
  const { content } = value;
  return (
    <dl class="dh-facts">
      <dt>Chủ trì</dt>
      <dd>{[...content.lead, ...content.assigned.map(plan.nameOf)].join('; ') || 'Không ghi'}</dd>
      <dt>Thời hạn</dt>
      <dd>
        {content.phrase === '' ? 'Không ghi' : content.phrase}
        <br />
        <span class="govuk-hint">Hiểu là: {renderDeadline(content.deadline)}</span>
      </dd>
      {content.product !== null && (
        <>
          <dt>Sản phẩm</dt>
          <dd>{content.product}</dd>
        </>
      )}
      {value.change !== null && (
        <>
          <dt>Lý do</dt>
          <dd>{value.change.why}</dd>
        </>
      )}
    </dl>
  );
};

const RowActions: FC<{ plan: OpenPlan; row: RowDocument; flagged: boolean }> = ({ plan, row, flagged }) => {
  const path = `${pathOf(plan.caseId)}/dong/${row.key}`;
  const name = nameOf(row.value);
  const act = (verb: string, label: string) => (
    <form method="post" action={`${path}/${verb}`}>
      <CsrfField token={plan.reader.csrfToken} />
      <input type="hidden" name="version" value={String(row.version)} />
      <Button kind="secondary">
        {label} <span class="govuk-visually-hidden">nhiệm vụ {name}</span>
      </Button>
    </form>
  );
  if (plan.draft.amends !== null)
    return (
      <p>
        <a class="govuk-link" href={path}>
          Sửa <span class="govuk-visually-hidden">nhiệm vụ {name}</span>
        </a>
      </p>
    );
  if (row.value.gone) return <div class="dh-actions">{act('giu-lai', 'Giữ lại')}</div>;
  return (
    <div class="dh-actions">
      {flagged && act('chap-nhan', 'Đúng rồi')}
      <a class="govuk-link" href={path}>
        Sửa, tách, gộp <span class="govuk-visually-hidden">nhiệm vụ {name}</span>
      </a>
    </div>
  );
};

const PlanRows: FC<{ plan: OpenPlan; rows: readonly RowDocument[] }> = ({ plan, rows }) => (
  <>
    <h2 class="govuk-heading-m">Nhiệm vụ giữ nguyên của kế hoạch</h2>
    <ul class="govuk-list govuk-list--spaced">
      {rows
        .filter(({ value }) => !value.isGroup)
        .map(({ key, value }) => (
          <li>
            {nameOf(value)}. {value.content.title}{' '}
            {isEditable(plan) && (
              <a class="govuk-link" href={`${pathOf(plan.caseId)}/dong/${key}`}>
                Sửa hoặc rút <span class="govuk-visually-hidden">nhiệm vụ {nameOf(value)}</span>
              </a>
            )}
          </li>
        ))}
    </ul>
  </>
);

/** Duties in sentences mostly repeat a row, so a person says whether one is missing. */
const Duties: FC<{ plan: OpenPlan }> = ({ plan }) =>
  plan.draft.duties.length === 0 ? null : (
    <Details summary={`Việc nêu trong lời văn, ngoài bảng (${String(plan.draft.duties.length)})`}>
      <InsetText>Phần lớn nhắc lại một nhiệm vụ trong bảng. Việc nào chưa có thì bấm «Thêm nhiệm vụ».</InsetText>
      <ul class="govuk-list govuk-list--bullet">
        {plan.draft.duties.map(({ where, who, what, deadline_phrase: phrase }) => (
          <li>
            {where}: {who === null ? '' : `${who} `}
            {what}
            {phrase === '' ? '' : ` (${phrase})`}
          </li>
        ))}
      </ul>
    </Details>
  );
