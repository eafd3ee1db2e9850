/** What may befall a home, and when. */
import type { Command, Point } from './commands.ts';

/** What is done to the home while it carries out a command. */
export type Blow =
  | { readonly kind: 'point'; readonly point: Point }
  /** So many milliseconds after the command was given. */
  | { readonly kind: 'runtime' | 'database' | 'disk'; readonly after: number };

export interface Blows {
  /** What befalls this try of a command; undefined for nothing. */
  next(command: Command, tries: number, now: number): Blow | undefined;
  /** The command was answered, having caused these writes. */
  answered(command: Command, writes: readonly string[], blow: Blow | undefined, now: number): void;
  /** The home ended under it, having asked for these writes by then, in the minute `now`. */
  struck(command: Command, blow: Blow, writes: readonly string[], now: number): void;
}
