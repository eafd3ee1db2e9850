/** JSON values as they travel through an execution. */

/** The service's limit on an execution's input, a state's input or output and a task's result, in UTF-8 bytes. */
export const PAYLOAD_LIMIT_BYTES = 262_144;

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const isString = (value: unknown): value is string => typeof value === 'string';

/** A JSON value with its text, which is made at most once however often the value is written down. */
export class Payload {
  readonly value: unknown;
  #text: string | undefined;

  constructor(value: unknown, text?: string) {
    this.value = value;
    this.#text = text;
  }

  get text(): string {
    return (this.#text ??= JSON.stringify(this.value));
  }

  get tooLarge(): boolean {
    const text = this.text;
    return text.length * 3 > PAYLOAD_LIMIT_BYTES && Buffer.byteLength(text) > PAYLOAD_LIMIT_BYTES;
  }
}

/** The name of a value's JSON type, as the service's error texts use it. */
export function jsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
