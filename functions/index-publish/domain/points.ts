/** Points have two decimals; sums and shares are rounded to them, so that what is shown adds up. */

export const roundPoints = (points: number): number => Math.round(points * 100) / 100;

export const sumOf = (points: readonly number[]): number =>
  points.reduce((sum, each) => sum + Math.round(each * 100), 0) / 100;
