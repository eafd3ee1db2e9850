/** So often in a row says no more than any longer run: dot leaders, ruled lines, blanks that make columns. */
const LONGEST = 200;

const RUN = new RegExp(String.raw`(.{1,3}?)\1{${LONGEST},}`, 'gsu');

/**
 * Cuts every run of the same sign, pair or three to two hundred. What reads a text afterwards may look ahead over a run
 * without taking the square of its length: a cell of a million blanks would otherwise hold the reader for hours.
 */
export const withShortRuns = (text: string): string => text.replace(RUN, (_run, unit: string) => unit.repeat(LONGEST));
