/** The office asks a body by mail to report a task, and sees what became of earlier links. */
import type { FC } from 'hono/jsx';
import { keyState, type AccessKey, type KeyState } from '#shared/access-keys/index.ts';
import { caseIdSchema, taskIdSchema, type Task } from '#shared/casework/index.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { caseworkPorts, mailSenderDocument, mailTexts, type Reference } from '#shared/reference/index.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { dueWords } from '#shared/ui/casework/task-state.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import { CsrfField } from '#shared/ui/components/csrf-field.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { NotificationBanner } from '#shared/ui/components/messages.tsx';
import { SummaryList } from '#shared/ui/components/summary-list.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import { formatInstant } from '#shared/ui/format.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { z } from 'zod';
import { DAYS, isReportable, mayAsk, ownerOf } from '../domain/link.ts';
import { sendLink } from '../use-cases/send-link.ts';
import type { LinkPages } from './ports.ts';

type Handle = (context: PageContext, task: Task) => Promise<Response>;

/** The task of the address, for who watches over its unit. */
const withTask =
  ({ cases }: LinkPages, handle: Handle) =>
  async (context: PageContext): Promise<Response> => {
    const caseId = caseIdSchema.safeParse(context.req.param('case'));
    const taskId = taskIdSchema.safeParse(context.req.param('task'));
    const task = caseId.success && taskId.success ? await cases.readTask(caseId.data, taskId.data) : undefined;
    if (task === undefined) return context.var.problem(problems.notFound);
    return mayAsk(signedIn(context).access, task) ? handle(context, task) : context.var.problem(problems.forbidden);
  };

const taskPath = ({ caseId, taskId }: Task): string =>
  `/viec/${encodeURIComponent(caseId)}/${encodeURIComponent(taskId)}`;
const pathOf = (task: Task): string => `${taskPath(task)}/lien-ket`;

export const askToSend = (ports: LinkPages) =>
  withTask(ports, (context, task) => {
    const { organisation } = context.var.reference;
    const form = new URLSearchParams({ address: organisation.unit(task.unit)?.mail ?? '', days: '7' });
    return show(context, task, ports, { form, errors: [], requestKey: context.env.requestId });
  });

interface Typed {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly requestKey: string;
}

async function show(context: PageContext, task: Task, { keys }: LinkPages, typed: Typed): Promise<Response> {
  const links = await keys.listOf('link', ownerOf(task));
  const hasErrors = typed.errors.length > 0;
  if (hasErrors) context.status(422);
  return context.var.page(
    <>
      <AskForm context={context} task={task} {...typed} />
      {links.length > 0 && <Links links={links} task={task} context={context} />}
    </>,
    { title: 'Đề nghị báo cáo qua thư', beforeMain: <BackLink href={taskPath(task)} />, hasErrors },
  );
}

const AskForm: FC<Typed & { context: PageContext; task: Task }> = ({ context, task, form, errors, requestKey }) => (
  <FormPage heading="Đề nghị báo cáo qua thư" about={<About context={context} task={task} />} errors={errors}>
    {isReportable(task) ? (
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={requestKey}
        version={task.version}
        submit="Gửi thư"
        cancelHref={taskPath(task)}
      >
        <AskFields form={form} errors={errors} />
      </FormFrame>
    ) : (
      <p class="govuk-body">Việc này đã xong hoặc phải báo cáo trên hệ thống, nên không gửi liên kết được.</p>
    )}
  </FormPage>
);

const About: FC<{ context: PageContext; task: Task }> = ({ context, task }) => (
  <>
    {context.req.query('xong') === 'gui' && <NotificationBanner kind="success">Đã gửi liên kết.</NotificationBanner>}
    {context.req.query('xong') === 'thu-hoi' && (
      <NotificationBanner kind="success">Đã thu hồi; liên kết đó không mở được nữa.</NotificationBanner>
    )}
    <SummaryList
      rows={[
        { key: 'Việc', value: task.subject },
        { key: 'Đơn vị', value: unitName(context.var.reference.organisation, task.unit, context.var.today) },
        { key: 'Hạn', value: dueWords(task) },
      ]}
    />
    <p class="govuk-body">
      Dành cho đơn vị chưa có tài khoản. Người nhận mở liên kết, nhập văn bản và báo cáo đúng việc này; mở được một lần.
    </p>
  </>
);

const AskFields: FC<Pick<Typed, 'form' | 'errors'>> = ({ form, errors }) => (
  <>
    <TextInput
      name="address"
      label="Địa chỉ thư của đơn vị"
      labelSize="s"
      type="email"
      inputmode="email"
      value={textOf(form, 'address')}
      error={errorAt(errors, 'address')}
    />
    <TextArea
      name="message"
      label="Lời nhắn (không bắt buộc)"
      labelSize="s"
      rows={3}
      value={textOf(form, 'message')}
      error={errorAt(errors, 'message')}
    />
    <Radios
      name="days"
      label="Liên kết dùng được trong"
      labelSize="s"
      inline
      value={textOf(form, 'days')}
      choices={DAYS.map((days) => ({ value: String(days), label: `${days} ngày` }))}
      error={errorAt(errors, 'days')}
    />
  </>
);

interface Asked {
  readonly address: string;
  readonly message: string;
  readonly days: number;
}

const LONGEST_MESSAGE = 1000;

function readAsked(form: Form): Result<Asked, readonly FieldError[]> {
  const address = z.email().max(254).safeParse(textOf(form, 'address'));
  const message = textOf(form, 'message');
  const days = DAYS.find((one) => String(one) === textOf(form, 'days'));
  const errors = [
    ...(address.success ? [] : [{ field: 'address', message: 'Nhập địa chỉ thư, ví dụ vanthu@donvi.gov.vn.' }]),
    ...(message.length <= LONGEST_MESSAGE
      ? []
      : [{ field: 'message', message: `Lời nhắn dài ${message.length} ký tự; rút gọn còn ${LONGEST_MESSAGE}.` }]),
    ...(days === undefined ? [{ field: 'days', message: 'Chọn số ngày liên kết dùng được.' }] : []),
  ];
  return address.success && days !== undefined && errors.length === 0
    ? ok({ address: address.data, message, days })
    : err(errors);
}

export const sendByForm = (ports: LinkPages) =>
  withTask(ports, async (context, task) => {
    const { form, reference, today } = context.var;
    const { requestKey } = sentForm(form);
    const again = (errors: readonly FieldError[]): Promise<Response> =>
      show(context, task, ports, { form, errors, requestKey: context.env.requestId });
    const asked = readAsked(form);
    if (!asked.ok) return again(asked.error);
    const { access } = signedIn(context);
    const { receivedAt: now, requestId } = context.env;
    const by = access.actorFor(task.unit);
    const nameOf = (unit: Task['unit']): string => unitName(reference.organisation, unit, today);
    const signature = by.unit === null ? 'Đúng Hạn' : nameOf(by.unit);
    const casework = caseworkPorts(ports.cases, reference);
    const sent = await sendLink(
      { ...asked.value, task, by, signature, now, requestKey: requestKey || requestId },
      { ...ports, casework, nameOf, ...wordsOf(reference) },
    );
    if (!sent.ok) return again([fieldErrorOf(sent.error)]);
    const { name, id: person } = access.person;
    const about = `${asked.value.address}: ${task.subject}`;
    await ports.audit.append({
      ...{ what: 'link-sent', name, person, onBehalfOf: by.onBehalfOf, unit: task.unit, caseId: task.caseId },
      ...{ about, requestId, now },
    });
    return context.redirect(`${pathOf(task)}?xong=gui`, 303);
  });

const STATES: Readonly<Record<KeyState, string>> = {
  live: 'Chưa dùng',
  used: 'Đã báo cáo',
  revoked: 'Đã thu hồi',
  expired: 'Hết hạn',
};

const Links: FC<{ links: readonly AccessKey[]; task: Task; context: PageContext }> = ({ links, task, context }) => (
  <Table
    caption="Liên kết đã gửi"
    columns={[{ header: 'Địa chỉ' }, { header: 'Gửi lúc' }, { header: 'Dùng đến' }, { header: 'Tình trạng' }]}
    rows={links
      .toSorted((a, b) => b.madeAt - a.madeAt)
      .map((key) => [
        key.label,
        formatInstant(key.madeAt),
        key.endsAt === null ? '' : formatInstant(key.endsAt),
        keyState(key, context.env.receivedAt) === 'live' ? (
          <RevokeForm link={key} task={task} csrfToken={signedIn(context).reader.csrfToken} />
        ) : (
          STATES[keyState(key, context.env.receivedAt)]
        ),
      ])}
    emptyText=""
  />
);

const RevokeForm: FC<{ link: AccessKey; task: Task; csrfToken: string }> = ({ link, task, csrfToken }) => (
  <form method="post" action={`${pathOf(task)}/thu-hoi`}>
    {STATES.live}
    <CsrfField token={csrfToken} />
    <input type="hidden" name="id" value={link.id} />{' '}
    <button type="submit" class="dh-link-button">
      Thu hồi<span class="govuk-visually-hidden"> liên kết gửi {link.label}</span>
    </button>
  </form>
);

export const revokeLink = (ports: LinkPages) =>
  withTask(ports, async (context, task) => {
    const id = textOf(context.var.form, 'id');
    const key = (await ports.keys.listOf('link', ownerOf(task))).find((one) => one.id === id);
    if (key === undefined) return context.var.problem(problems.notFound);
    const { person } = signedIn(context).access;
    const { receivedAt: now, requestId } = context.env;
    if (await ports.keys.revoke(key, person.id, now))
      await ports.audit.append({
        ...{ what: 'link-revoked', name: person.name, person: person.id, unit: task.unit, caseId: task.caseId },
        ...{ about: `${key.label}: ${task.subject}`, requestId, now },
      });
    return context.redirect(`${pathOf(task)}?xong=thu-hoi`, 303);
  });

const wordsOf = (reference: Reference) => ({
  sender: reference.get(mailSenderDocument),
  closing: reference.get(mailTexts).letterClosing,
});
