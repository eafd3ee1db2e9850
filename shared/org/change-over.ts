/**
 * The day a reform takes effect, played over open work: each piece moves to whoever has its unit's work from that day.
 * Nothing is orphaned; what no unit inherits goes to the province's office, marked for a person to decide. Records of
 * before are not touched: they keep the unit's id and show the name it bore then (`nameOn`).
 */
import { formatDate, type PlainDate } from '#shared/kernel/civil-date.ts';
import type { Refusal } from '#shared/kernel/refusal.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Organisation } from './organisation.ts';
import { resolveAgency } from './resolve-agency.ts';
import { validOn, type Unit, type UnitId } from './unit.ts';

export interface OpenWork {
  readonly id: string;
  readonly unitId: UnitId;
}

export interface WorkMove {
  readonly id: string;
  readonly from: UnitId;
  /** Exists on the day. The same as `from` for work that stays. */
  readonly to: UnitId;
  /** one-of-several: the first of several successors took it. no-successor: the office keeps it meanwhile. */
  readonly reason: 'stays' | 'only-successor' | 'one-of-several' | 'no-successor';
  /** Who else could have it; a person may reassign. */
  readonly others: readonly UnitId[];
  readonly needsReview: boolean;
}

/** One move per piece of work, in the order given. Refused when nobody at all could take it. */
export function changeOver(
  organisation: Organisation,
  openWork: readonly OpenWork[],
  date: PlainDate,
): Result<readonly WorkMove[], Refusal<'no-office'>> {
  const office = officeOn(organisation, date);
  if (office === undefined)
    return err({
      code: 'no-office',
      message: `Ngày ${formatDate(date)} không có Văn phòng UBND hay đơn vị cấp trên cùng nào để nhận việc chưa có đơn vị kế thừa.`,
      remedy: 'Kiểm tra thời gian hiệu lực của Văn phòng UBND trong danh mục đơn vị.',
    });
  return ok(openWork.map((work) => moveOf(work, organisation.successorsOn(work.unitId, date), office)));
}

function moveOf({ id, unitId }: OpenWork, heirs: readonly Unit[], office: Unit): WorkMove {
  const [heir, ...rest] = heirs;
  const others = rest.map((unit) => unit.id);
  const move = { id, from: unitId, others, needsReview: false };
  if (heir === undefined) return { ...move, to: office.id, reason: 'no-successor', needsReview: true };
  if (heir.id === unitId) return { ...move, to: unitId, reason: 'stays' };
  if (others.length === 0) return { ...move, to: heir.id, reason: 'only-successor' };
  return { ...move, to: heir.id, reason: 'one-of-several', needsReview: true };
}

/** «Văn phòng UBND tỉnh», or in an organisation without one the unit at its root. */
function officeOn(organisation: Organisation, date: PlainDate): Unit | undefined {
  const office = resolveAgency(organisation, 'Văn phòng UBND tỉnh', { level: 'province', date });
  if (office.kind === 'units') return office.units[0];
  return organisation.rootsOn(date).find((unit) => validOn(unit, date));
}
