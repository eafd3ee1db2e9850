/** Escalation ladders: who hears of a task how many working days before or after its due date. */
import type { FC } from 'hono/jsx';
import { audienceSchema, type Ladder } from '#shared/casework/index.ts';
import { rungDate } from '#shared/casework/ladder.ts';
import { civilDateAt, formatDate } from '#shared/kernel/civil-date.ts';
import { laddersDocument } from '#shared/reference/index.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Checkboxes, Select } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText } from '#shared/ui/components/messages.tsx';
import { Table } from '#shared/ui/components/table.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { errorsOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { beginChange } from '../use-cases/begin-change.ts';
import { saveSetting } from '../use-cases/save-setting.ts';
import { ADMINISTRATOR, actorOf, refused, type AdministrationPages, type LadderName } from './ports.ts';
import { AUDIENCE_LABELS, DEFAULT, isOwn, plansOf, showLadders } from './ladder-list.tsx';
import { ladderIn, nameErrors, NEW, ROWS, signed } from './ladder-form.ts';
import { WhyField, whyIn } from './why-field.tsx';

const PATH = '/quan-tri/bac-nhac';

export const ladderPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(PATH, ADMINISTRATOR, (context) => showLadders(context, ports)),
  get(`${PATH}/:name`, ADMINISTRATOR, (context) => withLadder(context, ports, (ladder) => show(context, ladder))),
  post(`${PATH}/:name`, ADMINISTRATOR, (context) =>
    withLadder(context, ports, (ladder) => save(context, ladder, ports)),
  ),
];

const ADDED: LadderName = { name: NEW, title: '' };

async function withLadder(
  context: PageContext,
  ports: AdministrationPages,
  answer: (ladder: LadderName) => Promise<Response>,
): Promise<Response> {
  const name = context.req.param('name') ?? '';
  const named = [DEFAULT, ADDED, ...ports.ladderNames].find((each) => each.name === name);
  const plan = named ?? (await plansOf(context, ports)).find((each) => each.name === name);
  const found = plan ?? (isOwn(context.var.reference, name) ? { name, title: name } : undefined);
  return found === undefined ? context.var.problem(problems.notFound) : answer(found);
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

function show(context: PageContext, { name, title }: LadderName, shown?: Shown): Promise<Response> {
  const { reference } = context.var;
  const ladder = reference.ladderOf(name);
  const { form, errors, version } = { form: filledForm(ladder), errors: [], ...shown };
  const heading = name === NEW ? 'Thêm bộ bậc nhắc' : `Bậc nhắc: ${title}`;
  const own = name !== DEFAULT.name && isOwn(reference, name);
  return context.var.page(
    <FormPage
      heading={heading}
      about={<About ladder={ladder} isDefault={!own && name !== DEFAULT.name} context={context} />}
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
        {own && <BackToDefault form={form} />}
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

const BackToDefault: FC<{ form: Form }> = ({ form }) => (
  <Checkboxes
    name="mac-dinh"
    label="Thôi đặt riêng"
    choices={[{ value: 'co', label: 'Bỏ các bậc này, trở lại theo mặc định' }]}
    values={textOf(form, 'mac-dinh') === '' ? [] : ['co']}
  />
);

const About: FC<{ ladder: Ladder; isDefault: boolean; context: PageContext }> = ({ ladder, isDefault, context }) => (
  <>
    {isDefault && <InsetText>Đang theo bậc mặc định. Sửa rồi lưu để đặt riêng; việc đang mở được tính lại.</InsetText>}
    <Example ladder={ladder} context={context} />
  </>
);

/** The steps of the ladder in force, for a task due three weeks from now. */
const Example: FC<{ ladder: Ladder; context: PageContext }> = ({ ladder, context }) => {
  const { calendar } = context.var.reference;
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

async function save(context: PageContext, which: LadderName, ports: AdministrationPages): Promise<Response> {
  const { form, reference } = context.var;
  const ladder = ladderIn(form);
  const why = whyIn(form);
  const name = which.name === NEW ? textOf(form, 'name') : which.name;
  const ladders = reference.get(laddersDocument);
  const noName = which.name === NEW ? nameErrors(name, ladders) : [];
  if (!ladder.ok || !why.ok || noName.length > 0)
    return show(context, which, { form, errors: [...noName, ...(ladder.ok ? [] : ladder.error), ...errorsOf(why)] });
  const { [name]: _before, ...others } = ladders;
  const value = backToDefault(form, name) ? others : { ...ladders, [name]: ladder.value };
  return keep(context, which, { value, why: why.value }, ports);
}

const backToDefault = (form: Form, name: string): boolean => textOf(form, 'mac-dinh') !== '' && name !== DEFAULT.name;

interface Change {
  readonly value: Readonly<Record<string, Ladder>>;
  readonly why: string;
}

/** Saves, and begins to bring the agenda of open work to the new steps. */
async function keep(
  context: PageContext,
  which: LadderName,
  { value, why }: Change,
  ports: AdministrationPages,
): Promise<Response> {
  const { form, reference } = context.var;
  const { version } = sentForm(form);
  const by = actorOf(context);
  const now = context.env.receivedAt;
  const saved = await saveSetting({ document: laddersDocument, value, version, why, by, now }, ports);
  if (!saved.ok) {
    const current = (await ports.reference.read()).versionOf(laddersDocument);
    return show(context, which, { form, errors: [fieldErrorOf(saved.error)], version: current });
  }
  const { organisation } = reference;
  const change = { kind: 'ladders', madeVersion: version + 1, organisation, from: civilDateAt(now) } as const;
  const caseId = await beginChange({ ...change, why, by, now }, ports);
  return context.redirect(`/quan-tri/thay-doi/${caseId}`, 303);
}
