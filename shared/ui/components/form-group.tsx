/** The frame every form control shares: label or legend, hint, error, and the ids that tie them together. */
import type { Child, FC } from 'hono/jsx';
import { classNames } from '../class-names.ts';

/** How large a label or legend is printed. */
export type LabelSize = 's' | 'm' | 'l' | 'xl';

/** What every control is told. `name` is also its id, so that the error summary can link to it. */
export interface ControlProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with the typed value and what to type instead. */
  readonly error?: string | undefined;
  readonly labelSize?: LabelSize | undefined;
  /** The label is the page's only question: it is printed as the page's heading. */
  readonly isPageHeading?: boolean | undefined;
}

/** The ids of hint and error, for `aria-describedby`. */
export const describedBy = ({ name, hint, error }: Pick<ControlProps, 'name' | 'hint' | 'error'>): string | undefined =>
  classNames(hint !== undefined && `${name}-hint`, error !== undefined && `${name}-error`) || undefined;

export const Hint: FC<{ id: string; class?: string; children: Child }> = ({ id, class: extra, children }) => (
  <div id={id} class={classNames('govuk-hint', extra)}>
    {children}
  </div>
);

const HintAndError: FC<Pick<ControlProps, 'name' | 'hint' | 'error'>> = ({ name, hint, error }) => (
  <>
    {hint !== undefined && <Hint id={`${name}-hint`}>{hint}</Hint>}
    {error !== undefined && (
      <p id={`${name}-error`} class="govuk-error-message">
        <span class="govuk-visually-hidden">Lỗi:</span> {error}
      </p>
    )}
  </>
);

const groupClass = (error: string | undefined): string =>
  classNames('govuk-form-group', error !== undefined && 'govuk-form-group--error');

/** A single control under its label. */
export const FormGroup: FC<ControlProps & { children: Child }> = (props) => {
  const { name, label, labelSize, isPageHeading = false, error, children } = props;
  const labelElement = (
    <label class={classNames('govuk-label', labelSize && `govuk-label--${labelSize}`)} for={name}>
      {label}
    </label>
  );
  return (
    <div class={groupClass(error)}>
      {isPageHeading ? <h1 class="govuk-label-wrapper">{labelElement}</h1> : labelElement}
      <HintAndError {...props} />
      {children}
    </div>
  );
};

/** Several controls that answer one question, under a legend. */
export const FieldsetGroup: FC<ControlProps & { role?: 'group'; children: Child }> = (props) => {
  const { label, labelSize = 'm', isPageHeading = false, error, role, children } = props;
  return (
    <div class={groupClass(error)}>
      <fieldset class="govuk-fieldset" role={role} aria-describedby={describedBy(props)}>
        <legend class={`govuk-fieldset__legend govuk-fieldset__legend--${labelSize}`}>
          {isPageHeading ? <h1 class="govuk-fieldset__heading">{label}</h1> : label}
        </legend>
        <HintAndError {...props} />
        {children}
      </fieldset>
    </div>
  );
};
