/** How a petition stands, for who has its code; and how content he is with the answer. */
import type { FC } from 'hono/jsx';
import type { CaseId } from '#shared/casework/index.ts';
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { HOUR_MS } from '#shared/limits/rate-limits.ts';
import { errorAt, fieldErrorOf } from '#shared/ui/casework/form-frame.tsx';
import { Button } from '#shared/ui/components/button.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText, NotificationBanner, Tag } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf } from '#shared/ui/form-reading.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { lookUpPath, printCode, readCode } from '../domain/code.ts';
import { clockOf, paknDaysReference, paknLimitsReference } from '../domain/days.ts';
import { APOLOGY, closingWords } from '../domain/letters.ts';
import type { Petition } from '../domain/petition.ts';
import { rateAnswer } from '../use-cases/rate-answer.ts';
import { caseOfCode } from '../use-cases/receive-petition.ts';
import { nameOf, petitionAt, queryOf, type PagePorts } from './pakn-context.ts';
import { SATISFACTION, statusOf } from './words.ts';

interface Found {
  readonly caseId: CaseId;
  readonly petition: Petition;
}

const NOT_FOUND: FieldError = {
  field: 'ma',
  message: 'Không có phản ánh, kiến nghị với mã này. Mã gồm 10 chữ và số, ví dụ K7Q4M-2XDNA.',
};
const TOO_MANY: FieldError = {
  field: 'ma',
  message: 'Mạng này đã tra cứu quá nhiều lần trong một giờ. Hãy thử lại sau.',
};

async function find(pages: PagePorts, typed: string): Promise<Found | undefined> {
  const code = readCode(typed);
  const caseId = code === undefined ? undefined : await caseOfCode(code, { store: pages.cases });
  return caseId === undefined ? undefined : petitionAt(pages.cases, caseId);
}

/** Codes are tried by nobody a thousand times, whether to read or to rate. */
function mayTry({ limits }: PagePorts, { env, var: { reference } }: PageContext): Promise<boolean> {
  const most = reference.get(paknLimitsReference).lookUpsPerHour;
  return limits.take({ what: 'look-up', from: env.address, most, within: HOUR_MS, now: env.receivedAt });
}

export const showLookUp =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const typed = queryOf(context, 'ma');
    if (typed.trim() === '') return askCode(context, typed, []);
    if (!(await mayTry(pages, context))) {
      context.status(429);
      return askCode(context, typed, [TOO_MANY]);
    }
    const found = await find(pages, typed);
    if (found !== undefined) return showStatus(context, found, []);
    context.status(404);
    return askCode(context, typed, [NOT_FOUND]);
  };

const askCode = (context: PageContext, typed: string, errors: readonly FieldError[]): Promise<Response> =>
  context.var.page(
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <form method="get" action="/phan-anh/tra-cuu" novalidate>
          <TextInput
            name="ma"
            label="Tra cứu phản ánh, kiến nghị"
            labelSize="l"
            isPageHeading
            hint="Mã có ở trang xác nhận khi gửi và trong thư trả lời"
            width={20}
            value={typed}
            error={errorAt(errors, 'ma')}
          />
          <Button>Tra cứu</Button>
        </form>
      </div>
    </div>,
    { title: 'Tra cứu phản ánh, kiến nghị', hasErrors: errors.length > 0, beforeMain: <BackLink href="/phan-anh" /> },
  );

function showStatus(context: PageContext, { petition }: Found, errors: readonly FieldError[]): Promise<Response> {
  const page = (
    <StatusPage
      petition={petition}
      answerBy={answerBy(context, petition)}
      unitName={nameOf(context)}
      isThanked={queryOf(context, 'cam-on') !== ''}
      csrfToken={context.var.reader?.csrfToken ?? ''}
      errors={errors}
    />
  );
  return context.var.page(page, {
    title: 'Tình trạng phản ánh, kiến nghị',
    hasErrors: errors.length > 0,
    beforeMain: <BackLink href="/phan-anh/tra-cuu" />,
  });
}

/** When the sender can expect the answer; undefined before the first transfer and after the end. */
function answerBy({ var: { reference } }: PageContext, petition: Petition): PlainDate | undefined {
  const { class: petitionClass, transferredOn, publishedOn, closing } = petition;
  if (petitionClass === null || transferredOn === null || publishedOn !== null || closing !== null) return undefined;
  const days = reference.get(paknDaysReference);
  return clockOf('handling', transferredOn, { calendar: reference.calendar, days, petitionClass }).due.lenient;
}

interface StatusProps {
  readonly petition: Petition;
  readonly answerBy: PlainDate | undefined;
  readonly unitName: (unit: UnitId) => string;
  readonly isThanked: boolean;
  readonly csrfToken: string;
  readonly errors: readonly FieldError[];
}

const StatusPage: FC<StatusProps> = (props) => {
  const { petition, isThanked, errors } = props;
  const { text, colour } = statusOf(petition);
  const facts = [
    { key: 'Tình trạng', value: <Tag colour={colour}>{text}</Tag> },
    { key: 'Mã tra cứu', value: printCode(petition.code) },
    { key: 'Ngày nhận', value: formatDate(petition.receivedOn) },
    ...(petition.transferredOn === null
      ? []
      : [{ key: 'Chuyển xử lý', value: `Ngày ${formatDate(petition.transferredOn)}` }]),
    ...(props.answerBy === undefined
      ? []
      : [{ key: 'Đơn vị trả lời trước', value: `Hết ngày ${formatDate(props.answerBy)}` }]),
    ...(petition.publishedOn === null ? [] : [{ key: 'Trả lời', value: `Ngày ${formatDate(petition.publishedOn)}` }]),
  ];
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{petition.title}</h1>
        {isThanked && <NotificationBanner kind="success">Cảm ơn ông/bà đã đánh giá.</NotificationBanner>}
        <SummaryList rows={facts} />
        {petition.closing !== null && closingWords(petition.closing).map((line) => <p class="govuk-body">{line}</p>)}
        {petition.publishedOn !== null && <Answered {...props} />}
      </div>
    </div>
  );
};

const Answered: FC<StatusProps> = ({ petition, unitName, csrfToken, errors }) => {
  const answer = petition.answers.at(-1);
  const documentNumber = answer?.documentNumber ?? null;
  return (
    <>
      <h2 class="govuk-heading-m">Trả lời{answer === undefined ? '' : ` của ${unitName(answer.unit)}`}</h2>
      {petition.late && <InsetText>{APOLOGY}</InsetText>}
      <p class="govuk-body dh-typed">{answer?.text}</p>
      {documentNumber !== null && <p class="govuk-body">Văn bản trả lời: {documentNumber}</p>}
      {petition.satisfaction === null ? (
        <form method="post" action="/phan-anh/danh-gia" novalidate>
          <CsrfField token={csrfToken} />
          <input type="hidden" name="ma" value={petition.code} />
          <Radios
            name="satisfaction"
            label="Ông/bà có hài lòng với việc giải quyết không?"
            choices={SATISFACTION.map((label, index) => ({ value: String(index + 1), label })).toReversed()}
            error={errorAt(errors, 'satisfaction')}
          />
          <Button>Gửi đánh giá</Button>
        </form>
      ) : (
        <p class="govuk-body">Ông/bà đã đánh giá: {SATISFACTION[petition.satisfaction - 1]?.toLowerCase()}.</p>
      )}
    </>
  );
};

const NO_CHOICE: FieldError = { field: 'satisfaction', message: 'Chọn một mức độ hài lòng.' };

export const takeRating =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { form } = context.var;
    if (!(await mayTry(pages, context))) {
      context.status(429);
      return askCode(context, textOf(form, 'ma'), [TOO_MANY]);
    }
    const found = await find(pages, textOf(form, 'ma'));
    if (found === undefined) {
      context.status(404);
      return askCode(context, textOf(form, 'ma'), [NOT_FOUND]);
    }
    const chosen = Number(textOf(form, 'satisfaction'));
    const isChoice = Number.isInteger(chosen) && chosen >= 1 && chosen <= SATISFACTION.length;
    const rated = isChoice
      ? await rateAnswer({ caseId: found.caseId, satisfaction: chosen }, { store: pages.cases })
      : undefined;
    if (rated?.ok === true) return context.redirect(`${lookUpPath(found.petition.code)}&cam-on=1`, 303);
    context.status(422);
    return showStatus(context, found, [rated === undefined ? NO_CHOICE : fieldErrorOf(rated.error)]);
  };
