/**
 * One kind of proof: it tries, many times and repeatably, to make the system lose something, do it twice or show it to
 * the wrong person, and counts how often it could.
 */
export interface ProofKind {
  /** As it stands in the table and after `--only`. */
  readonly name: string;
  run(asked: ProofAsked): Promise<ProofResult>;
}

export interface ProofAsked {
  /** The same seed tries the same. */
  readonly seed: string;
  /** The long version of `npm run proof`; otherwise the short one of `npm test`. */
  readonly long: boolean;
  /** Told now and then how far it is. */
  readonly progress: (text: string) => void;
}

/** What counts as which is told by `README.md`. */
export interface ProofResult {
  readonly trials: number;
  readonly losses: number;
  readonly duplicates: number;
  readonly leaks: number;
  /** What else is to be shown below the table of kinds. */
  readonly tables?: readonly string[];
  /** One line for each loss, duplicate and leak: where, what, and how to try it again. */
  readonly findings: readonly string[];
}
