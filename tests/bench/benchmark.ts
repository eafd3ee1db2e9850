/** What a benchmark file (`tests/bench/<name>.bench.ts`) exports as `benchmark`. */
export interface Benchmark {
  readonly name: string;
  run(): Promise<readonly Figure[]>;
}

/** One measured quantity; `samples` of several runs in one process, of which the median is quoted. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly samples: readonly number[];
  /** The aim as people read it, e.g. "≥ 500,000". */
  readonly aim?: string;
  /** What must be known to read the figure, e.g. what the peer does not do. */
  readonly note?: string;
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

/** The sample below or at which `percent` of all lie. */
export const percentile = (samples: readonly number[], percent: number): number =>
  samples.toSorted((a, b) => a - b)[Math.ceil((samples.length * percent) / 100) - 1] ?? Number.NaN;

/** Operations per second of `work` (which does `operations` of them), once to warm up and then `runs` times. */
export async function rate(operations: number, work: () => unknown, runs = 5): Promise<number[]> {
  await work();
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work();
    samples.push((operations / (performance.now() - started)) * 1000);
  }
  return samples;
}
