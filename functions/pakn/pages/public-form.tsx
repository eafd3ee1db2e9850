/** The form everybody may send a petition by, and the page that says it came in. */
import type { FC } from 'hono/jsx';
import { SYSTEM, type Sender } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { HOUR_MS } from '#shared/limits/rate-limits.ts';
import { errorAt, fieldErrorOf, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { Button, ButtonLink } from '#shared/ui/components/button.tsx';
import { Checkboxes, type Choice } from '#shared/ui/components/choices.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { Details, InsetText, NotificationBanner } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import type { PageContext } from '#shared/ui/routes.ts';
import { lookUpPath, printCode, readCode } from '../domain/code.ts';
import { clockOf, paknDaysReference, paknLimitsReference } from '../domain/days.ts';
import type { Petition } from '../domain/petition.ts';
import { caseOfCode, receivePetition } from '../use-cases/receive-petition.ts';
import { petitionAt, portsOf, queryOf, requestKeyOf, type PagePorts } from './pakn-context.ts';
import {
  PetitionFields,
  readPetition,
  readSenderFields,
  SenderFields,
  unitChoices,
  type PetitionText,
  type Typed,
} from './petition-fields.tsx';

/** A field that people do not see; programs that fill in every form fill it in. */
const TRAP = 'dh-de-trong';

export const showPublicForm = (context: PageContext): Promise<Response> =>
  show(context, { form: new URLSearchParams(), errors: [] });

function show(context: PageContext, typed: Typed): Promise<Response> {
  const { reference, today, reader } = context.var;
  const page = (
    <PublicFormPage
      {...typed}
      units={unitChoices(reference.organisation, today)}
      months={reference.get(paknDaysReference).retentionMonths}
      csrfToken={reader?.csrfToken ?? ''}
      requestKey={requestKeyOf(context, typed.form)}
    />
  );
  return context.var.page(page, { title: 'Gửi phản ánh, kiến nghị', hasErrors: typed.errors.length > 0 });
}

interface PublicFormProps extends Typed {
  readonly units: readonly Choice[];
  readonly months: number;
  readonly csrfToken: string;
  readonly requestKey: string;
}

const PublicFormPage: FC<PublicFormProps> = (props) => {
  const { form, errors, units, months, csrfToken, requestKey } = props;
  return (
    <FormPage heading="Gửi phản ánh, kiến nghị về thủ tục hành chính" errors={errors} about={<Introduction />}>
      <form method="post" action="/phan-anh" novalidate>
        <CsrfField token={csrfToken} />
        <input type="hidden" name="request-key" value={requestKey} />
        <h2 class="govuk-heading-m">Nội dung</h2>
        <PetitionFields form={form} errors={errors} units={units} />
        <h2 class="govuk-heading-m">Người gửi</h2>
        <SenderFields form={form} errors={errors} own />
        <div class="govuk-visually-hidden" aria-hidden="true">
          <label for={TRAP}>Để trống ô này</label>
          <input id={TRAP} name={TRAP} type="text" tabindex={-1} autocomplete="off" />
        </div>
        <Checkboxes
          name="consent"
          label="Thông tin cá nhân"
          labelSize="s"
          hint={`Chỉ cơ quan tiếp nhận và đơn vị xử lý được xem; tự xóa sau ${String(months)} tháng.`}
          choices={[
            {
              value: 'yes',
              label: 'Tôi đồng ý để cơ quan dùng thông tin trên vào việc giải quyết và trả lời phản ánh, kiến nghị này',
            },
          ]}
          values={form.getAll('consent')}
          error={errorAt(errors, 'consent')}
        />
        <Button>Gửi</Button>
      </form>
    </FormPage>
  );
};

const Introduction: FC = () => (
  <>
    <p class="govuk-body">
      Khi cán bộ chậm trễ, gây phiền hà, làm sai quy định, hoặc quy định về thủ tục còn vướng mắc. Gửi xong có mã để
      theo dõi; kết quả được công khai, không kèm thông tin của người gửi.
    </p>
    <Details summary="Muốn khiếu nại, tố cáo?">
      Khiếu nại và tố cáo có luật riêng và nơi tiếp nhận riêng. Gửi ở đây thì chúng tôi sẽ hướng dẫn nơi gửi đúng, nhưng
      không giải quyết được.
    </Details>
    <p class="govuk-body">
      <a class="govuk-link" href="/phan-anh/tra-cuu">
        Tra cứu phản ánh đã gửi
      </a>{' '}
      ·{' '}
      <a class="govuk-link" href="/phan-anh/ket-qua">
        Kết quả đã công khai
      </a>
    </p>
  </>
);

interface Answers {
  readonly petition: PetitionText;
  readonly sender: Sender;
}

function readAnswers({ var: { form, reference, today } }: PageContext): Result<Answers, readonly FieldError[]> {
  const petition = readPetition(form, reference.organisation, today);
  const sender = readSenderFields(form, true);
  const others = [...consentErrors(form), ...trapErrors(form)];
  return petition.ok && sender.ok && others.length === 0
    ? ok({ petition: petition.value, sender: sender.value })
    : err([...(petition.ok ? [] : petition.error), ...(sender.ok ? [] : sender.error), ...others]);
}

const consentErrors = (form: Form): FieldError[] =>
  form.getAll('consent').includes('yes')
    ? []
    : [{ field: 'consent', message: 'Đánh dấu đồng ý: không có thông tin liên hệ thì không tiếp nhận được.' }];

const trapErrors = (form: Form): FieldError[] =>
  textOf(form, TRAP) === '' ? [] : [{ message: 'Một ô ẩn đã bị điền tự động. Kiểm tra lại nội dung rồi bấm Gửi.' }];

const TOO_MANY: FieldError = {
  message:
    'Mạng này vừa gửi quá nhiều phản ánh trong một giờ. Nội dung vẫn còn ở dưới: gửi lại sau, hoặc gọi điện, đến trực tiếp bộ phận tiếp nhận.',
};

export const takePublicForm =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { form, today, reference } = context.var;
    const answers = readAnswers(context);
    if (!answers.ok) return refuse(context, 422, answers.error);
    const { address, receivedAt: now } = context.env;
    const perHour = reference.get(paknLimitsReference).petitionsPerHour;
    if (!(await pages.limits.take({ what: 'petition', from: address, most: perHour, within: HOUR_MS, now })))
      return refuse(context, 429, [TOO_MANY]);
    const { petition, sender } = answers.value;
    const received = await receivePetition(
      {
        ...petition,
        sender,
        channel: 'form',
        receivedOn: today,
        by: SYSTEM,
        requestKey: requestKeyOf(context, form),
        now,
      },
      portsOf(context, pages),
    );
    if (!received.ok) return refuse(context, 422, [fieldErrorOf(received.error)]);
    return context.redirect(`/phan-anh/da-gui?ma=${printCode(received.value.code)}`, 303);
  };

function refuse(context: PageContext, status: 422 | 429, errors: readonly FieldError[]): Promise<Response> {
  context.status(status);
  return show(context, { form: context.var.form, errors });
}

export const showReceived =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const code = readCode(queryOf(context, 'ma'));
    const caseId = code === undefined ? undefined : await caseOfCode(code, { store: pages.cases });
    const found = caseId === undefined ? undefined : await petitionAt(pages.cases, caseId);
    if (found === undefined) return context.var.problem(problems.notFound);
    const { petition } = found;
    const { calendar } = context.var.reference;
    const days = context.var.reference.get(paknDaysReference);
    const { due } = clockOf('transfer', petition.receivedOn, { calendar, days, petitionClass: 'conduct' });
    return context.var.page(<ReceivedPage petition={petition} transferBy={formatDate(due.lenient)} />, {
      title: 'Đã nhận phản ánh, kiến nghị',
      beforeMain: <BackLink href="/phan-anh" />,
    });
  };

const ReceivedPage: FC<{ petition: Petition; transferBy: string }> = ({ petition, transferBy }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">Đã nhận phản ánh, kiến nghị</h1>
      <NotificationBanner kind="success">
        Mã tra cứu của ông/bà: <span class="dh-code">{printCode(petition.code)}</span>
      </NotificationBanner>
      <InsetText>
        Ghi lại hoặc chụp lại mã này. Chỉ người có mã xem được quá trình giải quyết và đánh giá kết quả.
      </InsetText>
      <SummaryList
        rows={[
          { key: 'Việc phản ánh', value: petition.title },
          { key: 'Ngày nhận', value: formatDate(petition.receivedOn) },
          { key: 'Chuyển đơn vị xử lý', value: `Chậm nhất ngày ${transferBy}` },
        ]}
      />
      <ButtonLink href={lookUpPath(petition.code)}>Xem tình trạng</ButtonLink>
    </div>
  </div>
);
