/** Escalation ladders: who hears of a task how many working days before or after its due date. */
import type { FC } from 'hono/jsx';
import { audienceSchema, ladderSchema, type Ladder } from '#shared/casework/index.ts';
import { rungDate } from '#shared/casework/ladder.ts';
import { civilDateAt, formatDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { laddersDocument, type Reference } from '#shared/reference/index.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { ButtonLink } from '#shared/ui/components/button.tsx';
import { Select } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { errorsOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { beginChange } from '../use-cases/begin-change.ts';
import { saveSetting } from '../use-cases/save-setting.ts';
import { ADMINISTRATOR, actorOf, refused, type AdministrationPages } from './ports.ts';
import { WhyField, whyIn } from './why-field.tsx';

const PATH = '/quan-tri/bac-nhac';
const NEW = 'them';
const NAME = /^[a-z0-9][a-z0-9:#-]{0,79}$/u;
const ROWS = 10;

export const AUDIENCE_LABELS = {
  officer: 'Cán bộ làm việc',
  head: 'Thủ trưởng đơn vị',
  office: 'Văn phòng',
  leader: 'Lãnh đạo UBND',
} as const;

export const ladderPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(PATH, ADMINISTRATOR, list),
  get(`${PATH}/:name`, ADMINISTRATOR, (context) => withLadder(context, (name) => show(context, name))),
  post(`${PATH}/:name`, ADMINISTRATOR, (context) => withLadder(context, (name) => save(context, name, ports))),
];

function list(context: PageContext): Promise<Response> {
  const ladders = Object.entries(context.var.reference.get(laddersDocument));
  return context.var.page(
    <>
      <h1 class="govuk-heading-l">Bậc nhắc việc</h1>
      <p class="govuk-body">
        Mỗi bậc là một ngày nhắc: trước hạn thì nhắc người làm, quá hạn thì báo dần lên trên. Quy trình hay kế hoạch
        không có bậc nhắc riêng thì dùng bậc «default».
      </p>
      <Table
        caption="Các bộ bậc nhắc"
        captionSize="s"
        columns={[{ header: 'Tên' }, { header: 'Các bậc' }]}
        rows={ladders.map(([name, ladder]) => [
          <a class="govuk-link" href={`${PATH}/${encodeURIComponent(name)}`}>
            {name}
          </a>,
          ladder.map(({ offset, audience }) => `${signed(offset)} ${AUDIENCE_LABELS[audience]}`).join('; '),
        ])}
        emptyText="Chưa có."
      />
      <ButtonLink href={`${PATH}/${NEW}`}>Thêm bộ bậc nhắc</ButtonLink>
    </>,
    { title: 'Bậc nhắc việc', beforeMain: <BackLink href="/quan-tri" /> },
  );
}

const signed = (offset: number): string => (offset > 0 ? `+${offset}` : String(offset).replace('-', '−'));

function withLadder(context: PageContext, answer: (name: string) => Promise<Response>): Promise<Response> {
  const name = context.req.param('name') ?? '';
  const known = Object.hasOwn(context.var.reference.get(laddersDocument), name);
  return known || name === NEW ? answer(name) : context.var.problem(problems.notFound);
}

function filledForm(ladder: Ladder): URLSearchParams {
  const form = new URLSearchParams();
  for (const [row, { offset, audience }] of ladder.entries()) {
    form.set(`offset-${row}`, String(offset));
    form.set(`audience-${row}`, audience);
  }
  return form;
}

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
  readonly version?: number;
}

function show(context: PageContext, name: string, shown?: Shown): Promise<Response> {
  const { reference } = context.var;
  const ladder = reference.ladderOf(name);
  const { form, errors, version } = { form: filledForm(ladder), errors: [], ...shown };
  const heading = name === NEW ? 'Thêm bộ bậc nhắc' : `Bậc nhắc: ${name}`;
  return context.var.page(
    <FormPage
      heading={heading}
      about={<Example ladder={ladder} reference={reference} context={context} />}
      errors={errors}
    >
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={context.env.requestId}
        version={version ?? reference.versionOf(laddersDocument)}
        submit="Lưu và tính lại ngày nhắc"
        cancelHref={PATH}
      >
        {name === NEW && (
          <TextInput
            name="name"
            label="Dùng cho quy trình hoặc kế hoạch nào"
            hint="Tên quy trình, ví dụ pakn, hoặc mã kế hoạch"
            width={20}
            value={textOf(form, 'name')}
            error={errorAt(errors, 'name')}
          />
        )}
        <Steps form={form} errors={errors} />
        <WhyField form={form} error={errorAt(errors, 'why')} />
      </FormFrame>
    </FormPage>,
    { title: heading, beforeMain: <BackLink href={PATH} />, ...refused(context, errors) },
  );
}

const Steps: FC<{ form: Form; errors: readonly FieldError[] }> = ({ form, errors }) => (
  <fieldset class="govuk-fieldset">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Các bậc</legend>
    <p class="govuk-hint">
      Số ngày làm việc so với hạn: −3 là ba ngày trước, 0 là đúng hạn, 1 là một ngày sau. Để trống dòng không dùng.
    </p>
    {Array.from({ length: ROWS }, (_, row) => (
      <div class="dh-field-row">
        <TextInput
          name={`offset-${row}`}
          label={`Bậc ${row + 1}: số ngày`}
          width={4}
          value={textOf(form, `offset-${row}`)}
          error={errorAt(errors, `offset-${row}`)}
        />
        <Select
          name={`audience-${row}`}
          label={`Bậc ${row + 1}: báo cho`}
          choices={audienceSchema.options.map((value) => ({ value, label: AUDIENCE_LABELS[value] }))}
          value={textOf(form, `audience-${row}`)}
          error={errorAt(errors, `audience-${row}`)}
        />
      </div>
    ))}
  </fieldset>
);

const EXAMPLE_DAYS = 15;

/** The steps of the ladder in force, for a task due three weeks from now. */
const Example: FC<{ ladder: Ladder; reference: Reference; context: PageContext }> = ({
  ladder,
  reference,
  context,
}) => {
  const { calendar } = reference;
  const day = calendar.addWorkingDays(context.var.today, EXAMPLE_DAYS);
  return (
    <Table
      caption={`Ví dụ: việc có hạn ${formatDate(day)}`}
      captionSize="s"
      columns={[{ header: 'Ngày' }, { header: 'Bậc', numeric: true }, { header: 'Báo cho' }]}
      rows={ladder.map(({ offset, audience }) => [
        formatDate(rungDate(calendar, { strict: day, lenient: day }, offset)),
        signed(offset),
        AUDIENCE_LABELS[audience],
      ])}
      emptyText="Không có bậc nào."
    />
  );
};

function ladderIn(form: Form): Result<Ladder, readonly FieldError[]> {
  const rows = Array.from({ length: ROWS }, (_, row) => row).filter((row) => textOf(form, `offset-${row}`) !== '');
  const read = rows.map((row) => stepIn(form, row));
  const wrong = errorsOf(...read);
  if (wrong.length > 0) return err(wrong);
  const steps = read.flatMap((step) => (step.ok ? [step.value] : [])).sort((a, b) => a.offset - b.offset);
  if (steps.length === 0) return err([{ field: 'offset-0', message: 'Cần ít nhất một bậc.' }]);
  const repeated = steps.find(({ offset }, place) => steps[place - 1]?.offset === offset);
  if (repeated !== undefined) {
    const row = rows.findLast((at) => Number(minus(textOf(form, `offset-${at}`))) === repeated.offset) ?? 0;
    return err([{ field: `offset-${row}`, message: `Số ngày ${signed(repeated.offset)} đã có ở bậc khác.` }]);
  }
  return ok(ladderSchema.parse(steps));
}

const minus = (text: string): string => text.replace(/^[−–]/u, '-').replace(/^\+/u, '');

function stepIn(form: Form, row: number): Result<Ladder[number], FieldError> {
  const field = `offset-${row}`;
  const text = minus(textOf(form, field));
  const offset = Number(text);
  if (!/^-?\d{1,2}$/u.test(text) || Math.abs(offset) > 60)
    return err({ field, message: `Bậc ${row + 1}: nhập số nguyên từ −60 đến 60.` });
  const audience = audienceSchema.safeParse(textOf(form, `audience-${row}`));
  return audience.success
    ? ok({ offset, audience: audience.data })
    : err({ field: `audience-${row}`, message: `Bậc ${row + 1}: chọn người được báo.` });
}

async function save(context: PageContext, path: string, ports: AdministrationPages): Promise<Response> {
  const { form, reference } = context.var;
  const ladder = ladderIn(form);
  const why = whyIn(form);
  const name = path === NEW ? textOf(form, 'name') : path;
  const ladders = reference.get(laddersDocument);
  const noName = path === NEW ? nameErrors(name, ladders) : [];
  if (!ladder.ok || !why.ok || noName.length > 0)
    return show(context, path, { form, errors: [...noName, ...(ladder.ok ? [] : ladder.error), ...errorsOf(why)] });
  const { version } = sentForm(form);
  const by = actorOf(context);
  const now = context.env.receivedAt;
  const setting = { document: laddersDocument, value: { ...ladders, [name]: ladder.value }, version };
  const saved = await saveSetting({ ...setting, why: why.value, by, now }, ports);
  if (!saved.ok) {
    const current = (await ports.reference.read()).versionOf(laddersDocument);
    return show(context, path, { form, errors: [fieldErrorOf(saved.error)], version: current });
  }
  const { organisation } = reference;
  const change = { kind: 'ladders', madeVersion: version + 1, organisation, from: civilDateAt(now) } as const;
  const caseId = await beginChange({ ...change, why: why.value, by, now }, ports);
  return context.redirect(`/quan-tri/thay-doi/${caseId}`, 303);
}

const nameErrors = (name: string, ladders: Readonly<Record<string, Ladder>>): readonly FieldError[] => {
  if (!NAME.test(name) || name === NEW)
    return [{ field: 'name', message: 'Tên chỉ gồm chữ thường không dấu, chữ số và gạch nối, ví dụ pakn.' }];
  return Object.hasOwn(ladders, name) ? [{ field: 'name', message: `Đã có bậc nhắc «${name}»; hãy sửa bộ đó.` }] : [];
};
