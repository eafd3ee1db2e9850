import type { FC } from 'hono/jsx';

/** Keys and tokens, which nobody typed. */
const MADE_BY_US = /^[\w-]{20,}$/u;

/**
 * What was typed into a form that cannot be taken: the page it came from may be gone, so it stands here to be copied.
 * Nothing when nothing was typed.
 */
export const TypedText: FC<{ form: URLSearchParams | undefined }> = ({ form }) => {
  const typed = [...(form ?? [])].filter(([, value]) => value.trim() !== '' && !MADE_BY_US.test(value));
  if (typed.length === 0) return null;
  const lines = typed.map(([name, value]) => `${name}: ${value}`);
  return (
    <div class="govuk-form-group">
      <label class="govuk-label govuk-label--s" for="da-nhap">
        Nội dung bạn đã nhập
      </label>
      <div id="da-nhap-hint" class="govuk-hint">
        Hãy chép lại trước khi rời trang này.
      </div>
      <textarea
        class="govuk-textarea"
        id="da-nhap"
        aria-describedby="da-nhap-hint"
        rows={Math.min(20, 2 + lines.length)}
        readonly
        spellcheck={false}
      >
        {lines.join('\n')}
      </textarea>
    </div>
  );
};
