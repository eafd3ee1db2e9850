import { suppressionsOf, type Feedback } from '../domain.ts';
import type { SuppressionStore } from '../store.ts';

/** Silences every address the event names for good; told twice, it does nothing the second time. Returns how many. */
export async function recordFeedback(
  feedback: Feedback,
  { store }: { readonly store: SuppressionStore },
): Promise<number> {
  const written = await Promise.all(suppressionsOf(feedback).map((suppression) => store.suppress(suppression)));
  return written.filter(Boolean).length;
}
