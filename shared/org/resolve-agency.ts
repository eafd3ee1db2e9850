/**
 * From an agency as a plan prints it to the units that exist on a day. Nothing is guessed: a name that several bear, a
 * body a reform has closed, a condition, «có liên quan» each come back as what they are.
 */
import { addDays, type PlainDate } from '#shared/kernel/civil-date.ts';
import { classOf, type AgencyClass, type Tier } from './agency-class.ts';
import { foldName } from './fold.ts';
import type { Organisation } from './organisation.ts';
import { isMember, nameOn, validOn, type Unit, type UnitId } from './unit.ts';
import { absentOn, type BodyChange } from './validity.ts';

/** Why a name has no bearer on the day, and who has that work on the day. */
export interface Absence {
  readonly change: Omit<BodyChange, 'names'>;
  readonly successors: readonly Unit[];
}

export type AgencyResolution =
  /**
   * `absent`: what the words also name and the day does not have («cấp huyện, cấp xã» in 2026). `openWords`: what they
   * also name without saying who («Các sở, ban, ngành và địa phương»). Both mostly empty, else for a person to see.
   */
  | {
      readonly kind: 'units';
      readonly units: readonly Unit[];
      readonly absent: readonly Absence[];
      readonly openWords: readonly string[];
    }
  /** Several bodies bear the name, or « - » may part two: a person chooses. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Unit[] }
  | { readonly kind: 'absent'; readonly absent: readonly Absence[] }
  | { readonly kind: 'conditional' }
  | { readonly kind: 'unspecified' }
  /** Nobody here has borne this name on any day: a body outside the locality, a damaged name, an alias to add. */
  | { readonly kind: 'unknown' };

/** The words of one plan: its level, its day, and for a plan below the province the committee that issues it. */
export interface AgencyScope {
  readonly level: Tier;
  readonly date: PlainDate;
  readonly issuer?: UnitId;
}

/**
 * In the plan of a district or commune (`issuer`) a class means the units under it, and a name means first a unit under
 * it, then any other.
 */
export function resolveAgency(organisation: Organisation, printed: string, scope: AgencyScope): AgencyResolution {
  const meaning = classOf(printed, scope.level);
  if (meaning.kind === 'conditional' || meaning.kind === 'unspecified') return { kind: meaning.kind };
  if (meaning.kind === 'classes') return membersOf(organisation, printed, meaning.classes, scope);
  if (isBoundByProcedures(meaning.name)) return { kind: 'conditional' };
  return bearersOf(organisation, printed, scope) ?? listed(organisation, printed, scope) ?? nobody(printed, scope);
}

/** «các cơ quan, đơn vị có TTHC tiếp nhận tại Bộ phận Một cửa»: whoever has procedures there. */
const isBoundByProcedures = (name: string): boolean => /^(?:các )?(?:cơ quan|đơn vị).* có tthc /u.test(name);

function membersOf(
  organisation: Organisation,
  printed: string,
  classes: readonly AgencyClass[],
  { date, issuer }: AgencyScope,
): AgencyResolution {
  const inScope = (unit: Unit, on: PlainDate): boolean =>
    issuer === undefined || organisation.isUnder(unit, issuer, on);
  const units = classes.flatMap((each) => organisation.membersOn(each, date)).filter((unit) => inScope(unit, date));
  const gone = classes
    .filter((each) => !units.some((unit) => isMember(unit, each)))
    .flatMap((each) => organisation.membersEver(each).filter((unit) => inScope(unit, unit.validFrom)));
  const absent = absencesOf(organisation, printed, gone, date);
  if (units.length > 0) return { kind: 'units', units: unique(units), absent, openWords: openWordsOf(printed) };
  return absent.length > 0 ? { kind: 'absent', absent } : { kind: 'unknown' };
}

const openWordsOf = (printed: string): readonly string[] => /(?<!\p{L})địa phương$/u.exec(foldName(printed)) ?? [];

/** «Giám đốc Sở Tư pháp», «Chánh Văn phòng UBND tỉnh», «Trưởng phòng Nội vụ»: a duty of the head is one of the unit. */
const TITLE = /^(?:(?:Phó )?(?:Giám đốc|Chánh|Thủ trưởng|Chủ tịch|Trưởng)|Lãnh đạo)\s+/iu;

function bearersOf(organisation: Organisation, printed: string, scope: AgencyScope): AgencyResolution | undefined {
  const { date, level, issuer } = scope;
  const own = organisation.named(printed, level);
  const named = own.length > 0 ? own : organisation.named(printed.trim().replace(TITLE, ''), level);
  const under = named.filter((unit) => issuer !== undefined && organisation.isUnder(unit, issuer, date));
  const bearers = under.length > 0 ? under : named;
  const present = bearers.filter((unit) => validOn(unit, date));
  if (present.length === 1) return { kind: 'units', units: present, absent: [], openWords: [] };
  if (present.length > 1) return { kind: 'ambiguous', candidates: present };
  if (bearers.length === 0) return undefined;
  return { kind: 'absent', absent: absencesOf(organisation, printed, bearers, date) };
}

/** «Các ngành: Công an, Quân đội»: all of them. «Trung tâm … - Văn phòng …»: one or both, a person says. */
function listed(organisation: Organisation, printed: string, scope: AgencyScope): AgencyResolution | undefined {
  const list = /^(?:các )[^:,;]+:\s*(.+)$/iu.exec(printed.trim())?.[1];
  const dashed = printed.includes(' - ');
  if (list === undefined && !dashed) return undefined;
  const parts = (list ?? printed).split(list === undefined ? ' - ' : /[,;]\s*/u);
  const found = parts.map((part) => bearersOf(organisation, part, scope));
  const units = unique(found.flatMap((each) => (each?.kind === 'units' ? each.units : [])));
  if (!found.every((each) => each?.kind === 'units')) return undefined;
  return list === undefined
    ? { kind: 'ambiguous', candidates: units }
    : { kind: 'units', units, absent: [], openWords: [] };
}

function nobody(printed: string, { date }: AgencyScope): AgencyResolution {
  const change = absentOn(printed, date);
  return change === undefined ? { kind: 'unknown' } : { kind: 'absent', absent: [{ change, successors: [] }] };
}

/** The laws that all localities share stand in `validity.ts`; without one the units' own history tells the change. */
function absencesOf(
  organisation: Organisation,
  printed: string,
  gone: readonly Unit[],
  date: PlainDate,
): readonly Absence[] {
  const [unit] = gone;
  const successors = workOf(organisation, gone, date);
  const shared = absentOn(printed, date);
  if (shared !== undefined) return [{ change: shared, successors }];
  if (unit === undefined) return [];
  const change = {
    ...(date < unit.validFrom ? { from: unit.validFrom } : {}),
    ...(unit.validTo !== null && date > unit.validTo ? { until: addDays(unit.validTo, 1) } : {}),
    successor: successors.map((each) => nameOn(each, date)).join('; '),
    source: 'Danh mục đơn vị của địa phương',
    verified: true,
  };
  return [{ change, successors }];
}

const workOf = (organisation: Organisation, units: readonly Unit[], date: PlainDate): readonly Unit[] =>
  unique(
    units.flatMap(({ id, validFrom }) =>
      date < validFrom ? organisation.predecessorsOn(id, date) : organisation.successorsOn(id, date),
    ),
  );

const unique = (units: readonly Unit[]): readonly Unit[] => [...new Set(units)];
