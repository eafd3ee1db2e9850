/** Who takes part beside the drafting unit: the committee's office, and the department that appraises. */
import { z } from 'zod';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { holdersOn, resolveAgency } from '#shared/org/index.ts';
import type { UnitId } from '#shared/org/unit.ts';
import { defineReference, type Reference } from '#shared/reference/index.ts';

/** The agency as the organisation calls it. */
export const appraiserReference = defineReference(
  'impact-assessment.appraiser',
  z.object({ agency: z.string().min(1) }),
  { agency: 'Sở Tư pháp' },
  {
    title: 'Đánh giá tác động: cơ quan thẩm định',
    about: 'Tên cơ quan như trong danh mục đơn vị.',
    labels: { agency: 'Cơ quan thẩm định' },
  },
);

export interface Participants {
  readonly office: UnitId;
  readonly appraiser: UnitId;
}

/** Undefined when nobody holds the role of office, or no unit bears the appraiser's name on the day. */
export function participantsOn(reference: Reference, date: PlainDate): Participants | undefined {
  const { organisation } = reference;
  const bodies = organisation.rootsOn(date).flatMap((root) => [...organisation.childrenOn(root.id, date), root]);
  const office = bodies.find(({ id }) => holdersOn(organisation, id, 'office', date).length > 0);
  const found = resolveAgency(organisation, reference.get(appraiserReference).agency, { level: 'province', date });
  const appraiser = found.kind === 'units' ? found.units[0] : undefined;
  return office === undefined || appraiser === undefined ? undefined : { office: office.id, appraiser: appraiser.id };
}
