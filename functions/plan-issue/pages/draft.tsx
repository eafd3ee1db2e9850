/** A plan before it binds: being read, not readable, or on its way through review, signature and number. */
import type { Child, FC } from 'hono/jsx';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { ButtonGroup, ButtonLink, Button } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { Details, InsetText, NotificationBanner, Tag, WarningText } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { PageContext } from '#shared/ui/routes.ts';
import { isDuty, isUnsettled, type RowDocument } from '../domain/row.ts';
import { readRows } from '../use-cases/read-draft.ts';
import { pathOf, type OpenPlan } from './plan-context.ts';
import { STATUS } from './words.ts';
import { againHref } from './pasted-before.ts';

/** Seconds between two looks at a plan that is being read; the page has no script to do it. */
const LOOK_AGAIN = '3';

export async function showDraft(context: PageContext, plan: OpenPlan): Promise<Response> {
  const { status, title } = plan.draft;
  const isBusy = status === 'reading' || status === 'issuing';
  const rows = status === 'reading' || status === 'refused' ? [] : await readRows(plan.caseId, plan.ports);
  if (isBusy) context.header('refresh', LOOK_AGAIN);
  return context.var.page(<DraftPage plan={plan} rows={rows} requestKey={context.env.requestId} />, {
    title: title === '' ? 'Kế hoạch mới' : title,
    beforeMain: <BackLink href={plan.draft.amends === null ? '/ke-hoach' : pathOf(plan.draft.amends)} />,
  });
}

interface DraftProps {
  readonly plan: OpenPlan;
  readonly rows: readonly RowDocument[];
  readonly requestKey: string;
}

const DraftPage: FC<DraftProps> = ({ plan, rows, requestKey }) => {
  const { draft, nameOf } = plan;
  const { text, colour } = STATUS[draft.status];
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">
          {draft.amends !== null && <span class="govuk-caption-l">Sửa đổi, bổ sung</span>}
          {draft.title === '' ? 'Kế hoạch mới' : draft.title}
        </h1>
        {draft.returned !== null && draft.status === 'review' && (
          <NotificationBanner kind="important">
            Lãnh đạo trả lại ngày {formatDate(draft.returned.on)}: {draft.returned.why}
          </NotificationBanner>
        )}
        <SummaryList
          rows={[
            { key: 'Tình trạng', value: <Tag colour={colour}>{text}</Tag> },
            { key: 'Cơ quan ban hành', value: nameOf(draft.issuer) },
            { key: 'Năm', value: yearsOf(plan) },
            { key: 'Đơn vị soạn', value: nameOf(draft.office) },
          ]}
        />
        <Step plan={plan} rows={rows} requestKey={requestKey} />
      </div>
    </div>
  );
};

const yearsOf = ({ draft: { year, throughYear } }: OpenPlan): string =>
  throughYear > year ? `${String(year)} – ${String(throughYear)}` : String(year);

const Step: FC<DraftProps> = (props) => {
  const { plan } = props;
  switch (plan.draft.status) {
    case 'reading':
      return <InsetText>Đang đọc kế hoạch. Trang tự tải lại sau vài giây; tệp PDF dài có thể mất nửa phút.</InsetText>;
    case 'refused':
      return <Refused plan={plan} />;
    case 'review':
      return <Review {...props} />;
    case 'signing':
      return <Signing plan={plan} />;
    case 'numbering':
      return <Numbering plan={plan} />;
    case 'issuing':
      return <InsetText>Đang giao việc cho các đơn vị. Trang tự tải lại sau vài giây.</InsetText>;
    default:
      return <InsetText>Bản nháp này đã được bỏ. Kế hoạch gốc không thay đổi.</InsetText>;
  }
};

const Refused: FC<{ plan: OpenPlan }> = ({ plan }) => (
  <>
    <WarningText>{plan.draft.refusal?.message}</WarningText>
    <p class="govuk-body">{plan.draft.refusal?.remedy}</p>
    <ButtonLink href={againHref(plan)}>Đưa lại kế hoạch</ButtonLink>
  </>
);

const Review: FC<DraftProps> = ({ plan, rows, requestKey }) => {
  const path = pathOf(plan.caseId);
  const duties = rows.filter(({ value }) => isDuty(value)).length;
  const unsettled = rows.filter(({ value }) => isUnsettled(value)).length;
  if (!plan.mayDraft) return <InsetText>{plan.nameOf(plan.draft.office)} đang rà soát.</InsetText>;
  return (
    <>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        <li>
          <a class="govuk-link" href={`${path}/ra-soat`}>
            Rà soát nhiệm vụ
          </a>
          : {duties} nhiệm vụ,{' '}
          {unsettled === 0 ? 'không còn chỗ nào cần xem' : `còn ${String(unsettled)} chỗ cần bạn xem`}
        </li>
        {plan.draft.amends === null && (
          <li>
            <a class="govuk-link" href={`${path}/thong-tin`}>
              Kiểm tra thông tin chung
            </a>
            : tên, năm, cách tính ngày, kế hoạch cấp trên
          </li>
        )}
        <li>
          <a class="govuk-link" href={`${path}/xem-truoc`}>
            Xem trước và trình
          </a>
          : ai nhận bao nhiêu việc, việc nào chưa có người làm
        </li>
      </ol>
      <GiveUp plan={plan} requestKey={requestKey} />
    </>
  );
};

const GiveUp: FC<Omit<DraftProps, 'rows'>> = ({ plan, requestKey }) => (
  <Details summary="Bỏ bản nháp này">
    <form method="post" action={`${pathOf(plan.caseId)}/huy`}>
      <CsrfField token={plan.reader.csrfToken} />
      <input type="hidden" name="request-key" value={requestKey} />
      <p>Bản nháp không còn ở bước nào nữa, nhưng vẫn mở xem được.</p>
      <Button kind="warning">Bỏ bản nháp</Button>
    </form>
  </Details>
);

const Waiting: FC<{ children: Child; plan: OpenPlan }> = ({ children, plan }) => (
  <>
    <InsetText>{children}</InsetText>
    <p class="govuk-body">
      <a class="govuk-link" href={`${pathOf(plan.caseId)}/ra-soat`}>
        Xem nội dung
      </a>{' '}
      ·{' '}
      <a class="govuk-link" href={`${pathOf(plan.caseId)}/xem-truoc`}>
        Xem trước giao việc
      </a>
    </p>
  </>
);

const Signing: FC<{ plan: OpenPlan }> = ({ plan }) =>
  plan.maySign ? (
    <ButtonGroup>
      <ButtonLink href={`${pathOf(plan.caseId)}/ky`}>Ký hoặc trả lại</ButtonLink>
    </ButtonGroup>
  ) : (
    <Waiting plan={plan}>Đã trình. Chờ lãnh đạo {plan.nameOf(plan.draft.issuer)} ký.</Waiting>
  );

const Numbering: FC<{ plan: OpenPlan }> = ({ plan }) =>
  plan.mayDraft ? (
    <ButtonGroup>
      <ButtonLink href={`${pathOf(plan.caseId)}/so`}>Vào số và ngày ban hành</ButtonLink>
    </ButtonGroup>
  ) : (
    <Waiting plan={plan}>Đã ký. {plan.nameOf(plan.draft.office)} đang vào số, ngày ban hành.</Waiting>
  );
