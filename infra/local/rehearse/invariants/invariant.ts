/** A rule that must hold for everything that happened, checked by code of its own. */
import type { Stage } from '../stage.ts';

export interface Invariant {
  readonly name: string;
  check(stage: Stage): Checked | Promise<Checked>;
}

export interface Checked {
  /** How many things were looked at; a rule that looked at nothing has shown nothing. */
  readonly checked: number;
  /** What does not hold, a line each. */
  readonly broken: readonly string[];
}
