import type { Refusal } from '#shared/kernel/refusal.ts';

/** Why a file could not be read; stable codes for tests and logs. */
export type Unreadable =
  | 'empty-file'
  | 'too-large'
  | 'binary'
  | 'wrong-extension'
  | 'legacy-office'
  | 'encrypted'
  | 'macros'
  | 'broken'
  | 'zip-bomb'
  | 'scanned'
  | 'image'
  | 'unsupported'
  | 'legacy-font';

/** Thrown inside readers where a return value would have to travel through many layers; `readDocument` returns it. */
export class UnreadableFile extends Error {
  readonly refusal: Refusal<Unreadable>;

  constructor(code: Unreadable, message: string, remedy: string) {
    super(message);
    this.name = 'UnreadableFile';
    this.refusal = { code, message, remedy };
  }
}

export const broken = (what: string): UnreadableFile =>
  new UnreadableFile(
    'broken',
    `Tệp ${what} bị hỏng nên không mở được.`,
    'Hãy mở bằng phần mềm soạn thảo, lưu lại rồi nhập lại.',
  );
