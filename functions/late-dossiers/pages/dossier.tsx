/** One late dossier: signing its apology, the letter as a Word file, the day it was sent. */
import { caseIdSchema, readSender, type CaseDocument } from '#shared/casework/index.ts';
import { formatDate } from '#shared/kernel/civil-date.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { errorAt, fieldErrorOf, FormFrame } from '#shared/ui/casework/form-frame.tsx';
import { Button, ButtonLink } from '#shared/ui/components/button.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import { ErrorSummary, type FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { dateOfForm, dateTextOf } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { apologyDue, dossierDocument, isLate, listOfYear, stateOf, type Dossier } from '../domain/dossier.ts';
import { lateDossierRules } from '../domain/rules.ts';
import type { LateDossierPorts } from '../ports.ts';
import { noteSent, signApology } from '../use-cases/change-dossier.ts';
import { LIST, pathOf, StateTag } from './words.tsx';

const ONE = `${LIST}/:year/:id`;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Found {
  readonly context: PageContext;
  readonly known: CaseDocument<Dossier>;
  readonly dossier: Dossier;
  readonly mayWork: boolean;
  /** The head of the unit answers for the delay; a commune's committee has its leader sign. */
  readonly maySign: boolean;
}

type Handle = (found: Found) => Promise<Response>;

const withDossier =
  ({ cases }: LateDossierPorts, handle: Handle) =>
  async (context: PageContext): Promise<Response> => {
    const id = caseIdSchema.safeParse(context.req.param('id'));
    const year = context.req.param('year') ?? '';
    const known =
      id.success && /^20\d\d$/u.test(year)
        ? await cases.readDocument(dossierDocument, listOfYear(Number(year)), id.data)
        : undefined;
    if (known === undefined) return context.var.problem(problems.notFound);
    const { access } = signedIn(context);
    const { unit } = known.value;
    if (!access.mayRead(unit)) return context.var.problem(problems.forbidden);
    const maySign = access.hasIn(unit, 'head', 'leader');
    return handle({ context, known, dossier: known.value, mayWork: access.mayWork(unit), maySign });
  };

export const dossierPages = (ports: LateDossierPorts): readonly PageRoute[] => [
  get(
    ONE,
    'signed-in',
    withDossier(ports, (found) => show(found, [])),
  ),
  post(
    `${ONE}/ky`,
    'signed-in',
    withDossier(ports, (found) => sign(found, ports)),
  ),
  post(
    `${ONE}/gui`,
    'signed-in',
    withDossier(ports, (found) => send(found, ports)),
  ),
  get(
    `${ONE}/van-ban.docx`,
    'signed-in',
    withDossier(ports, (found) => letter(found, ports)),
  ),
];

function show(found: Found, errors: readonly FieldError[]): Promise<Response> {
  const { context, dossier } = found;
  if (errors.length > 0) context.status(422);
  const title = `Hồ sơ ${dossier.receiptNumber}`;
  return context.var.page(
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">{title}</h1>
        <Facts {...found} />
        <NextStep found={found} errors={errors} />
      </div>
    </div>,
    { title, hasErrors: errors.length > 0, beforeMain: <BackLink href={LIST} /> },
  );
}

const Facts = ({ context, dossier }: Found) => {
  const { reference, today } = context.var;
  const rules = reference.get(lateDossierRules);
  const { signed, sentOn } = dossier;
  const signer = signed === null ? undefined : reference.organisation.person(signed.by.person)?.name;
  return (
    <SummaryList
      rows={[
        { key: 'Thủ tục', value: dossier.procedure },
        { key: 'Đơn vị', value: unitName(reference.organisation, dossier.unit, today) },
        { key: 'Tiếp nhận', value: formatDate(dossier.receivedOn) },
        { key: 'Hẹn trả', value: formatDate(dossier.promisedOn) },
        { key: 'Hẹn lại', value: `${formatDate(dossier.newDate)} (lần ${String(dossier.attempt)})` },
        { key: 'Lý do chậm', value: dossier.cause },
        { key: 'Xin lỗi chậm nhất', value: formatDate(apologyDue(dossier, rules)) },
        {
          key: 'Văn bản xin lỗi',
          value: <StateTag state={stateOf(dossier)} late={isLate(dossier, rules, today)} />,
        },
        ...(signed === null ? [] : [{ key: 'Ký', value: `${signer ?? ''} ngày ${formatDate(signed.on)}` }]),
        ...(sentOn === null ? [] : [{ key: 'Gửi', value: formatDate(sentOn) }]),
      ]}
    />
  );
};

const NextStep = ({ found, errors }: { found: Found; errors: readonly FieldError[] }) => {
  const { context, dossier, known, mayWork, maySign } = found;
  const { csrfToken } = signedIn(context).reader;
  const state = stateOf(dossier);
  return (
    <>
      {(mayWork || maySign) && (
        <ButtonLink kind="secondary" href={`${pathOf(dossier)}/van-ban.docx`}>
          Tải văn bản xin lỗi (Word)
        </ButtonLink>
      )}
      {state === 'to-sign' && maySign && (
        <form method="post" action={`${pathOf(dossier)}/ky`}>
          <CsrfField token={csrfToken} />
          <Button>Ký văn bản xin lỗi</Button>
        </form>
      )}
      {state === 'to-sign' && !maySign && <InsetText>Chờ thủ trưởng đơn vị ký.</InsetText>}
      {state === 'to-send' && mayWork && (
        <FormFrame
          csrfToken={csrfToken}
          requestKey={context.env.requestId}
          version={known.version}
          action={`${pathOf(dossier)}/gui`}
          submit="Ghi ngày gửi"
          cancelHref={LIST}
        >
          <DateInput
            name="sent"
            label="Gửi cho người nộp hồ sơ ngày nào?"
            values={dateTextOf(context.var.form, 'sent')}
            error={errorAt(errors, 'sent')}
          />
        </FormFrame>
      )}
    </>
  );
};

async function sign(found: Found, ports: LateDossierPorts): Promise<Response> {
  const { context, known, dossier, maySign } = found;
  if (!maySign) return context.var.problem(problems.forbidden);
  const by = signedIn(context).access.actorFor(dossier.unit);
  const done = await signApology(known, { by, on: context.var.today }, ports);
  return done.ok ? context.redirect(pathOf(dossier), 303) : show(found, [fieldErrorOf(done.error)]);
}

async function send(found: Found, ports: LateDossierPorts): Promise<Response> {
  const { context, known, dossier, mayWork } = found;
  if (!mayWork || dossier.signed === null) return context.var.problem(problems.forbidden);
  const { form, today } = context.var;
  const on = dateOfForm(form, 'sent', 'Ngày gửi');
  if (!on.ok) return show(found, [on.error]);
  if (on.value > today || on.value < dossier.signed.on)
    return show(found, [{ field: 'sent', message: 'Ngày gửi: từ ngày ký đến hôm nay. Kiểm tra lại.' }]);
  const done = await noteSent(known, on.value, ports);
  return done.ok ? context.redirect(pathOf(dossier), 303) : show(found, [fieldErrorOf(done.error)]);
}

/** The name is opened for the letter alone; each opening stands in the log. */
async function letter(found: Found, { cases, vault }: LateDossierPorts): Promise<Response> {
  const { context, dossier, mayWork, maySign } = found;
  if (!mayWork && !maySign) return context.var.problem(problems.forbidden);
  const { reference, today } = context.var;
  const by = signedIn(context).access.actorFor(dossier.unit);
  const look = { caseId: dossier.id, by, why: 'Soạn văn bản xin lỗi', now: context.env.receivedAt };
  const sender = await readSender(look, { store: cases, senders: cases, vault });
  if (!sender.ok) return show(found, [{ message: 'Tên người nộp đã hết hạn giữ nên không soạn được văn bản nữa.' }]);
  // Loaded when it is asked for: it is large, and no other page needs it.
  const { apologyLetter } = await import('#shared/letters/apology-letter.ts');
  const { symbol, place, signer, archive, contact } = reference.get(lateDossierRules);
  const { organisation } = reference;
  const unit = organisation.unit(dossier.unit);
  const above = unit === undefined ? undefined : organisation.parentOn(unit, today);
  const body = unitName(organisation, dossier.unit, today);
  const superior = above === undefined ? null : unitName(organisation, above.id, today);
  const bytes = await apologyLetter({
    ...{ head: { superior, body, symbol, place }, date: dossier.signed?.on ?? today },
    ...{ signer: { titles: signer }, copies: [], archive },
    dossier: {
      ...{ applicant: sender.value.name, fileType: dossier.procedure, receiptNumber: dossier.receiptNumber },
      ...{ receivedOn: dossier.receivedOn, promisedOn: dossier.promisedOn, newDate: dossier.newDate },
      ...{ state: 'đang giải quyết', cause: dossier.cause, contact },
    },
  });
  return context.body(new Uint8Array(bytes), 200, {
    'content-type': DOCX,
    'content-disposition': `attachment; filename="xin-loi-${dossier.id.slice(-8)}.docx"`,
  });
}
