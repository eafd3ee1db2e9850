/**
 * An expected "no", told to the person who asked: what is wrong and what to do, in Vietnamese.
 * `code` is stable and English; tests and logs use it, people never see it.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly remedy: string;
  /** The form field at fault, when there is one. */
  readonly field?: string;
}
