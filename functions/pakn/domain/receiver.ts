/** Who receives petitions: the body set by the province, or the office of the committee at the root (NĐ 92/2017). */
import { z } from 'zod';
import type { PlainDate } from '#shared/kernel/civil-date.ts';
import { holdersOn, officeOf } from '#shared/org/index.ts';
import { unitIdSchema, type UnitId } from '#shared/org/unit.ts';
import { defineReference, type Reference } from '#shared/reference/index.ts';

/** Null: the office of the committee, as the decree has it since 2017. */
export const receiverReference = defineReference(
  'pakn.receiver',
  z.object({ unit: unitIdSchema.nullable() }),
  { unit: null },
  {
    title: 'Phản ánh, kiến nghị: nơi tiếp nhận',
    about: 'Để trống là Văn phòng UBND, như Nghị định 92/2017/NĐ-CP.',
    labels: { unit: { label: 'Mã đơn vị tiếp nhận', hint: 'Ví dụ van-phong-ubnd-tinh; xem ở Quản trị, Đơn vị' } },
  },
);

/** The receiving body on a day. Throws when the organisation has none: nobody could take the petition up. */
export function receiverOn(reference: Reference, date: PlainDate): UnitId {
  const { unit } = reference.get(receiverReference);
  if (unit !== null) return unit;
  const [root] = reference.organisation.rootsOn(date);
  const found = root === undefined ? undefined : officeOf(reference.organisation, root.id, date);
  if (found === undefined) throw new Error(`No unit has an office role on ${date}: nobody receives petitions`);
  return found;
}

/**
 * Who of the receiving body is asked on a day: its officers for the work of every day, its office where somebody must
 * decide over a unit, or where no officer is appointed.
 */
export function receivingDesk(
  reference: Reference,
  date: PlainDate,
  decidesOwner: boolean,
): { readonly unit: UnitId; readonly doer: 'officer' | 'office' } {
  const unit = receiverOn(reference, date);
  const hasOfficer = holdersOn(reference.organisation, unit, 'officer', date).length > 0;
  return { unit, doer: hasOfficer && !decidesOwner ? 'officer' : 'office' };
}
