import type { FC } from 'hono/jsx';
import { classNames } from '../class-names.ts';
import { FieldsetGroup, type ControlProps } from './form-group.tsx';

export type DatePart = 'day' | 'month' | 'year';

export interface DateInputProps extends ControlProps {
  /** What was typed, as it was typed. */
  readonly values?: Readonly<Partial<Record<DatePart, string>>>;
  /** The parts at fault; all three when left out and there is an error. */
  readonly faultyParts?: readonly DatePart[];
}

const PARTS: readonly { part: DatePart; label: string; width: 2 | 4 }[] = [
  { part: 'day', label: 'Ngày', width: 2 },
  { part: 'month', label: 'Tháng', width: 2 },
  { part: 'year', label: 'Năm', width: 4 },
];

/**
 * Day, month and year typed as numbers; sent as `<name>-day`, `<name>-month`, `<name>-year`. The day bears the
 * question's own id, so that the error summary's link lands on it.
 */
export const DateInput: FC<DateInputProps> = (props) => {
  const { name, values, error, faultyParts = ['day', 'month', 'year'] } = props;
  return (
    <FieldsetGroup {...props} role="group">
      <div class="govuk-date-input">
        {PARTS.map(({ part, label, width }) => {
          const id = part === 'day' ? name : `${name}-${part}`;
          const isFaulty = error !== undefined && faultyParts.includes(part);
          return (
            <div class="govuk-date-input__item">
              <div class="govuk-form-group">
                <label class="govuk-label govuk-date-input__label" for={id}>
                  {label}
                </label>
                <input
                  class={classNames(
                    'govuk-input govuk-date-input__input',
                    `govuk-input--width-${width}`,
                    isFaulty && 'govuk-input--error',
                  )}
                  id={id}
                  name={`${name}-${part}`}
                  type="text"
                  inputmode="numeric"
                  value={values?.[part]}
                  aria-invalid={isFaulty ? 'true' : undefined}
                />
              </div>
            </div>
          );
        })}
      </div>
    </FieldsetGroup>
  );
};
