import type { FC } from 'hono/jsx';

export interface FieldError {
  /** The control's name; the link leads to it. Absent when the fault is of the form as a whole. */
  readonly field?: string | undefined;
  readonly message: string;
}

/**
 * Every fault of a form in one place, above the heading, each leading to its field. `autofocus` brings it before the
 * reader without a script.
 */
export const ErrorSummary: FC<{ errors: readonly FieldError[] }> = ({ errors }) =>
  errors.length === 0 ? null : (
    <div class="govuk-error-summary" tabindex={-1} autofocus>
      <div role="alert">
        <h2 class="govuk-error-summary__title">Có điều cần sửa</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li>{field === undefined ? message : <a href={`#${field}`}>{message}</a>}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
