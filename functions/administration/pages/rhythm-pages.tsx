/** How often a person wants mail: his own setting, which an administrator may change too. */
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import { personIdSchema, type PersonId } from '#shared/org/person.ts';
import { mailRhythmDocument, organisationDocument } from '#shared/reference/index.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage } from '#shared/ui/casework/form-frame.tsx';
import { Radios } from '#shared/ui/components/choices.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import { textOf, type Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { saveOrganisation } from '../use-cases/save-organisation.ts';
import { saveSetting } from '../use-cases/save-setting.ts';
import { absenceIn, AbsenceFields } from './absence-fields.tsx';
import { saveError } from './organisation-form.tsx';
import { withPerson } from './person-forms.tsx';
import { ADMINISTRATOR, actorOf, refused, type AdministrationPages } from './ports.ts';

const OWN_RHYTHM = '/tai-khoan/nhan-thu';
const OWN_ABSENCE = '/tai-khoan/vang-mat';
const ACCOUNT = '/tai-khoan';
const PERSON = '/quan-tri/nguoi/:person/nhan-thu';

export const rhythmPages = (ports: AdministrationPages): readonly PageRoute[] => [
  get(OWN_RHYTHM, 'signed-in', (context) => showRhythm(context, ownRhythm(context))),
  post(OWN_RHYTHM, 'signed-in', (context) => setRhythm(context, ownRhythm(context), ports)),
  get(PERSON, ADMINISTRATOR, (context) => withRhythmOf(context, (of) => showRhythm(context, of))),
  post(PERSON, ADMINISTRATOR, (context) => withRhythmOf(context, (of) => setRhythm(context, of, ports))),
  get(OWN_ABSENCE, 'signed-in', (context) => showAbsence(context, { form: new URLSearchParams(), errors: [] })),
  post(OWN_ABSENCE, 'signed-in', (context) => addOwnAbsence(context, ports)),
];

interface RhythmOf {
  readonly person: PersonId;
  readonly heading: string;
  readonly backTo: string;
}

const ownRhythm = (context: PageContext): RhythmOf => ({
  person: signedIn(context).access.person.id,
  heading: 'Bạn muốn nhận thư bao lâu một lần?',
  backTo: ACCOUNT,
});

function withRhythmOf(context: PageContext, answer: (of: RhythmOf) => Promise<Response>): Promise<Response> {
  const id = personIdSchema.safeParse(context.req.param('person'));
  const person = id.success ? context.var.reference.organisation.person(id.data) : undefined;
  if (person === undefined) return context.var.problem(problems.notFound);
  return answer({
    person: person.id,
    heading: `${person.name} nhận thư bao lâu một lần?`,
    backTo: `/quan-tri/nguoi/${person.id}`,
  });
}

function showRhythm(
  context: PageContext,
  { person, heading, backTo }: RhythmOf,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { reference, form } = context.var;
  const typed = textOf(form, 'rhythm');
  const value = typed === '' ? (reference.get(mailRhythmDocument)[person] ?? 'daily') : typed;
  return context.var.page(
    <FormPage heading={heading} errors={errors}>
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={context.env.requestId}
        version={reference.versionOf(mailRhythmDocument)}
        submit="Lưu"
        cancelHref={backTo}
      >
        <Radios
          name="rhythm"
          label="Nhịp nhận thư"
          labelSize="s"
          choices={[
            { value: 'daily', label: 'Hằng ngày', hint: 'Lúc 7 giờ 30 ngày làm việc; không có việc thì không có thư' },
            { value: 'weekly', label: 'Hằng tuần', hint: 'Ngày làm việc đầu tuần; việc đến hạn hôm nay vẫn báo ngay' },
          ]}
          value={value}
          error={errorAt(errors, 'rhythm')}
        />
      </FormFrame>
    </FormPage>,
    { title: heading, beforeMain: <BackLink href={backTo} />, ...refused(context, errors) },
  );
}

/** Everybody's own line of one document: somebody else's line saved meanwhile is no conflict, so it is tried again. */
async function setRhythm(context: PageContext, of: RhythmOf, ports: AdministrationPages): Promise<Response> {
  const rhythm = textOf(context.var.form, 'rhythm');
  if (rhythm !== 'daily' && rhythm !== 'weekly')
    return showRhythm(context, of, [{ field: 'rhythm', message: 'Chọn hằng ngày hoặc hằng tuần.' }]);
  for (let attempt = 1; ; attempt += 1) {
    const known = await ports.reference.read();
    const rhythms = known.get(mailRhythmDocument);
    if ((rhythms[of.person] ?? 'daily') === rhythm) return context.redirect(of.backTo, 303);
    const saved = await saveSetting(
      {
        document: mailRhythmDocument,
        value: { ...rhythms, [of.person]: rhythm },
        version: known.versionOf(mailRhythmDocument),
        why: rhythm === 'daily' ? 'Nhận thư hằng ngày' : 'Nhận thư hằng tuần',
        by: actorOf(context),
        now: context.env.receivedAt,
      },
      ports,
    );
    if (saved.ok) return context.redirect(of.backTo, 303);
    if (attempt === ATTEMPTS) return showRhythm(context, of, [fieldErrorOf(saved.error)]);
  }
}
const ATTEMPTS = 3;

interface Shown {
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

function showAbsence(context: PageContext, { form, errors }: Shown): Promise<Response> {
  const heading = 'Tôi vắng mặt';
  return context.var.page(
    <FormPage
      heading={heading}
      about={<p class="govuk-body">Người thay nhận thư và làm việc thay bạn trong những ngày này.</p>}
      errors={errors}
    >
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={context.env.requestId}
        version={context.var.reference.versionOf(organisationDocument)}
        submit="Lưu"
        cancelHref={ACCOUNT}
      >
        <AbsenceFields form={form} error={(field) => errorAt(errors, field)} />
      </FormFrame>
    </FormPage>,
    { title: heading, beforeMain: <BackLink href={ACCOUNT} />, ...refused(context, errors) },
  );
}

async function addOwnAbsence(context: PageContext, ports: AdministrationPages): Promise<Response> {
  const { form } = context.var;
  const { person } = signedIn(context).access;
  const known = await ports.reference.read();
  const facts = { organisation: known.organisation, today: civilDateAt(context.env.receivedAt) };
  const absence = absenceIn(form, facts);
  if (!absence.ok) return showAbsence(context, { form, errors: absence.error });
  const own = known.organisation.person(person.id) ?? person;
  const changed = withPerson(facts, { ...own, deputies: [...own.deputies, absence.value] });
  // The newest version, not the one seen: what others changed meanwhile is not touched.
  const version = known.versionOf(organisationDocument);
  const facing = { version, why: 'Tự ghi vắng mặt', by: actorOf(context), now: context.env.receivedAt };
  const repeated = own.deputies.some(
    ({ deputy, validFrom, validTo }) =>
      deputy === absence.value.deputy && validFrom === absence.value.validFrom && validTo === absence.value.validTo,
  );
  if (repeated) return context.redirect(ACCOUNT, 303);
  const saved = await saveOrganisation({ ...changed, ...facing }, ports);
  return saved.ok ? context.redirect(ACCOUNT, 303) : showAbsence(context, { form, errors: saved.error.map(saveError) });
}
