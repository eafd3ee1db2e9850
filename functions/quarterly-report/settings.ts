/** What an administrator sets for this process; the initial values stand in `domain/`. */
import { defineReference, type Reference } from '#shared/reference/index.ts';
import { formsSchema, type Form } from './domain/form.ts';
import { knownForms } from './domain/forms/index.ts';
import { knownRegimes } from './domain/known-regimes.ts';
import { regimesSchema, type Regime } from './domain/regime.ts';
import { FORM_WORDS, REGIME_WORDS } from './domain/setting-words.ts';

/** Who reports by which day, over which days: by rising first day of validity. */
export const regimesDocument = defineReference<Regime[]>(
  'quarterly-report.regimes',
  regimesSchema,
  [...knownRegimes],
  REGIME_WORDS,
);
/** All versions of all forms. */
export const formsDocument = defineReference<Form[]>(
  'quarterly-report.forms',
  formsSchema,
  [...knownForms],
  FORM_WORDS,
);

export interface Settings {
  readonly regimes: readonly Regime[];
  readonly forms: readonly Form[];
}

export const settingsOf = (reference: Reference): Settings => ({
  regimes: reference.get(regimesDocument),
  forms: reference.get(formsDocument),
});
