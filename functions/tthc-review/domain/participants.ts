/** Who takes part beside the unit: the committee whose leader signs, and its office, which evaluates. */
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { holdersOn, type Organisation, type Unit } from '#shared/org/index.ts';
import type { Review } from './review.ts';

/** Undefined when nobody holds the role of office on the day. */
export function participantsOn(
  organisation: Organisation,
  date: PlainDate,
): Pick<Review, 'office' | 'committee'> | undefined {
  for (const committee of organisation.rootsOn(date)) {
    const bodies = [...organisation.childrenOn(committee.id, date), committee];
    const office = bodies.find(({ id }) => holdersOn(organisation, id, 'office', date).length > 0);
    if (office !== undefined) return { office: office.id, committee: committee.id };
  }
  return undefined;
}

/** Departments and the committees one tier below: «các sở, ban, ngành; UBND cấp dưới». */
export const reviewersOn = (organisation: Organisation, date: PlainDate): readonly Unit[] =>
  organisation
    .rootsOn(date)
    .flatMap(({ id }) => organisation.childrenOn(id, date))
    .filter(({ classes }) => classes.some(({ kind }) => kind === 'departments' || kind === 'committees'));
