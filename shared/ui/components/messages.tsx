/** Blocks of text that stand out from the page's own. */
import type { Child, FC } from 'hono/jsx';
import { classNames } from '../class-names.ts';

/** `success` says that what was asked has been done; `important` something the reader should know first. */
export const NotificationBanner: FC<{ kind: 'success' | 'important'; children: Child }> = ({ kind, children }) => (
  <div
    class={classNames('govuk-notification-banner', kind === 'success' && 'govuk-notification-banner--success')}
    role={kind === 'success' ? 'alert' : 'region'}
    aria-labelledby="notification-title"
  >
    <div class="govuk-notification-banner__header">
      <h2 class="govuk-notification-banner__title" id="notification-title">
        {kind === 'success' ? 'Đã xong' : 'Lưu ý'}
      </h2>
    </div>
    <div class="govuk-notification-banner__content">
      <p class="govuk-notification-banner__heading">{children}</p>
    </div>
  </div>
);

/** A quotation, an example, a note aside. */
export const InsetText: FC<{ children: Child }> = ({ children }) => <div class="govuk-inset-text">{children}</div>;

/** What happens if the reader does not act. */
export const WarningText: FC<{ children: Child }> = ({ children }) => (
  <div class="govuk-warning-text">
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">Cảnh báo</span>
      {children}
    </strong>
  </div>
);

/** More for those who want it; closed until asked for. */
interface DetailsProps {
  readonly summary: string;
  readonly open?: boolean;
  /** Of details of one group at most one is open. */
  readonly group?: string;
  readonly children: Child;
}

export const Details: FC<DetailsProps> = ({ summary, open = false, group, children }) => (
  <details class="govuk-details" open={open} name={group}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{summary}</span>
    </summary>
    <div class="govuk-details__text">{children}</div>
  </details>
);

export type TagColour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow';

/** A state in one or two words. The colour only repeats what the words say. */
export const Tag: FC<{ colour: TagColour; children: Child }> = ({ colour, children }) => (
  <strong class={`govuk-tag govuk-tag--${colour}`}>{children}</strong>
);
