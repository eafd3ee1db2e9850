/** A unit's targets of one plan: what it reached in a period, typed beside what it is to reach. */
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { unitName } from '#shared/ui/casework/event-words.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { InsetText, NotificationBanner, WarningText } from '#shared/ui/components/messages.tsx';
import { TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { requiredText, textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageRoute } from '#shared/ui/routes.ts';
import {
  askedOn,
  figureText,
  isOpenOn,
  lockDate,
  periodName,
  periodsOfPlan,
  readFigure,
  readingsDocument,
  targetRules,
  type Period,
  type TargetRow,
} from '#shared/targets/index.ts';
import type { ObligationPorts } from '../../ports.ts';
import { mayMeasure } from '../../use-cases/read-targets.ts';
import { recordFigures } from '../../use-cases/record-figures.ts';
import { AllPeriods } from './all-periods.tsx';
import { withPlanTargets, type PlanTargets } from './at.ts';
import { planPath, shareText, targetName, targetPorts, unitPath } from './words.tsx';

const PATH = '/chi-tieu/:plan/don-vi/:unit';

export const figurePages = (ports: ObligationPorts): readonly PageRoute[] => [
  get(
    PATH,
    'signed-in',
    withPlanTargets(ports, (found) => withUnit(found, ports, (own) => show(own, { form: formOf(own), errors: [] }))),
  ),
  post(
    PATH,
    'signed-in',
    withPlanTargets(ports, (found) => withUnit(found, ports, (own) => take(own, ports))),
  ),
];

interface Own extends PlanTargets {
  readonly unit: UnitId;
  readonly rows: readonly TargetRow[];
  readonly period: Period;
  readonly version: number;
  readonly mayEnter: boolean;
  readonly mayCorrect: boolean;
  readonly isOpen: boolean;
}

type Handle = (own: Own) => Promise<Response>;

async function withUnit(found: PlanTargets, { store }: ObligationPorts, handle: Handle): Promise<Response> {
  const { context, access, ledger, oversees } = found;
  const { today, reference } = context.var;
  const unit = unitIdSchema.safeParse(context.req.param('unit'));
  const rows = found.rows.filter(({ share }) => unit.success && share.unit === unit.data);
  const period = periodAsked(found);
  if (!unit.success || rows.length === 0 || period === undefined) return context.var.problem(problems.notFound);
  const mayEnter = mayMeasure(access, unit.data, reference.organisation, today);
  if (!mayEnter && !oversees && !access.mayRead(unit.data)) return context.var.problem(problems.forbidden);
  const { lockAfter } = reference.get(targetRules);
  const known = await store.readDocument(readingsDocument, ledger.plan.plan, unit.data);
  return handle({
    ...{ ...found, unit: unit.data, rows, period, mayEnter, mayCorrect: oversees },
    version: known?.version ?? 0,
    isOpen: isOpenOn(period, today, lockAfter, reference.calendar),
  });
}

/** The period of the address; else the one asked for while it is open, else the running one, else the last. */
function periodAsked({ ledger, context }: PlanTargets): Period | undefined {
  const periods = periodsOfPlan(ledger.plan);
  const { today } = context.var;
  const named = periods.find(({ id }) => id === (context.var.form.get('ky') ?? context.req.query('ky')));
  const running = periods.find(({ from, to }) => from <= today && today <= to);
  return named ?? askedOn(periods, today) ?? running ?? periods[0];
}

const formOf = ({ rows, period }: Own): URLSearchParams =>
  new URLSearchParams(
    rows.map(({ target, standing }) => {
      const value = standing.figures.get(period.id);
      return [target.key, value === undefined ? '' : figureText(value)] satisfies [string, string];
    }),
  );

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

function show(own: Own, { form, errors }: Shown): Promise<Response> {
  const { context, unit, ledger } = own;
  if (errors.length > 0) context.status(422);
  const name = unitName(context.var.reference.organisation, unit, context.var.today);
  const heading = `Chỉ tiêu của ${name}`;
  return context.var.page(
    <>
      {context.req.query('xong') !== undefined && (
        <NotificationBanner kind="success">Đã ghi số liệu {periodName(own.period.id)}.</NotificationBanner>
      )}
      <FormPage heading={heading} about={<About own={own} />} errors={errors}>
        {own.mayEnter || own.mayCorrect ? <FiguresForm own={own} form={form} errors={errors} /> : null}
      </FormPage>
      <AllPeriods ledger={ledger} rows={own.rows} today={context.var.today} />
    </>,
    { title: heading, hasErrors: errors.length > 0, beforeMain: <BackLink href={planPath(ledger.plan.plan)} /> },
  );
}

const lockOf = ({
  period,
  context: {
    var: { reference },
  },
}: Own): PlainDate => lockDate(period, reference.get(targetRules).lockAfter, reference.calendar);

const About = ({ own }: { own: Own }) => {
  const { period, isOpen, ledger, context, unit, mayCorrect } = own;
  const periods = periodsOfPlan(ledger.plan).filter(({ from }) => from <= context.var.today);
  return (
    <>
      <p class="govuk-body">
        {ledger.plan.number} – {ledger.plan.title}
      </p>
      <p class="govuk-body">
        Kỳ:{' '}
        {periods.map(({ id }) =>
          id === period.id ? (
            <strong>{periodName(id)} </strong>
          ) : (
            <>
              <a class="govuk-link" href={`${unitPath(ledger.plan.plan, unit)}?ky=${id}`}>
                {periodName(id)}
              </a>{' '}
            </>
          ),
        )}
      </p>
      {isOpen ? (
        <InsetText>
          Nhập {periodName(period.id)} đến hết ngày {formatDate(lockOf(own))}; sau đó kỳ này khóa.
        </InsetText>
      ) : (
        <WarningText>
          {period.from > context.var.today
            ? `${periodName(period.id)} chưa bắt đầu.`
            : `${periodName(period.id)} đã khóa sau ngày ${formatDate(lockOf(own))}. ${
                mayCorrect ? 'Văn phòng sửa được, kèm lý do.' : 'Cần sửa thì đề nghị Văn phòng.'
              }`}
        </WarningText>
      )}
    </>
  );
};

const FiguresForm = ({ own, form, errors }: Shown & { own: Own }) => {
  const { context, period, rows, isOpen, ledger, version, mayCorrect } = own;
  return (
    <FormFrame
      csrfToken={signedIn(context).reader.csrfToken}
      requestKey={textOf(form, 'request-key') || context.env.requestId}
      version={version}
      submit={`Ghi số liệu ${periodName(period.id)}`}
      cancelHref={planPath(ledger.plan.plan)}
    >
      <input type="hidden" name="ky" value={period.id} />
      {rows.map(({ target, allotment, share }) => (
        <TextInput
          name={target.key}
          label={targetName(target)}
          labelSize="s"
          hint={`Được giao: ${shareText(allotment, share)}`}
          width={5}
          inputmode="decimal"
          {...(allotment.unit === null ? {} : { suffix: allotment.unit })}
          value={textOf(form, target.key)}
          error={errorAt(errors, target.key)}
        />
      ))}
      {!isOpen && mayCorrect && (
        <TextInput
          name="why"
          label="Lý do sửa kỳ đã khóa"
          labelSize="s"
          value={textOf(form, 'why')}
          error={errorAt(errors, 'why')}
        />
      )}
    </FormFrame>
  );
};

/** An emptied field takes its figure back; one that was not sent is left as it is. */
function inputOf(form: Form, rows: readonly TargetRow[]): Result<Map<string, number | null>, readonly FieldError[]> {
  const sent = rows.filter(({ target }) => form.get(target.key) !== null);
  const figures = new Map<string, number | null>();
  const errors: FieldError[] = [];
  for (const { target, allotment } of sent) {
    const figure = readFigure(textOf(form, target.key), allotment.unit);
    if (figure.ok) figures.set(target.key, figure.value);
    else errors.push({ field: target.key, message: figure.error });
  }
  return errors.length > 0 ? err(errors) : ok(figures);
}

/** Only who watches over the unit corrects a locked period, and says why. */
function whyOf(form: Form, { isOpen, mayCorrect }: Own): Result<string | null, FieldError> {
  if (isOpen || !mayCorrect) return ok(null);
  return requiredText(form, 'why', { missing: 'Kỳ đã khóa: ghi lý do sửa.', longest: 500 });
}

async function take(own: Own, { store }: ObligationPorts): Promise<Response> {
  const { context, rows, unit, ledger, period, mayEnter, mayCorrect, access } = own;
  if (!mayEnter && !mayCorrect) return context.var.problem(problems.forbidden);
  const { form } = context.var;
  const figures = inputOf(form, rows);
  const why = whyOf(form, own);
  if (!figures.ok || !why.ok)
    return show(own, { form, errors: [...(figures.ok ? [] : figures.error), ...(why.ok ? [] : [why.error])] });
  const command = {
    ...{ plan: ledger.plan, unit, period, figures: figures.value, why: why.value, ...sentForm(form) },
    ...{ by: access.actorFor(unit), now: context.env.receivedAt },
  };
  const done = await recordFigures(command, targetPorts(context, store));
  if (!done.ok) return show(own, { form, errors: [fieldErrorOf(done.error)] });
  return context.redirect(`${unitPath(ledger.plan.plan, unit)}?ky=${period.id}&xong`, 303);
}
