/** One decision with two ends: agreed or commented, accepted or returned, signed or not; why, and by which document. */
import type { FC } from 'hono/jsx';
import type { Written } from '#shared/casework/index.ts';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { Radios } from '../components/choices.tsx';
import type { FieldError } from '../components/error-summary.tsx';
import { TextArea } from '../components/text-input.tsx';
import { errorsOf, requiredText, textOf, type Form } from '../form-reading.ts';
import { errorAt } from './form-frame.tsx';
import { readWritten, WrittenFields } from './written-fields.tsx';

export interface VerdictWords {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  /** Label of the text that a «no» must have. */
  readonly why: string;
  readonly whyMissing: string;
}

/** Whether the decision comes by a document: always, only a «yes» does (a signature), or never. */
export type VerdictDocument = 'always' | 'when-yes' | 'never';

export interface Verdict {
  readonly yes: boolean;
  readonly text: string;
  readonly document: Written | null;
}

export function readVerdict(
  form: Form,
  today: PlainDate,
  { whyMissing, document: when }: Pick<VerdictWords, 'whyMissing'> & { readonly document: VerdictDocument },
): Result<Verdict, readonly FieldError[]> {
  const chosen = textOf(form, 'verdict');
  if (chosen !== 'yes' && chosen !== 'no') return err([{ field: 'verdict', message: 'Chọn một trong hai.' }]);
  const yes = chosen === 'yes';
  const text =
    yes && textOf(form, 'why') === '' ? ok('') : requiredText(form, 'why', { missing: whyMissing, longest: 4000 });
  const needed = when === 'always' || (when === 'when-yes' && yes);
  const document: Result<Written | null, readonly FieldError[]> = needed ? readWritten(form, today) : ok(null);
  return text.ok && document.ok
    ? ok({ yes, text: text.value, document: document.value })
    : err([...errorsOf(text), ...(document.ok ? [] : document.error)]);
}

interface VerdictFieldsProps {
  readonly words: VerdictWords;
  readonly document: VerdictDocument;
  readonly form: Form;
  readonly errors: readonly FieldError[];
}

export const VerdictFields: FC<VerdictFieldsProps> = ({ words, document, form, errors }) => (
  <>
    <Radios
      name="verdict"
      label={words.question}
      value={textOf(form, 'verdict')}
      choices={[
        { value: 'yes', label: words.yes },
        { value: 'no', label: words.no },
      ]}
      error={errorAt(errors, 'verdict')}
    />
    <TextArea name="why" label={words.why} labelSize="s" value={textOf(form, 'why')} error={errorAt(errors, 'why')} />
    {document !== 'never' && <WrittenFields form={form} errors={errors} />}
  </>
);
