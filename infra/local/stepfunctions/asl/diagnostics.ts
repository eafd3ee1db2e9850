/** What is wrong with a definition, in the form of ValidateStateMachineDefinition. */
export interface Diagnostic {
  readonly severity: 'ERROR';
  readonly code: 'SCHEMA_VALIDATION_FAILED' | 'MISSING_TRANSITION_TARGET' | 'INVALID_JSON_DESCRIPTION';
  readonly message: string;
  /** Slash path into the definition; '/' is the definition itself. */
  readonly location: string;
}

/** Collects diagnostics while a definition is walked. */
export class Diagnostics {
  readonly list: Diagnostic[] = [];

  add(location: string, message: string, code: Diagnostic['code'] = 'SCHEMA_VALIDATION_FAILED'): void {
    this.list.push({ severity: 'ERROR', code, message, location: location === '' ? '/' : location });
  }
}

/** The message with which CreateStateMachine refuses a definition. */
export const invalidDefinitionMessage = (diagnostics: readonly Diagnostic[]): string =>
  `Invalid State Machine Definition: '${diagnostics
    .map(({ code, message, location }) => `${code}: ${message} at ${location}`)
    .join(', ')}'`;
