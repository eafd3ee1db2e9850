import type { FC } from 'hono/jsx';
import { WarningText } from './messages.tsx';

/** A secret that is shown this once: in a box that can be selected and copied whole, without a script. */
export const KeyOnce: FC<{ name: string; label: string; value: string; warning: string }> = (props) => (
  <>
    <WarningText>{props.warning}</WarningText>
    <div class="govuk-form-group">
      <label class="govuk-label govuk-label--s" for={props.name}>
        {props.label}
      </label>
      <textarea class="govuk-textarea dh-key" id={props.name} rows={3} readonly spellcheck={false}>
        {props.value}
      </textarea>
    </div>
  </>
);
