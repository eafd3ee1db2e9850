/** Opens the review of a year: for the own unit, or by the office for all that are to review. */
import type { FC } from 'hono/jsx';
import { partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Unit } from '#shared/org/index.ts';
import { nameOn, type UnitId } from '#shared/org/unit.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { Checkboxes } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { dateOfForm, dateTextFrom, dateTextOf, errorsOf } from '#shared/ui/form-reading.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import {
  MILESTONE_WORDS,
  milestoneFaults,
  MILESTONES,
  milestonesOf,
  milestonesReference,
  type Milestones,
} from '../domain/milestones.ts';
import { reviewersOn } from '../domain/participants.ts';
import { casePath, LIST } from '../domain/review.ts';
import { startReview } from '../use-cases/start-review.ts';
import { portsOf, requestKeyOf, type PagePorts } from './context.ts';

/** The office opens it for everybody; who works in a unit for that one. */
function unitsOf(context: PageContext): readonly Unit[] {
  const { access } = signedIn(context);
  const reviewers = reviewersOn(context.var.reference.organisation, context.var.today);
  return reviewers.filter(({ id }) => access.mayWork(id) || (access.has('office') && access.mayOversee(id)));
}

const yearOf = (context: PageContext): number => partsOf(context.var.today).year;

/** The year's milestones as the reference data has them, to be changed where the plan says otherwise. */
function initialForm(context: PageContext): URLSearchParams {
  const milestones = milestonesOf(context.var.reference.get(milestonesReference), yearOf(context));
  const form = new URLSearchParams();
  for (const name of MILESTONES)
    for (const [part, text] of Object.entries(dateTextFrom(milestones[name]))) form.set(`${name}-${part}`, text);
  return form;
}

interface Shown {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
}

export const showStart = (context: PageContext): Promise<Response> =>
  show(context, { form: initialForm(context), errors: [] });

function show(context: PageContext, { form, errors }: Shown): Promise<Response> {
  const { reader } = signedIn(context);
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  const heading = `Mở đợt rà soát thủ tục hành chính năm ${String(yearOf(context))}`;
  const page = (
    <FormPage heading={heading} errors={errors}>
      <FormFrame
        csrfToken={reader.csrfToken}
        requestKey={requestKeyOf(context)}
        version={0}
        submit="Mở đợt rà soát"
        cancelHref={LIST}
      >
        <StartFields form={form} errors={errors} units={unitsOf(context)} today={context.var.today} />
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, { title: heading, hasErrors, beforeMain: <BackLink href={LIST} /> });
}

const StartFields: FC<Shown & { units: readonly Unit[]; today: PlainDate }> = ({ form, errors, units, today }) => (
  <>
    <Checkboxes
      name="units"
      label="Đơn vị rà soát"
      hint="Đơn vị đã có đợt rà soát trong năm được giữ nguyên"
      labelSize="s"
      choices={units.map((unit) => ({ value: unit.id, label: nameOn(unit, today) }))}
      values={form.getAll('units')}
      error={errorAt(errors, 'units')}
    />
    <h2 class="govuk-heading-m">Các mốc trong năm</h2>
    {MILESTONES.map((name) => (
      <DateInput
        name={name}
        label={MILESTONE_WORDS[name]}
        labelSize="s"
        values={dateTextOf(form, name)}
        error={errorAt(errors, name)}
      />
    ))}
  </>
);

function readMilestones(form: URLSearchParams): Result<Milestones, readonly FieldError[]> {
  const read = (name: (typeof MILESTONES)[number]) => dateOfForm(form, name, MILESTONE_WORDS[name]);
  const [plan, results, draft] = [read('plan'), read('results'), read('draft')];
  const [proposals, amendments] = [read('proposals'), read('amendments')];
  if (!plan.ok || !results.ok || !draft.ok || !proposals.ok || !amendments.ok)
    return err(errorsOf(plan, results, draft, proposals, amendments));
  const milestones = {
    plan: plan.value,
    results: results.value,
    draft: draft.value,
    proposals: proposals.value,
    amendments: amendments.value,
  };
  const faults = milestoneFaults(milestones);
  return faults.length === 0 ? ok(milestones) : err(faults);
}

function readUnits(form: URLSearchParams, units: readonly Unit[]): Result<readonly UnitId[], FieldError> {
  const chosen = form.getAll('units');
  const known = units.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  if (known.length === 0) return err({ field: 'units', message: 'Chọn ít nhất một đơn vị.' });
  return known.length === new Set(chosen).size
    ? ok(known)
    : err({ field: 'units', message: 'Có đơn vị không còn trong danh sách. Chọn lại.' });
}

export const takeStart =
  (pages: PagePorts) =>
  async (context: PageContext): Promise<Response> => {
    const { form } = context.var;
    const units = readUnits(form, unitsOf(context));
    const milestones = readMilestones(form);
    if (!units.ok || !milestones.ok)
      return show(context, { form, errors: [...errorsOf(units), ...(milestones.ok ? [] : milestones.error)] });
    const { access } = signedIn(context);
    const by = access.actorFor(units.value[0] ?? null);
    const command = { year: yearOf(context), units: units.value, milestones: milestones.value, by };
    const started = await startReview({ ...command, now: context.env.receivedAt }, portsOf(context, pages));
    if (!started.ok) return show(context, { form, errors: [fieldErrorOf(started.error)] });
    const [first, ...others] = started.value;
    return context.redirect(first === undefined || others.length > 0 ? LIST : casePath(first), 303);
  };
