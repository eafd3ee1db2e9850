/** Entering late dossiers: one by a form, many as lines pasted from Excel. */
import type { Child } from 'hono/jsx';
import type { UnitId } from '#shared/org/unit.ts';
import { nameOn } from '#shared/org/unit.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Select } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { dateTextOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { FIELD_WORDS, FIELDS, readPasted, readTyped, type Entered, type Typed } from '../domain/read-typed.ts';
import { lateDossierRules } from '../domain/rules.ts';
import type { LateDossierPorts } from '../ports.ts';
import { enterDossier } from '../use-cases/enter-dossier.ts';
import { LIST, pathOf } from './words.tsx';

const WORKERS = ['officer', 'head'] as const;
const FORM_BYTES = 512 * 1024;
const MOST_LINES = 200;
const SHOWN_FAULTS = 10;

export const entryPages = (ports: LateDossierPorts): readonly PageRoute[] => [
  get(`${LIST}/moi`, WORKERS, (context) => showOne(context, { form: new URLSearchParams(), errors: [] })),
  post(`${LIST}/moi`, WORKERS, (context) => takeOne(context, ports)),
  get(`${LIST}/nhap`, WORKERS, (context) => showMany(context, { form: new URLSearchParams(), errors: [] })),
  post(`${LIST}/nhap`, WORKERS, (context) => takeMany(context, ports), FORM_BYTES),
];

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

const ownUnits = (context: PageContext) => signedIn(context).access.unitsAs(...WORKERS);

const UnitField = ({ context, form, errors }: Shown & { context: PageContext }) => {
  const units = ownUnits(context).map((unit) => ({ value: unit.id, label: nameOn(unit, context.var.today) }));
  return (
    <Select
      name="unit"
      label="Đơn vị giải quyết"
      labelSize="s"
      choices={units}
      value={textOf(form, 'unit')}
      error={errorAt(errors, 'unit')}
    />
  );
};

/** The reader's own unit named by the form; the only one he has when it names none. */
function unitIn(context: PageContext): UnitId | undefined {
  const typed = textOf(context.var.form, 'unit');
  return ownUnits(context).find(({ id }) => id === typed)?.id;
}
const NO_UNIT = { field: 'unit', message: 'Chọn đơn vị của bạn.' };

function show(context: PageContext, heading: string, { form, errors }: Shown, fields: Child): Promise<Response> {
  if (errors.length > 0) context.status(422);
  return context.var.page(
    <FormPage heading={heading} errors={errors}>
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={textOf(form, 'request-key') || context.env.requestId}
        version={0}
        submit="Ghi và trình ký"
        cancelHref={LIST}
      >
        <UnitField context={context} form={form} errors={errors} />
        {fields}
      </FormFrame>
    </FormPage>,
    { title: heading, hasErrors: errors.length > 0, beforeMain: <BackLink href={LIST} /> },
  );
}

const DATES = ['received', 'promised', 'renewed'] as const;

const showOne = (context: PageContext, shown: Shown): Promise<Response> => {
  const { form, errors } = shown;
  const text = (name: 'receipt' | 'procedure' | 'applicant', hint?: string) => (
    <TextInput
      name={name}
      label={FIELD_WORDS[name]}
      labelSize="s"
      hint={hint}
      value={textOf(form, name)}
      error={errorAt(errors, name)}
    />
  );
  const fields = (
    <>
      {text('receipt', 'Như trên giấy tiếp nhận')}
      {text('procedure')}
      {text('applicant', 'Chỉ để ghi trong văn bản xin lỗi; được cất riêng, mã hóa và xóa khi hết hạn giữ')}
      {DATES.map((name) => (
        <DateInput
          name={name}
          label={FIELD_WORDS[name]}
          labelSize="s"
          values={dateTextOf(form, name)}
          error={errorAt(errors, name)}
        />
      ))}
      <TextArea
        name="cause"
        label={FIELD_WORDS.cause}
        labelSize="s"
        rows={3}
        value={textOf(form, 'cause')}
        error={errorAt(errors, 'cause')}
      />
    </>
  );
  return show(context, 'Nhập hồ sơ trễ hạn', shown, fields);
};

function typedIn(form: Form): Typed {
  const day = (name: (typeof DATES)[number]): string => {
    const { day: d, month, year } = dateTextOf(form, name);
    return `${d}/${month}/${year}`;
  };
  const [receipt, procedure, applicant, cause] = ['receipt', 'procedure', 'applicant', 'cause'].map((name) =>
    textOf(form, name),
  );
  return {
    ...{ receipt: receipt ?? '', procedure: procedure ?? '', applicant: applicant ?? '', cause: cause ?? '' },
    ...{ received: day('received'), promised: day('promised'), renewed: day('renewed') },
  };
}

/** What every entry of a form has in common. */
function commandOf(context: PageContext, entered: Entered, unit: UnitId, requestKey: string) {
  const rules = context.var.reference.get(lateDossierRules);
  const by = signedIn(context).access.actorFor(unit);
  return { entered, unit, rules, by, now: context.env.receivedAt, requestKey };
}

async function takeOne(context: PageContext, ports: LateDossierPorts): Promise<Response> {
  const { form, today } = context.var;
  const read = readTyped(typedIn(form), today);
  const unit = unitIn(context);
  if (!read.ok || unit === undefined)
    return showOne(context, {
      form,
      errors: [...(unit === undefined ? [NO_UNIT] : []), ...(read.ok ? [] : read.error)],
    });
  const done = await enterDossier(commandOf(context, read.value, unit, sentForm(form).requestKey), ports);
  return done.ok
    ? context.redirect(pathOf(done.value), 303)
    : showOne(context, { form, errors: [fieldErrorOf(done.error)] });
}

const HINT = `Mỗi dòng một hồ sơ, các cột theo thứ tự: ${FIELDS.map((name) => FIELD_WORDS[name].toLowerCase()).join('; ')}. Ngày viết như 5/3/2026.`;

const showMany = (context: PageContext, shown: Shown): Promise<Response> =>
  show(
    context,
    'Dán nhiều hồ sơ từ Excel',
    shown,
    <TextArea
      name="lines"
      label="Các dòng chép từ Excel"
      labelSize="s"
      hint={HINT}
      rows={14}
      value={textOf(shown.form, 'lines')}
      error={errorAt(shown.errors, 'lines')}
    />,
  );

/** Nothing is written while a line is wrong; lines written before a form sent twice are found again by their key. */
async function takeMany(context: PageContext, ports: LateDossierPorts): Promise<Response> {
  const { form, today } = context.var;
  const again = (messages: readonly string[]): Promise<Response> =>
    showMany(context, { form, errors: messages.map((message) => ({ field: 'lines', message })) });
  const unit = unitIn(context);
  if (unit === undefined) return showMany(context, { form, errors: [NO_UNIT] });
  const { entered, faults } = readPasted(textOf(form, 'lines'), today);
  if (faults.length > 0)
    return again(faults.slice(0, SHOWN_FAULTS).map(({ line, message }) => `Dòng ${String(line)}: ${message}`));
  if (entered.length === 0) return again(['Chưa có dòng nào. Chép các dòng từ Excel rồi dán vào đây.']);
  if (entered.length > MOST_LINES) return again([`Tối đa ${String(MOST_LINES)} hồ sơ một lần; chia làm nhiều lần.`]);
  const { requestKey } = sentForm(form);
  const refused: string[] = [];
  for (const each of entered) {
    const done = await enterDossier(commandOf(context, each, unit, `${requestKey}:${each.receiptNumber}`), ports);
    if (!done.ok) refused.push(`${each.receiptNumber}: ${done.error.message} Các hồ sơ khác đã được ghi.`);
  }
  return refused.length > 0 ? again(refused.slice(0, SHOWN_FAULTS)) : context.redirect(`${LIST}?xong`, 303);
}
