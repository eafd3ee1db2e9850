/** The three forms that open inspections: the plan of the year, one at once, one of the unit's own. */
import type { FC } from 'hono/jsx';
import { partsOf, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Unit } from '#shared/org/index.ts';
import { nameOn, type UnitId } from '#shared/org/unit.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { WrittenFields } from '#shared/ui/casework/written-fields.tsx';
import { Checkboxes, Select } from '#shared/ui/components/choices.tsx';
import { DateInput } from '#shared/ui/components/date-input.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { Details } from '#shared/ui/components/messages.tsx';
import { TextArea, TextInput } from '#shared/ui/components/text-input.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { dateTextOf, textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { CONTENT_WORDS, CONTENTS } from '../domain/checklist.ts';
import { casePath, LIST, type Kind, type Period } from '../domain/inspection.ts';
import { committeeOf, inspectableOn } from '../domain/units.ts';
import { startInspections } from '../use-cases/start-inspections.ts';
import { portsOf, requestKeyOf, type PagePorts } from './context.ts';
import { readStart, unitsField } from './start-form.ts';

interface StartWords {
  readonly heading: string;
  readonly submit: string;
}
const WORDS: Readonly<Record<Kind, StartWords>> = {
  scheduled: { heading: 'Kế hoạch kiểm tra của năm', submit: 'Đưa vào kế hoạch' },
  surprise: { heading: 'Kiểm tra đột xuất', submit: 'Mở cuộc kiểm tra' },
  self: { heading: 'Tự kiểm tra', submit: 'Mở đợt tự kiểm tra' },
};

interface Inspector {
  readonly inspector: UnitId;
  readonly committee: UnitId;
  readonly offered: readonly Unit[];
}

/** The office that inspects and whom it may inspect; for a self-inspection the reader's own units. */
function inspectorOf(context: PageContext, kind: Kind): Inspector | undefined {
  const { access } = signedIn(context);
  const { organisation } = context.var.reference;
  const { today } = context.var;
  const [unit, ...others] = kind === 'self' ? access.unitsAs('officer', 'head') : access.unitsAs('office');
  if (unit === undefined) return undefined;
  if (kind === 'self') {
    const above = organisation.parentOn(unit, today) ?? unit;
    return { inspector: unit.id, committee: above.id, offered: [unit, ...others] };
  }
  const committee = committeeOf(organisation, unit, today);
  const offered = inspectableOn(organisation, committee.id, today).filter(({ id }) => id !== unit.id);
  return { inspector: unit.id, committee: committee.id, offered };
}

interface Shown {
  readonly form: URLSearchParams;
  readonly errors: readonly FieldError[];
}

/** The link from a petition names its case and the unit it is about; all contents are chosen at first. */
export const showStart =
  (kind: Kind) =>
  (context: PageContext): Promise<Response> => {
    const form = new URLSearchParams();
    const query = (name: string): string => context.req.query(name)?.slice(0, 200) ?? '';
    form.set('petition', query('phan-anh'));
    if (query('don-vi') !== '') form.set('units', query('don-vi'));
    for (const content of kind === 'surprise' ? (['execution', 'petitions'] as const) : CONTENTS)
      form.append('contents', content);
    return show(context, kind, { form, errors: [] });
  };

async function show(context: PageContext, kind: Kind, { form, errors }: Shown): Promise<Response> {
  const { reader } = signedIn(context);
  const inspector = inspectorOf(context, kind);
  if (inspector === undefined) return context.var.problem(problems.forbidden);
  const hasErrors = errors.length > 0;
  if (hasErrors) context.status(422);
  const { heading, submit } = WORDS[kind];
  const page = (
    <FormPage heading={heading} errors={errors}>
      <FormFrame
        csrfToken={reader.csrfToken}
        requestKey={requestKeyOf(context)}
        version={0}
        submit={submit}
        cancelHref={LIST}
      >
        {kind === 'scheduled' && <WrittenFields form={form} errors={errors} />}
        {kind === 'surprise' && <CauseFields form={form} errors={errors} />}
        <UnitFields {...{ form, errors, kind, today: context.var.today }} units={inspector.offered} />
        <PeriodFields form={form} errors={errors} />
        <Checkboxes
          name="contents"
          label="Nội dung kiểm tra"
          labelSize="s"
          choices={CONTENTS.map((content) => ({ value: content, label: CONTENT_WORDS[content] }))}
          values={form.getAll('contents')}
          error={errorAt(errors, 'contents')}
        />
      </FormFrame>
    </FormPage>
  );
  return context.var.page(page, { title: heading, hasErrors, beforeMain: <BackLink href={LIST} /> });
}

const CauseFields: FC<Shown> = ({ form, errors }) => (
  <>
    <TextInput
      name="petition"
      label="Mã hồ sơ phản ánh, kiến nghị"
      hint="Điền sẵn khi mở từ trang hồ sơ phản ánh; bỏ trống nếu kiểm tra vì lý do khác"
      labelSize="s"
      value={textOf(form, 'petition')}
      error={errorAt(errors, 'petition')}
    />
    <TextArea
      name="reason"
      label="Vì sao kiểm tra đột xuất"
      hint="Không ghi tên, địa chỉ, số điện thoại của người phản ánh"
      labelSize="s"
      rows={3}
      value={textOf(form, 'reason')}
      error={errorAt(errors, 'reason')}
    />
  </>
);

const TIER_WORDS: Readonly<Record<Unit['tier'], string>> = {
  central: 'Đơn vị ngành dọc',
  province: 'Đơn vị cấp tỉnh',
  district: 'Đơn vị cấp huyện',
  commune: 'Đơn vị cấp xã',
};

const UnitFields: FC<Shown & { kind: Kind; units: readonly Unit[]; today: PlainDate }> = (props) => {
  const { form, errors, kind, units, today } = props;
  const choices = units.map((unit) => ({ value: unit.id, label: nameOn(unit, today) }));
  const error = errorAt(errors, 'units');
  if (kind === 'scheduled') return <UnitsByTier {...props} />;
  return (
    <Select
      name="units"
      label={kind === 'self' ? 'Đơn vị tự kiểm tra' : 'Đơn vị được kiểm tra'}
      labelSize="s"
      choices={[...(kind === 'self' ? [] : [{ value: '', label: 'Chọn đơn vị' }]), ...choices]}
      value={textOf(form, 'units')}
      error={error}
    />
  );
};

/** The tiers below are closed until somebody looks for one of theirs: a province has hundreds of communes. */
const UnitsByTier: FC<Shown & { units: readonly Unit[]; today: PlainDate }> = ({ form, errors, units, today }) => {
  const [first, ...others] = [...Map.groupBy(units, ({ tier }) => tier)];
  const choices = (of: readonly Unit[]) => of.map((unit) => ({ value: unit.id, label: nameOn(unit, today) }));
  return (
    <>
      <Checkboxes
        name="units"
        label="Đơn vị được kiểm tra trong thời gian này"
        hint="Đơn vị kiểm tra vào thời gian khác thì gửi riêng một lần nữa"
        labelSize="s"
        choices={choices(first?.[1] ?? [])}
        values={form.getAll('units')}
        error={errorAt(errors, 'units')}
      />
      {others.map(([tier, below]) => (
        <Details summary={TIER_WORDS[tier]} open={form.has(unitsField(tier))}>
          <Checkboxes
            name={unitsField(tier)}
            label={TIER_WORDS[tier]}
            labelSize="s"
            choices={choices(below)}
            values={form.getAll(unitsField(tier))}
          />
        </Details>
      ))}
    </>
  );
};

export const PeriodFields: FC<{ form: Form; errors: readonly FieldError[] }> = ({ form, errors }) => (
  <>
    <DateInput
      name="from"
      label="Kiểm tra từ ngày"
      labelSize="s"
      values={dateTextOf(form, 'from')}
      error={errorAt(errors, 'from')}
    />
    <DateInput name="to" label="Đến ngày" labelSize="s" values={dateTextOf(form, 'to')} error={errorAt(errors, 'to')} />
  </>
);

export const takeStart =
  (pages: PagePorts, kind: Kind) =>
  async (context: PageContext): Promise<Response> => {
    const { form, today } = context.var;
    const found = inspectorOf(context, kind);
    if (found === undefined) return context.var.problem(problems.forbidden);
    const { organisation } = context.var.reference;
    const read = readStart(form, { kind, today, organisation, offered: found.offered });
    if (!read.ok) return show(context, kind, { form, errors: read.error });
    const { units, ...given } = read.value;
    const [inspector = found.inspector] = kind === 'self' ? units : [];
    const inspection = { ...given, kind, inspector, committee: committeeFor(context, kind, found, inspector) };
    const command = { inspection, units, by: signedIn(context).access.actorFor(inspector) };
    const sent = { now: context.env.receivedAt, requestKey: requestKeyOf(context) };
    const started = await startInspections({ ...command, ...sent }, portsOf(context, pages));
    if (!started.ok) return show(context, kind, { form, errors: [fieldErrorOf(started.error)] });
    const [first, ...others] = started.value;
    return context.redirect(first === undefined || others.length > 0 ? yearPath(given.period) : casePath(first), 303);
  };

const yearPath = ({ from }: Period): string => `${LIST}?nam=${String(partsOf(from).year)}`;

/** A unit that inspects itself reports to what stands directly above it. */
function committeeFor(context: PageContext, kind: Kind, { committee }: Inspector, inspector: UnitId): UnitId {
  const { organisation } = context.var.reference;
  const unit = organisation.unit(inspector);
  if (kind !== 'self' || unit === undefined) return committee;
  return organisation.parentOn(unit, context.var.today)?.id ?? committee;
}
