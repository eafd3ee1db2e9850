/** One person's mail of a day from its parts. */
import { previousSendDate, type MailPart } from '#shared/casework/index.ts';
import { civilDateAt } from '#shared/kernel/civil-date.ts';
import type { DailyMail, Digest, Notice } from '#shared/mail/daily/model.ts';
import { silencedNotice } from '#shared/mail/daily/silenced-notice.ts';
import { escalationChain } from '#shared/org/index.ts';
import { mailRhythmDocument, mailTexts } from '#shared/reference/index.ts';
import { validOn, type UnitId } from '#shared/org/unit.ts';
import { committeeOf, placedRows } from '../domain/digest-readers.ts';
import { digestOf } from '../domain/digest.ts';
import { boardHref, taskHref } from '../domain/links.ts';
import { normalisedAddress } from '../store/silenced-addresses.ts';
import { silencedAddressOf, type Addressed, type Facts } from './facts.ts';
import { signaturesOf, workOf } from './work-items.ts';

/** The page where an administrator mends an address. */
const ADDRESSES_PAGE = '/quan-tri/dia-chi-thu';

/** `email`: the person's address. */
export const composeMail = (mail: Addressed, email: string, facts: Facts): DailyMail => ({
  to: { name: mail.person.name, email },
  date: facts.date,
  portalUrl: facts.portalUrl,
  work: workOf(mail, facts),
  toSign: signaturesOf(mail, facts),
  digests: digestsOf(mail, facts),
  texts: facts.reference.get(mailTexts),
  notices: mail.parts.flatMap((part) => noticeOf(part, facts) ?? []),
});

/** A digest for each committee, from the rows kept this morning; none when the morning kept none. */
function digestsOf({ person, parts }: Addressed, facts: Facts): readonly Digest[] {
  const { date, kept, reference } = facts;
  if (kept.length === 0) return [];
  const rhythm = reference.get(mailRhythmDocument)[person.id] ?? 'daily';
  const period = { date, since: previousSendDate(reference.calendar, rhythm, date) };
  const committees = new Set(parts.filter(({ kind }) => kind === 'digest').map(committeeOf));
  return [...committees].map((committee) => {
    const rows = placedRows(kept, committee, reference.organisation, period);
    return digestOf(rows, {
      committee,
      period,
      organisation: reference.organisation,
      onBehalfOf: standsInFor(committee, person.id, facts),
      targets: facts.targets,
    });
  });
}

/** The absent leader or office-holder for whom the person reads a committee's digest; null when he has a role himself. */
function standsInFor(committee: UnitId, person: Addressed['person']['id'], facts: Facts): string | null {
  const chain = escalationChain(facts.reference.organisation, committee, facts.date, committee);
  const roles = chain
    .filter(({ rung }) => rung === 'leader' || rung === 'office')
    .flatMap(({ holders }) => holders)
    .filter((holder) => holder.person.id === person);
  return roles.some(({ onBehalfOf }) => onBehalfOf === null) ? null : (roles[0]?.onBehalfOf?.name ?? null);
}

function noticeOf(part: MailPart, facts: Facts): Notice | undefined {
  if (part.kind === 'silenced') return silencedOf(silencedAddressOf(part), facts);
  const found = part.kind === 'notice' ? facts.case(part.caseId) : undefined;
  if (found === undefined) return undefined;
  const { caseId, taskId } = part;
  return { text: found.title, href: taskId === null ? boardHref(found.board, {}) : taskHref({ caseId, taskId }) };
}

/** Nothing when an administrator has mended it meanwhile. */
function silencedOf(address: string, { silenced, reference: { organisation }, date }: Facts): Notice | undefined {
  const found = silenced.get(normalisedAddress(address));
  if (found === undefined) return undefined;
  const owner = organisation.people.find(({ email }) => email !== null && normalisedAddress(email) === address);
  const unit = owner?.roles.findLast((role) => validOn(role, date))?.unit;
  const person = owner && { name: owner.name, unit: (unit && organisation.nameOn(unit, date)) ?? '' };
  const { reason, occurredAt } = found;
  return silencedNotice({ address, person: person ?? null, reason, on: civilDateAt(occurredAt), href: ADDRESSES_PAGE });
}
