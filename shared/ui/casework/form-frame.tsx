/**
 * The frame of every form that changes a task: the session's token, the key that makes a form sent twice count once, and
 * the version the person saw, so that of two people at one task the later one is told.
 */
import type { Child, FC } from 'hono/jsx';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { Button, ButtonGroup, type ButtonKind } from '../components/button.tsx';
import { CsrfField } from '../components/csrf-field.tsx';
import { ErrorSummary, type FieldError } from '../components/error-summary.tsx';
import { textOf, type Form } from '../form-reading.ts';

const REQUEST_KEY = 'request-key';
const VERSION = 'version';

export interface FormState {
  readonly csrfToken: string;
  /** Made when the form is first shown (the id of that request), kept while it is shown again with errors. */
  readonly requestKey: string;
  /** Version of the task or document that the form shows. */
  readonly version: number;
}

export interface SentForm {
  readonly requestKey: string;
  /** −1, which nothing stands at, when the field was tampered with. */
  readonly version: number;
}

/** Reads back what {@link FormFrame} put into the form. */
export function sentForm(form: Form): SentForm {
  const version = textOf(form, VERSION);
  return {
    requestKey: textOf(form, REQUEST_KEY).slice(0, 100),
    version: /^\d{1,9}$/u.test(version) ? Number(version) : -1,
  };
}

/** What a use-case refuses, as the page shows it: beside its field, and what to do. */
export const fieldErrorOf = ({ message, remedy, field }: Refusal): FieldError => ({
  ...(field === undefined ? {} : { field }),
  message: `${message} ${remedy}`,
});

/** The error of one field, for the field itself. */
export const errorAt = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;

interface FormFrameProps extends FormState {
  /** Where the form posts to; the page itself when left out. */
  readonly action?: string;
  readonly submit: string;
  readonly kind?: ButtonKind;
  /** Where «Không làm nữa» leads. */
  readonly cancelHref: string;
  readonly children: Child;
}

export const FormFrame: FC<FormFrameProps> = (props) => (
  <form method="post" action={props.action} novalidate>
    <CsrfField token={props.csrfToken} />
    <input type="hidden" name={REQUEST_KEY} value={props.requestKey} />
    <input type="hidden" name={VERSION} value={String(props.version)} />
    {props.children}
    <ButtonGroup>
      <Button kind={props.kind ?? 'primary'}>{props.submit}</Button>
      <a class="govuk-link" href={props.cancelHref}>
        Không làm nữa
      </a>
    </ButtonGroup>
  </form>
);

/** A page with one form: its errors on top, its question, what it is about, the form. */
export const FormPage: FC<{ heading: string; about?: Child; errors: readonly FieldError[]; children: Child }> = ({
  heading,
  about,
  errors,
  children,
}) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{heading}</h1>
      {about}
      {children}
    </div>
  </div>
);
