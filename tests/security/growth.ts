/** How the time of a text's reading grows with its length: what backtracks takes sixteen times as long for four times as much. */

/** What repeats in texts that make patterns backtrack: blanks, signs, letters, digits, words of plans. */
const UNITS = [
  ...[' ', '\t', '\n', 'ă', 'a', 'A', '0', ',', '.', '-', '/', '(', '<', '=', '_', '"', ';', ':', '|', '@'],
  ...['x ', ' ,', '1.', 'a,', '1,', 'a.', '- ', 'ngày ', 'Sở ', 'tháng 1', 'quý I ', 'và '],
];
const AROUND = [
  ['', '\u0000'],
  ['x', '\u0000'],
  ['Sở x', 'x'],
] as const;

const SHORT = 1_000;
/** Anything slower is measured again, four times as long. */
const SUSPECT_MS = 1.5;
const SLOW_MS = 30;
const STEEP = 9;

/** CPU time of the quickest of some runs, which other processes of the machine do not lengthen much. */
function quickest(read: (text: string) => unknown, text: string, runs: number): number {
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    read(text);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** A text whose reading grows faster than it does, in words; undefined when none was found. */
export function steepText(read: (text: string) => unknown): string | undefined {
  for (const unit of UNITS)
    for (const [before, after] of AROUND) {
      const of = (length: number): string => before + unit.repeat(Math.ceil(length / unit.length)) + after;
      if (quickest(read, of(SHORT), 1) < SUSPECT_MS) continue;
      const short = quickest(read, of(SHORT), 3);
      const long = quickest(read, of(4 * SHORT), 2);
      if (long > SLOW_MS && long > STEEP * short)
        return `${JSON.stringify(before)} + ${JSON.stringify(unit)} × n: ${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`;
    }
  return undefined;
}
