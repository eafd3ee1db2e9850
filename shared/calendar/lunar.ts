/**
 * The Vietnamese lunar calendar, as far as public holidays need it: the solar date of a lunar day. Months begin on the
 * day of the new moon in Vietnam (UTC+7); the month of the winter solstice is the eleventh; a year with thirteen
 * months between two solstices has a leap month, the first that holds no principal solar term. New moons and the
 * sun's longitude follow Meeus, Astronomical Algorithms (good to minutes for these centuries).
 */
import { toDayNumber, fromDayNumber, type PlainDate, dateOf } from '#shared/kernel/civil-date.ts';

const RADIANS = Math.PI / 180;
const SYNODIC_MONTH = 29.530588861;
/** Julian day number of 1970-01-01, noon UTC. */
const JULIAN_OF_EPOCH = 2_440_588;
const TIME_ZONE_DAYS = 7 / 24;
/** New moon number 0: 1 January 1900. */
const FIRST_NEW_MOON = 2_415_020.75933;

const sin = (degrees: number): number => Math.sin(degrees * RADIANS);

/** Periodic terms of the new moon: amplitude in days, multiples of sun anomaly, moon anomaly and moon latitude. */
const NEW_MOON_TERMS: readonly (readonly [number, number, number, number])[] = [
  [-0.4068, 0, 1, 0],
  [0.0161, 0, 2, 0],
  [-0.0004, 0, 3, 0],
  [0.0104, 0, 0, 2],
  [-0.0051, 1, 1, 0],
  [-0.0074, -1, 1, 0],
  [0.0004, 1, 0, 2],
  [-0.0004, -1, 0, 2],
  [-0.0006, 0, 1, 2],
  [0.001, 0, -1, 2],
  [0.0005, 1, 2, 0],
  [0.0021, 2, 0, 0],
];

/** Terrestrial minus universal time, in days, for centuries since 1900. */
const timeDifference = (t: number): number => -0.000278 + 0.000265 * t + 0.000262 * t * t;

/** Day number (Vietnam) of the `k`-th new moon since January 1900. */
function newMoonDay(k: number): number {
  const t = k / 1236.85;
  const [t2, t3] = [t * t, t * t * t];
  const mean =
    FIRST_NEW_MOON +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
  const sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
  const moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
  const latitude = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
  const periodic = NEW_MOON_TERMS.reduce(
    (sum, [amplitude, s, m, f]) => sum + amplitude * sin(s * sun + m * moon + f * latitude),
    (0.1734 - 0.000393 * t) * sin(sun),
  );
  return Math.floor(mean + periodic - timeDifference(t) + 0.5 + TIME_ZONE_DAYS) - JULIAN_OF_EPOCH;
}

/** Twelfth of the zodiac (0–11, from the spring equinox) the sun is in at midnight of a day in Vietnam. */
function solarTerm(day: number): number {
  const t = (day + JULIAN_OF_EPOCH - 0.5 - TIME_ZONE_DAYS - 2_451_545) / 36_525;
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t * t;
  const centre =
    (1.9146 - 0.004817 * t) * sin(anomaly) + (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.00029 * sin(3 * anomaly);
  const longitude =
    280.46645 + 36_000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

const newMoonNumber = (day: number): number => Math.floor((day + JULIAN_OF_EPOCH - FIRST_NEW_MOON) / SYNODIC_MONTH);

/** Number of the new moon that opens the eleventh lunar month, the month of the winter solstice of a solar year. */
function eleventhMonth(year: number): number {
  const k = newMoonNumber(toDayNumber(dateOf(year, 12, 31)));
  const last = newMoonDay(k + 1) <= toDayNumber(dateOf(year, 12, 31)) ? k + 1 : k;
  // The sun enters its tenth twelfth (270°) at the solstice: a month that begins after it comes too late.
  return solarTerm(newMoonDay(last)) >= 9 ? last - 1 : last;
}

/** Months from the eleventh to the leap month, or undefined in a year of twelve months. */
function leapMonth(from: number, to: number): number | undefined {
  if (to - from < 13) return undefined;
  for (let i = 1; i < 13; i += 1) {
    if (solarTerm(newMoonDay(from + i)) === solarTerm(newMoonDay(from + i + 1))) return i;
  }
  return undefined;
}

/**
 * The civil date of day `day` of lunar month `month` (1–10, not the leap one) in the lunar year that begins with Tết of
 * the solar year `year`. Tết is `lunarDate(year, 1, 1)`; Giỗ Tổ Hùng Vương `lunarDate(year, 3, 10)`.
 */
export function lunarDate(year: number, month: number, day: number): PlainDate {
  const from = eleventhMonth(year - 1);
  const leap = leapMonth(from, eleventhMonth(year));
  const plain = month + 1;
  return fromDayNumber(newMoonDay(from + plain + (leap !== undefined && plain + 1 > leap ? 1 : 0)) + day - 1);
}
