/** A verb's command: reads its arguments, prints to stdout, returns the exit code (2: the input is at fault). */
export interface Command {
  readonly usage: string;
  run(args: readonly string[]): Promise<number>;
}
