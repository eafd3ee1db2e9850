/** A petition that came by telephone, letter, e-mail or in person is entered too (QĐ 31/2021/QĐ-TTg, Điều 43). */
import type { FC } from 'hono/jsx';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { Radios, type Choice } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { dateOfForm, dateTextFrom, dateTextOf, errorsOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { channelSchema, type Channel } from '../domain/petition.ts';
import { receiverOn } from '../domain/receiver.ts';
import { mayReceive } from '../domain/rights.ts';
import { receivePetition, type Received } from '../use-cases/receive-petition.ts';
import { pathOf, portsOf, requestKeyOf, type PagePorts } from './pakn-context.ts';
import {
  PetitionFields,
  readPetition,
  readSenderFields,
  SenderFields,
  unitChoices,
  type Typed,
} from './petition-fields.tsx';
import { CHANNELS } from './words.ts';

const BY_OFFICER = channelSchema.exclude(['form']);

type Handle = (context: PageContext) => Promise<Response>;

/** Only the body that receives petitions enters them. */
const receiversOnly =
  (handle: Handle): Handle =>
  (context) => {
    const { access } = signedIn(context);
    return mayReceive(access, receiverOn(context.var.reference, context.var.today))
      ? handle(context)
      : context.var.problem(problems.forbidden);
  };

export const showEntry = receiversOnly((context) => {
  const form = new URLSearchParams();
  for (const [part, text] of Object.entries(dateTextFrom(context.var.today))) form.set(`received-${part}`, text);
  return show(context, { form, errors: [] });
});

function show(context: PageContext, typed: Typed): Promise<Response> {
  const { reference, today } = context.var;
  const page = (
    <FormPage
      heading="Nhập phản ánh, kiến nghị"
      errors={typed.errors}
      about={
        <p class="govuk-body">
          Cho phản ánh đến qua điện thoại, đơn thư, thư điện tử hoặc gặp trực tiếp. Thời hạn chuyển xử lý tính từ ngày
          tiếp nhận.
        </p>
      }
    >
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={requestKeyOf(context, typed.form)}
        version={0}
        submit="Tiếp nhận"
        cancelHref="/pakn"
      >
        <ArrivalFields {...typed} />
        <PetitionFields {...typed} units={unitChoices(reference.organisation, today)} />
        <h2 class="govuk-heading-m">Người gửi</h2>
        <p class="govuk-body">
          Ghi những gì có; đơn không ghi tên thì nhập «Không ghi tên». Thiếu thông tin thì vẫn vào sổ, bước phân loại sẽ
          nêu điều còn thiếu.
        </p>
        <SenderFields {...typed} own={false} />
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, {
    title: 'Nhập phản ánh, kiến nghị',
    hasErrors: typed.errors.length > 0,
    beforeMain: <BackLink href="/pakn" />,
  });
}

const ArrivalFields: FC<Typed> = ({ form, errors }) => (
  <>
    <Radios
      name="channel"
      label="Đến bằng cách nào?"
      labelSize="s"
      choices={BY_OFFICER.options.map((value): Choice => ({ value, label: CHANNELS[value] }))}
      value={textOf(form, 'channel')}
      error={errorAt(errors, 'channel')}
    />
    <DateInput
      name="received"
      label="Ngày tiếp nhận"
      labelSize="s"
      hint="Ngày cuộc gọi, ngày gặp, ngày đơn thư đến cơ quan"
      values={dateTextOf(form, 'received')}
      error={errorAt(errors, 'received')}
    />
  </>
);

function readChannel(form: Form): Result<Channel, FieldError> {
  const channel = BY_OFFICER.safeParse(textOf(form, 'channel'));
  return channel.success
    ? ok(channel.data)
    : err({ field: 'channel', message: 'Chọn cách phản ánh, kiến nghị đến cơ quan.' });
}

export const takeEntry = (pages: PagePorts): Handle =>
  receiversOnly(async (context) => {
    const entered = await enter(context, pages);
    if (entered.ok) return context.redirect(pathOf(entered.value.caseId), 303);
    context.status(422);
    return show(context, { form: context.var.form, errors: entered.error });
  });

async function enter(context: PageContext, pages: PagePorts): Promise<Result<Received, readonly FieldError[]>> {
  const { form, reference } = context.var;
  const { receivedAt: now } = context.env;
  const channel = readChannel(form);
  const receivedOn = dateOfForm(form, 'received', 'Ngày tiếp nhận');
  const petition = readPetition(form, reference.organisation, civilDateAt(now));
  const sender = readSenderFields(form, false);
  if (!channel.ok || !receivedOn.ok || !petition.ok || !sender.ok)
    return err([
      ...errorsOf(channel, receivedOn),
      ...(petition.ok ? [] : petition.error),
      ...(sender.ok ? [] : sender.error),
    ]);
  const { access } = signedIn(context);
  const received = await receivePetition(
    {
      ...petition.value,
      sender: sender.value,
      channel: channel.value,
      receivedOn: receivedOn.value,
      by: access.actorFor(receiverOn(reference, context.var.today)),
      requestKey: requestKeyOf(context, form),
      now,
    },
    portsOf(context, pages),
  );
  return received.ok ? received : err([fieldErrorOf(received.error)]);
}
