import type { Child, FC } from 'hono/jsx';
import { classNames } from '../class-names.ts';

/** How a button weighs on its page: at most one primary; `warning` for what cannot be undone. */
export type ButtonKind = 'primary' | 'secondary' | 'warning';

const classOf = (kind: ButtonKind): string => classNames('govuk-button', kind !== 'primary' && `govuk-button--${kind}`);

/** Submits its form; `name` and `value` tell which button it was. */
export const Button: FC<{ kind?: ButtonKind; name?: string; value?: string; children: Child }> = ({
  kind = 'primary',
  name,
  value,
  children,
}) => (
  <button type="submit" class={classOf(kind)} name={name} value={value}>
    {children}
  </button>
);

/** A link that looks like a button: it only leads somewhere, it changes nothing. */
export const ButtonLink: FC<{ href: string; kind?: ButtonKind; start?: boolean; children: Child }> = ({
  href,
  kind = 'primary',
  start = false,
  children,
}) => (
  <a href={href} role="button" draggable="false" class={classNames(classOf(kind), start && 'govuk-button--start')}>
    {children}
    {start && (
      <svg
        class="govuk-button__start-icon"
        xmlns="http://www.w3.org/2000/svg"
        width="17.5"
        height="19"
        viewBox="0 0 33 40"
        aria-hidden="true"
        focusable="false"
      >
        <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
      </svg>
    )}
  </a>
);

export const ButtonGroup: FC<{ children: Child }> = ({ children }) => <div class="govuk-button-group">{children}</div>;
