import type { FC } from 'hono/jsx';
import { classNames } from '../class-names.ts';
import { describedBy, FormGroup, type ControlProps } from './form-group.tsx';

export interface TextInputProps extends ControlProps {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'url';
  /** The expected length in characters, shown by the width of the box. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url';
  /** The purpose of personal data (WCAG 1.3.5), e.g. "email", "name". */
  readonly autocomplete?: string;
  /** A unit printed behind the box, e.g. "ngày làm việc". */
  readonly suffix?: string;
}

/** One line of text. */
export const TextInput: FC<TextInputProps> = (props) => {
  const { name, value, type = 'text', width, inputmode, autocomplete, suffix, error } = props;
  const input = (
    <input
      class={classNames(
        'govuk-input',
        width && `govuk-input--width-${width}`,
        error !== undefined && 'govuk-input--error',
      )}
      id={name}
      name={name}
      type={type}
      value={value}
      inputmode={inputmode}
      autocomplete={autocomplete}
      spellcheck={false}
      aria-describedby={describedBy(props)}
      aria-invalid={error !== undefined ? 'true' : undefined}
    />
  );
  return (
    <FormGroup {...props}>
      {suffix === undefined ? (
        input
      ) : (
        <div class="govuk-input__wrapper">
          {input}
          <div class="govuk-input__suffix" aria-hidden="true">
            {suffix}
          </div>
        </div>
      )}
    </FormGroup>
  );
};

/** Several lines of text. */
export const TextArea: FC<ControlProps & { value?: string | undefined; rows?: number }> = (props) => {
  const { name, value, rows = 5, error } = props;
  return (
    <FormGroup {...props}>
      <textarea
        class={classNames('govuk-textarea', error !== undefined && 'govuk-textarea--error')}
        id={name}
        name={name}
        rows={rows}
        aria-describedby={describedBy(props)}
        aria-invalid={error !== undefined ? 'true' : undefined}
      >
        {value}
      </textarea>
    </FormGroup>
  );
};

/** A file, sent as it is by the browser's own control. `accept` lists endings, e.g. ".docx,.pdf". */
export const FileUpload: FC<ControlProps & { accept?: string; multiple?: boolean }> = (props) => {
  const { name, accept, multiple = false, error } = props;
  return (
    <FormGroup {...props}>
      <input
        class={classNames('govuk-file-upload', error !== undefined && 'govuk-file-upload--error')}
        id={name}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={describedBy(props)}
      />
    </FormGroup>
  );
};
