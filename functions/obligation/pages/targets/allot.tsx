/** Giving a target to units: the level from above, and last year's result of each, from which the rule makes its own. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { measureSchema } from '#shared/obligations/measure.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import { Select } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { Details, InsetText } from '#shared/ui/components/messages.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { errorsOf, requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageRoute } from '#shared/ui/routes.ts';
import { figureText, readFigure, targetRules, type Allotment, type TargetRules } from '#shared/targets/index.ts';
import type { ObligationPorts } from '../../ports.ts';
import { allotTarget, type AllotTarget } from '../../use-cases/allot-target.ts';
import { withTarget, type OneTarget } from './at.ts';
import { readUnitLines, unitLines } from './unit-lines.ts';
import { mayAllot, targetName, targetPath } from './words.tsx';

const PATH = '/chi-tieu/:plan/muc/:key/giao';
/** A province's units with their results, one a line. */
const FORM_BYTES = 512 * 1024;

export const allotPages = (ports: ObligationPorts): readonly PageRoute[] => [
  get(
    PATH,
    'signed-in',
    withTarget(ports, (found) =>
      mayGive(found) ? show(found, { form: opening(found), errors: [] }) : forbidden(found),
    ),
  ),
  post(
    PATH,
    'signed-in',
    withTarget(ports, (found) => (mayGive(found) ? take(found, ports) : forbidden(found))),
    FORM_BYTES,
  ),
];

const mayGive = ({ access, ledger }: OneTarget): boolean => mayAllot(access, ledger.plan);
const forbidden = ({ context }: OneTarget): Promise<Response> => context.var.problem(problems.forbidden);

const allotmentsOf = ({ ledger, target }: OneTarget): readonly Allotment[] =>
  ledger.allotments.filter((each) => each.target === target.key);

function opening(found: OneTarget): URLSearchParams {
  const last = allotmentsOf(found).at(-1);
  const { organisation } = found.context.var.reference;
  const { today } = found.context.var;
  return new URLSearchParams({
    op: last?.op ?? '>=',
    value: last?.value === undefined || last.value === null ? '' : figureText(last.value),
    units: unitLines(last?.shares ?? [], { organisation, today, unit: last?.unit ?? null }),
    why: '',
  });
}

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

const OPERATORS = [
  { value: '>=', label: 'Tối thiểu' },
  { value: '>', label: 'Trên' },
  { value: '=', label: 'Bằng' },
  { value: '<=', label: 'Tối đa' },
  { value: '<', label: 'Dưới' },
];

function show(found: OneTarget, { form, errors }: Shown): Promise<Response> {
  const { context, target, ledger } = found;
  if (errors.length > 0) context.status(422);
  const heading = 'Giao chỉ tiêu cho các đơn vị';
  const back = targetPath(ledger.plan.plan, target.key);
  const unit = allotmentsOf(found).at(-1)?.unit ?? null;
  return context.var.page(
    <FormPage heading={heading} about={<About {...found} />} errors={errors}>
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={textOf(form, 'request-key') || context.env.requestId}
        version={allotmentsOf(found).length}
        submit="Giao theo quy tắc"
        cancelHref={back}
      >
        <Fields form={form} errors={errors} unit={unit} />
      </FormFrame>
    </FormPage>,
    { title: heading, hasErrors: errors.length > 0, beforeMain: <BackLink href={back} /> },
  );
}

const About = ({ target, context }: OneTarget) => (
  <>
    <p class="govuk-body">
      {targetName(target)}. Kế hoạch ghi: {target.printed}; chủ trì: {target.lead.join('; ') || 'không ghi'}.
    </p>
    {target.open.length > 0 && (
      <InsetText>
        Chưa rõ đơn vị nào: {target.open.map(({ printed }) => printed || 'không ghi').join('; ')}. Thêm các đơn vị đó
        vào danh sách dưới đây.
      </InsetText>
    )}
    <Details summary="Mức của từng đơn vị được tính thế nào?">
      <RuleWords rules={context.var.reference.get(targetRules)} />
    </Details>
  </>
);

const RuleWords = ({ rules: { increase, cap, noBaseline } }: { rules: TargetRules }) => (
  <ul class="govuk-list govuk-list--bullet">
    <li>Kết quả năm trước thấp hơn mức cấp trên giao: giao bằng mức cấp trên.</li>
    <li>
      Bằng hoặc cao hơn: giao bằng kết quả năm trước, phấn đấu thêm {figureText(increase.amount)}
      {increase.as === 'points' ? ' điểm phần trăm' : '% của kết quả đó'}, không quá {figureText(cap)}%.
    </li>
    <li>
      Chưa có kết quả năm trước:{' '}
      {noBaseline === 'central' ? 'giao bằng mức cấp trên.' : 'chưa giao số, chờ Văn phòng nhập kết quả.'}
    </li>
    <li>Không bao giờ thấp hơn mức cấp trên giao.</li>
  </ul>
);

const Fields = ({ form, errors, unit }: Shown & { unit: string | null }) => (
  <>
    <Select
      name="op"
      label="Cấp trên giao"
      labelSize="s"
      choices={OPERATORS}
      value={textOf(form, 'op')}
      error={errorAt(errors, 'op')}
    />
    <TextInput
      name="value"
      label="Mức cấp trên giao"
      labelSize="s"
      width={5}
      inputmode="decimal"
      {...(unit === null ? {} : { suffix: unit })}
      value={textOf(form, 'value')}
      error={errorAt(errors, 'value')}
    />
    <TextArea
      name="units"
      label="Các đơn vị được giao và kết quả năm trước"
      labelSize="s"
      hint="Mỗi dòng một đơn vị, rồi dấu chấm phẩy và kết quả năm trước; chưa có kết quả thì để trống. Dán được hai cột từ Excel. Đơn vị không có trong danh sách thì thôi được giao."
      rows={16}
      value={textOf(form, 'units')}
      error={errorAt(errors, 'units')}
    />
    <TextInput
      name="why"
      label="Lý do, căn cứ"
      labelSize="s"
      hint="Ví dụ: kết quả năm 2023 theo báo cáo số 12/BC-UBND"
      value={textOf(form, 'why')}
      error={errorAt(errors, 'why')}
    />
  </>
);

type Input = Pick<AllotTarget, 'central' | 'baselines' | 'why'>;
const SHOWN_ERRORS = 10;

function inputOf(form: Form, found: OneTarget): Result<Input, readonly FieldError[]> {
  const { organisation } = found.context.var.reference;
  const unit = allotmentsOf(found).at(-1)?.unit ?? null;
  const central = centralIn(form, unit);
  const lines = readUnitLines(textOf(form, 'units'), { organisation, today: found.context.var.today, unit });
  const why = requiredText(form, 'why', { missing: 'Ghi lý do hoặc căn cứ giao.', longest: 500 });
  if (central.ok && lines.ok && why.ok) return ok({ central: central.value, baselines: lines.value, why: why.value });
  return err([...(central.ok ? [] : central.error), ...(lines.ok ? [] : lineErrors(lines.errors)), ...errorsOf(why)]);
}

/** What is given from above. */
function centralIn(form: Form, unit: string | null): Result<AllotTarget['central'], readonly FieldError[]> {
  const op = measureSchema.shape.op.safeParse(textOf(form, 'op'));
  const value = readFigure(textOf(form, 'value'), unit);
  const missing = 'Nhập mức cấp trên giao, ví dụ 80.';
  if (op.success && value.ok && value.value !== null) return ok({ op: op.data, value: value.value, unit });
  return err([
    ...(op.success ? [] : [{ field: 'op', message: 'Chọn tối thiểu, tối đa hoặc bằng.' }]),
    ...(value.ok && value.value !== null ? [] : [{ field: 'value', message: value.ok ? missing : value.error }]),
  ]);
}

function lineErrors(messages: readonly string[]): readonly FieldError[] {
  const more = messages.length - SHOWN_ERRORS;
  const rest = more > 0 ? [`Và ${String(more)} dòng nữa có lỗi tương tự.`] : [];
  return [...messages.slice(0, SHOWN_ERRORS), ...rest].map((message) => ({ field: 'units', message }));
}

async function take(found: OneTarget, { store }: ObligationPorts): Promise<Response> {
  const { context, ledger, target, access } = found;
  const { form, reference } = context.var;
  const input = inputOf(form, found);
  if (!input.ok) return show(found, { form, errors: input.error });
  const { version } = sentForm(form);
  const by = access.actorFor(ledger.plan.office);
  const command = { ...input.value, plan: ledger.plan, target, by, now: context.env.receivedAt, version };
  const done = await allotTarget(command, { store, rules: reference.get(targetRules) });
  if (!done.ok) return show(found, { form, errors: [fieldErrorOf(done.error)] });
  return context.redirect(targetPath(ledger.plan.plan, target.key), 303);
}
