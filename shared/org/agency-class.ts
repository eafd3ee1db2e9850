/**
 * What an agency's printed name means: a class of units (every sở; every commune), one body, whoever meets a condition,
 * or nobody in particular. Units of a locality are data elsewhere; these are the words all plans share.
 */
import { foldName } from './fold.ts';
import { isConditional } from './split-agencies.ts';

export type Tier = 'central' | 'province' | 'district' | 'commune';

/**
 * Classes that fan out to units.
 * departments: sở, ban, ngành of a province. offices: specialised offices under a district's or commune's committee, or
 * units of a ministry. committees: people's committees of a tier. one-stop: one-stop desks or public-service centres of
 * a tier. vertical: bodies of ministries seated in the locality.
 */
export type AgencyClassKind = 'departments' | 'offices' | 'committees' | 'one-stop' | 'vertical';

export interface AgencyClass {
  readonly kind: AgencyClassKind;
  readonly tier: Tier;
}

export type AgencyMeaning =
  | { readonly kind: 'classes'; readonly classes: readonly AgencyClass[] }
  /** One body, under the name it is compared by. */
  | { readonly kind: 'body'; readonly name: string; readonly tier?: Tier }
  /** «cơ quan được giao soạn thảo»: known only when the work is given. */
  | { readonly kind: 'conditional' }
  /** «các cơ quan có liên quan», «cơ quan, đơn vị, địa phương»: a person must say who. */
  | { readonly kind: 'unspecified' };

/** What a printed agency means in a plan of `level` (where «Văn phòng UBND» alone is the office of that tier). */
export function classOf(printed: string, level: Tier = 'province'): AgencyMeaning {
  const name = foldName(printed.replace(/\([^()]*\)/gu, ' '));
  if (isConditional(name)) return { kind: 'conditional' };
  const classes = [...committees(name), ...oneStops(name), ...departments(name, level), ...vertical(name)];
  if (classes.length > 0) return { kind: 'classes', classes };
  if (UNSPECIFIED.test(name)) return { kind: 'unspecified' };
  return body(name, level);
}

const UNSPECIFIED =
  /(?:^|\s)(?:liên quan|có liên quan)$|^(?:các |những )?(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân)(?:, (?:các )?(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân))*(?: và (?:địa phương|đơn vị|cá nhân))?$/u;

const TIER_WORDS: readonly (readonly [Tier, RegExp])[] = [
  ['province', /(?<!\p{L})(?:cấp )?tỉnh(?!\p{L})/u],
  ['district', /(?<!\p{L})(?:huyện|quận|thị xã)(?!\p{L})/u],
  ['commune', /(?<!\p{L})(?:(?<!thị )xã(?! hội)|phường|thị trấn|đặc khu)(?!\p{L})/u],
];

const tiersIn = (name: string): Tier[] => {
  if (/các cấp|3 cấp|ba cấp/u.test(name)) return ['province', 'district', 'commune'];
  return TIER_WORDS.filter(([, word]) => word.test(name)).map(([tier]) => tier);
};

/** «UBND cấp huyện, cấp xã», «UBND các huyện, thị xã, thành phố», «UBND huyện, thành phố»; not «UBND huyện Vĩnh Bảo». */
function committees(name: string): AgencyClass[] {
  const members = /^(?:chủ tịch )?(?:các )?ubnd (.+)$/u.exec(name)?.[1];
  if (members === undefined) return [];
  const plural = /^(?:các|cấp|một số)(?!\p{L})/u.test(members) || /^(?:huyện|xã|quận|thị xã|phường)\s*,/u.test(members);
  if (!plural) return [];
  return tiersIn(members).map((tier) => ({ kind: 'committees', tier }));
}

function oneStops(name: string): AgencyClass[] {
  if (!/^(?:các )?(?:bộ phận (?:một cửa|tiếp nhận)|trung tâm phục vụ hành chính công)/u.test(name)) return [];
  if (!/cấp|các|huyện(?:,| và) xã/u.test(name)) return [];
  return tiersIn(name)
    .filter((tier) => tier !== 'province' || name.startsWith('các') || name.startsWith('bộ phận'))
    .map((tier) => ({ kind: 'one-stop', tier }));
}

/** «Các sở, ban, ngành», «Cơ quan chuyên môn thuộc UBND tỉnh», «Các cơ quan, đơn vị thuộc UBND huyện», «Phòng, ban …». */
function departments(name: string, level: Tier): AgencyClass[] {
  if (
    /^(?:các |thủ trưởng các )?(?:sở|ban)(?:,| và) (?:các )?(?:ban|ngành|cơ quan)/u.test(name) ||
    /^các (?:sở|ngành)$/u.test(name)
  )
    return name.endsWith('liên quan') ? [] : [{ kind: 'departments', tier: 'province' }];
  const under = /^(?:các )?(?:cơ quan|đơn vị|phòng|ban|bộ phận|vụ|cục|tổ chức)[^;]*?(?:thuộc|trực thuộc) (.+)$/u.exec(
    name,
  )?.[1];
  if (under !== undefined) {
    const tier = /^bộ|văn phòng chính phủ|thanh tra chính phủ/u.test(under) ? 'central' : (tiersIn(under)[0] ?? level);
    return [{ kind: tier === 'province' ? 'departments' : 'offices', tier }];
  }
  if (
    /^(?:các )?(?:phòng|phòng, ban|phòng chuyên môn)(?:, (?:ban|đơn vị))*(?: chuyên môn)?(?: cấp huyện| huyện)?$/u.test(
      name,
    )
  )
    return [{ kind: 'offices', tier: level === 'province' ? 'district' : level }];
  return [];
}

const vertical = (name: string): AgencyClass[] =>
  name.includes('ngành dọc') ? [{ kind: 'vertical', tier: 'province' }] : [];

function body(name: string, level: Tier): AgencyMeaning {
  const tier = tiersIn(name)[0];
  const office = /^(?:văn phòng ubnd|trung tâm phục vụ hành chính công)(?: (?:cấp )?tỉnh| thành phố)?$/u.exec(name);
  if (office !== null && level === 'province')
    return { kind: 'body', name: `${name.replace(/ (?:(?:cấp )?tỉnh|thành phố)$/u, '')} tỉnh`, tier: 'province' };
  return tier === undefined ? { kind: 'body', name } : { kind: 'body', name, tier };
}
