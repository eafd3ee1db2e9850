/** What was pasted and could not be read, for the form in which it is put right. */
import { signedIn, type PageContext } from '#shared/ui/routes.ts';
import { draftDocument } from '../domain/draft.ts';
import { mayDraft } from '../domain/rights.ts';
import { queryOf, readPlanId, type OpenPlan, type PagePorts } from './plan-context.ts';

export const START = '/ke-hoach/moi';
/** The field of the address that names a plan which could not be read. */
const AGAIN = 'lai';
/** The name that a pasted text is kept under. */
export const PASTED = 'van-ban.txt';

/** The way to begin anew; what was pasted and could not be read stands in the form again. */
export const againHref = ({ caseId, draft }: Pick<OpenPlan, 'caseId' | 'draft'>): string =>
  draft.file?.name === PASTED ? `${START}?${AGAIN}=${caseId}` : START;

/** The text of a plan that was refused, for who may draft it. */
export async function pastedBefore(context: PageContext, { cases, files }: PagePorts): Promise<string> {
  const id = readPlanId(queryOf(context, AGAIN));
  const draft = id === undefined ? undefined : (await cases.readDocument(draftDocument, id))?.value;
  const isOwn = draft?.status === 'refused' && mayDraft(signedIn(context).access, draft);
  const file = isOwn && draft.file?.name === PASTED ? await files.get(draft.file.key) : undefined;
  return file === undefined ? '' : new TextDecoder().decode(file.bytes);
}
