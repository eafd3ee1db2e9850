/** A refusal in SES's own code and words. */
export class SesFault extends Error {
  override readonly name = 'SesFault';
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
