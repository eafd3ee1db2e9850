import type { FC } from 'hono/jsx';
import { classNames } from '../class-names.ts';
import { describedBy, FieldsetGroup, FormGroup, Hint, type ControlProps } from './form-group.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** The first choice bears the question's own id, so that the error summary's link lands on it. */
const idOf = (name: string, index: number): string => (index === 0 ? name : `${name}-${index + 1}`);

interface ChoiceItemProps {
  readonly kind: 'radios' | 'checkboxes';
  readonly name: string;
  readonly id: string;
  readonly choice: Choice;
  readonly checked: boolean;
}

const ChoiceItem: FC<ChoiceItemProps> = ({ kind, name, id, choice, checked }) => {
  const hintId = choice.hint === undefined ? undefined : `${id}-item-hint`;
  return (
    <div class={`govuk-${kind}__item`}>
      <input
        class={`govuk-${kind}__input`}
        id={id}
        name={name}
        type={kind === 'radios' ? 'radio' : 'checkbox'}
        value={choice.value}
        checked={checked}
        aria-describedby={hintId}
      />
      <label class={`govuk-label govuk-${kind}__label`} for={id}>
        {choice.label}
      </label>
      {hintId !== undefined && (
        <Hint id={hintId} class={`govuk-${kind}__hint`}>
          {choice.hint}
        </Hint>
      )}
    </div>
  );
};

export interface RadiosProps extends ControlProps {
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
  /** Side by side, for two short choices. */
  readonly inline?: boolean;
}

/** One of several. */
export const Radios: FC<RadiosProps> = (props) => (
  <FieldsetGroup {...props}>
    <div class={classNames('govuk-radios', props.inline && 'govuk-radios--inline')}>
      {props.choices.map((choice, index) => (
        <ChoiceItem
          kind="radios"
          name={props.name}
          id={idOf(props.name, index)}
          choice={choice}
          checked={choice.value === props.value}
        />
      ))}
    </div>
  </FieldsetGroup>
);

/** Any number of several. */
export const Checkboxes: FC<ControlProps & { choices: readonly Choice[]; values?: readonly string[] }> = (props) => (
  <FieldsetGroup {...props}>
    <div class="govuk-checkboxes">
      {props.choices.map((choice, index) => (
        <ChoiceItem
          kind="checkboxes"
          name={props.name}
          id={idOf(props.name, index)}
          choice={choice}
          checked={props.values?.includes(choice.value) ?? false}
        />
      ))}
    </div>
  </FieldsetGroup>
);

/** One of many; prefer radios when there are fewer than about ten. */
export const Select: FC<ControlProps & { choices: readonly Choice[]; value?: string | undefined }> = (props) => {
  const { name, choices, value, error } = props;
  return (
    <FormGroup {...props}>
      <select
        class={classNames('govuk-select', error !== undefined && 'govuk-select--error')}
        id={name}
        name={name}
        aria-describedby={describedBy(props)}
        aria-invalid={error !== undefined ? 'true' : undefined}
      >
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FormGroup>
  );
};
