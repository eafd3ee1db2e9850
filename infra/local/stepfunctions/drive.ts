/** Runs interpreter work, which pauses where an expression needs the JSONata interpreter. */
import type { Work } from './jsonata/expression.ts';

interface Events {
  /** The work threw what no state may throw. */
  failed(error: string): void;
  /** The work has ended, one way or the other. */
  finish(): void;
  /** It had paused, and has ended since. */
  resumed(): void;
}

type Step = IteratorResult<Promise<unknown>, void>;

/** True when the work ended at once. */
export function drive(work: Work<void>, events: Events): boolean {
  const advance = (next: () => Step): boolean => {
    const step = attempt(next, events);
    if (step === undefined || step.done === true) {
      events.finish();
      return true;
    }
    step.value.then(
      (value) => {
        later(() => work.next(value));
      },
      (error: unknown) => {
        later(() => work.throw(error));
      },
    );
    return false;
  };
  const later = (next: () => Step): void => {
    if (advance(next)) events.resumed();
  };
  return advance(() => work.next());
}

function attempt(next: () => Step, events: Events): Step | undefined {
  try {
    return next();
  } catch (error) {
    events.failed(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
