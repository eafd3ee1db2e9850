/**
 * The one way every form about units and people goes: shown filled in, read, saved as the next version of the
 * organisation. What is wrong stands beside its field, and what was typed stays.
 */
import type { Child } from 'hono/jsx';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Organisation, Person, Unit } from '#shared/org/index.ts';
import { organisationDocument } from '#shared/reference/index.ts';
import { errorAt, fieldErrorOf, FormFrame, FormPage, sentForm } from '#shared/ui/casework/form-frame.tsx';
import type { FieldError } from '#shared/ui/components/error-summary.tsx';
import { BackLink } from '#shared/ui/components/wayfinding.tsx';
import type { Form } from '#shared/ui/form-reading.ts';
import { problems } from '#shared/ui/problem.ts';
import { get, post, signedIn, type PageContext, type PageRoute } from '#shared/ui/routes.ts';
import { saveOrganisation, type SaveRefusal } from '../use-cases/save-organisation.ts';
import { ADMINISTRATOR, actorOf, refused, type AdministrationPages } from './ports.ts';
import { WhyField, whyIn } from './why-field.tsx';

export interface Changed {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  /** Where the browser goes once it is saved. */
  readonly thenTo: string;
}

export interface FormFacts {
  readonly organisation: Organisation;
  readonly today: PlainDate;
}

/** What a form shows: the typed fields or what they are filled in with, and what is wrong with them. */
export interface Filled {
  readonly form: Form;
  readonly error: (field: string) => string | undefined;
}

export interface OrganisationForm<Subject> {
  readonly path: string;
  /** What the form is about; undefined when there is no such thing. */
  readonly subjectOf: (facts: FormFacts, param: (name: string) => string) => Subject | undefined;
  readonly heading: (subject: Subject, facts: FormFacts) => string;
  readonly about?: (subject: Subject, facts: FormFacts) => Child;
  readonly filledWith: (subject: Subject, facts: FormFacts) => Readonly<Record<string, string | readonly string[]>>;
  readonly fields: (filled: Filled, subject: Subject, facts: FormFacts) => Child;
  readonly read: (form: Form, subject: Subject, facts: FormFacts) => Result<Changed, readonly FieldError[]>;
  readonly submit: string;
  readonly backTo: (subject: Subject) => string;
}

export function organisationForm<Subject>(
  form: OrganisationForm<Subject>,
  ports: AdministrationPages,
): readonly PageRoute[] {
  return [
    get(form.path, ADMINISTRATOR, (context) => withSubject(context, form, (subject) => show(context, form, subject))),
    post(form.path, ADMINISTRATOR, (context) =>
      withSubject(context, form, (subject) => change(context, form, subject, ports)),
    ),
  ];
}

const factsOf = ({ var: { reference, today } }: PageContext): FormFacts => ({
  organisation: reference.organisation,
  today,
});

function withSubject<Subject>(
  context: PageContext,
  { subjectOf }: OrganisationForm<Subject>,
  answer: (subject: Subject) => Promise<Response>,
): Promise<Response> {
  const subject = subjectOf(factsOf(context), (name) => context.req.param(name) ?? '');
  return subject === undefined ? context.var.problem(problems.notFound) : answer(subject);
}

async function change<Subject>(
  context: PageContext,
  form: OrganisationForm<Subject>,
  subject: Subject,
  ports: AdministrationPages,
): Promise<Response> {
  const typed = context.var.form;
  const why = whyIn(typed);
  const read = form.read(typed, subject, factsOf(context));
  const errors = [...(read.ok ? [] : read.error), ...(why.ok ? [] : [why.error])];
  if (!read.ok || !why.ok) return show(context, form, subject, { typed, errors });
  const { version } = sentForm(typed);
  const saved = await saveOrganisation(
    { ...read.value, version, why: why.value, by: actorOf(context), now: context.env.receivedAt },
    ports,
  );
  if (saved.ok) return context.redirect(read.value.thenTo, 303);
  const current = (await ports.reference.read()).versionOf(organisationDocument);
  return show(context, form, subject, { typed, errors: saved.error.map(saveError), version: current });
}

/** A field of the form bears the name of what it changes, so a contradiction of the organisation finds its field. */
export const saveError = (refusal: SaveRefusal): FieldError =>
  'of' in refusal ? { field: refusal.field, message: `${refusal.message} ${refusal.remedy}` } : fieldErrorOf(refusal);

interface Shown {
  readonly typed: Form;
  readonly errors: readonly FieldError[];
  readonly version?: number;
}

function show<Subject>(
  context: PageContext,
  form: OrganisationForm<Subject>,
  subject: Subject,
  { typed, errors, version }: Shown = { typed: new URLSearchParams(), errors: [] },
): Promise<Response> {
  const facts = factsOf(context);
  const shown = errors.length > 0 ? typed : filledForm(form.filledWith(subject, facts));
  const heading = form.heading(subject, facts);
  const error = (field: string): string | undefined => errorAt(errors, field);
  return context.var.page(
    <FormPage heading={heading} about={form.about?.(subject, facts)} errors={errors}>
      <FormFrame
        csrfToken={signedIn(context).reader.csrfToken}
        requestKey={context.env.requestId}
        version={version ?? context.var.reference.versionOf(organisationDocument)}
        submit={form.submit}
        cancelHref={form.backTo(subject)}
      >
        {form.fields({ form: shown, error }, subject, facts)}
        <WhyField form={shown} error={error('why')} />
      </FormFrame>
    </FormPage>,
    { title: heading, beforeMain: <BackLink href={form.backTo(subject)} />, ...refused(context, errors) },
  );
}

function filledForm(values: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
  return form;
}
