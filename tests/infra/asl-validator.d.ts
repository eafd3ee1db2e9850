/** The package ships no types; this is what the tests use of it. */
declare module 'asl-validator' {
  export default function validate(definition: object): { isValid: boolean; errorsText: () => string };
}
