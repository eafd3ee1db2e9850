import { caseIdSchema, queueMail, type CaseStore, type Recipient } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { Organisation } from '#shared/org/index.ts';
import { validOn } from '#shared/org/unit.ts';
import type { ReferenceTable } from '#shared/reference/index.ts';
import { suppressionsOf, type Feedback, type Suppression } from '../domain.ts';
import type { SuppressionStore } from '../store.ts';

interface Ports {
  readonly store: SuppressionStore;
  readonly cases: CaseStore;
  readonly reference: ReferenceTable;
}

/**
 * Silences every address the event names for good and puts it into the next mail of the administrators; told twice, it
 * does nothing the second time. Returns how many.
 */
export async function recordFeedback(feedback: Feedback, { store, cases, reference }: Ports): Promise<number> {
  let silenced = 0;
  for (const suppression of suppressionsOf(feedback)) {
    if (!(await store.suppress(suppression))) continue;
    await tell(suppression, { cases, reference });
    silenced += 1;
  }
  return silenced;
}

async function tell(
  { address, occurredAt }: Suppression,
  { cases, reference }: Pick<Ports, 'cases' | 'reference'>,
): Promise<void> {
  const { organisation, calendar } = await reference.read();
  // An address no id can hold (120 characters) is silent all the same; the page of silenced addresses shows it.
  const about = caseIdSchema.safeParse(encodeURIComponent(address));
  if (!about.success) return;
  const part = { kind: 'silenced', caseId: about.data, taskId: null, step: null } as const;
  await queueMail(
    { to: administrators(organisation, occurredAt), part, urgent: false, now: occurredAt },
    { store: cases, calendar },
  );
}

const administrators = (organisation: Organisation, at: number): readonly Recipient[] =>
  organisation.people
    .filter(({ roles }) => roles.some((grant) => grant.role === 'administrator' && validOn(grant, civilDateAt(at))))
    .map(({ id }) => ({ person: id, rhythm: 'daily' }));
