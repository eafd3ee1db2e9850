import type { Child, FC } from 'hono/jsx';

export interface SummaryAction {
  readonly href: string;
  readonly text: string;
  /** Ends the link's name for those who hear it alone, e.g. "hạn của việc". */
  readonly hiddenText: string;
}

export interface SummaryRow {
  readonly key: string;
  readonly value: Child;
  readonly action?: SummaryAction;
}

/** Facts by name. */
export const SummaryList: FC<{ rows: readonly SummaryRow[] }> = ({ rows }) => {
  const anyAction = rows.some((row) => row.action !== undefined);
  return (
    <dl class="govuk-summary-list">
      {rows.map(({ key, value, action }) => (
        <div
          class={
            anyAction && action === undefined
              ? 'govuk-summary-list__row govuk-summary-list__row--no-actions'
              : 'govuk-summary-list__row'
          }
        >
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
          {action !== undefined && (
            <dd class="govuk-summary-list__actions">
              <a class="govuk-link" href={action.href}>
                {action.text}
                <span class="govuk-visually-hidden"> {action.hiddenText}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
};
