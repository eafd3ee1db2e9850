/** The forms this version ships with. A new form, or a new version of one, is one more file here. */
import { formsSchema, type Form } from '../form.ts';
import { ii06a } from './ii-06a.ts';
import { ii07b } from './ii-07b.ts';
import { theoDoi } from './theo-doi.ts';

export const knownForms: readonly Form[] = formsSchema.parse([ii06a, ii07b, theoDoi]);
