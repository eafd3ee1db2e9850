import { randomInt } from 'node:crypto';
import { z } from 'zod';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

export const generationSchema = z
  .object({
    PasswordLength: z.coerce.number().int().min(1).max(4096).default(32),
    ExcludeCharacters: z.string().default(''),
    ExcludeLowercase: z.boolean().default(false),
    ExcludeUppercase: z.boolean().default(false),
    ExcludeNumbers: z.boolean().default(false),
    ExcludePunctuation: z.boolean().default(false),
    IncludeSpace: z.boolean().default(false),
    RequireEachIncludedType: z.boolean().default(true),
    SecretStringTemplate: z.string().optional(),
    GenerateStringKey: z.string().optional(),
  })
  .refine(
    ({ SecretStringTemplate: template, GenerateStringKey: key }) => (template === undefined) === (key === undefined),
    {
      error: 'SecretStringTemplate and GenerateStringKey go together',
    },
  );

export type Generation = z.infer<typeof generationSchema>;

/** What CloudFormation's GenerateSecretString makes: a random password, alone or as one member of a JSON object. */
export function generateSecret(generation: Generation): string {
  const password = generatePassword(generation);
  const { SecretStringTemplate: template, GenerateStringKey: key } = generation;
  if (template === undefined || key === undefined) return password;
  const members = z.record(z.string(), z.unknown()).parse(JSON.parse(template));
  return JSON.stringify({ ...members, [key]: password });
}

function generatePassword(generation: Generation): string {
  const excluded = new Set(generation.ExcludeCharacters);
  const kinds = [
    generation.ExcludeLowercase ? '' : LOWER,
    generation.ExcludeUppercase ? '' : UPPER,
    generation.ExcludeNumbers ? '' : DIGITS,
    generation.ExcludePunctuation ? '' : PUNCTUATION,
    generation.IncludeSpace ? ' ' : '',
  ]
    .map((kind) => Array.from(kind).filter((character) => !excluded.has(character)))
    .filter((kind) => kind.length > 0);
  const all = kinds.flat();
  if (all.length === 0) throw new Error('GenerateSecretString excludes every character');
  const pick = (from: readonly string[]): string => from[randomInt(from.length)] ?? '';
  const required = generation.RequireEachIncludedType ? kinds.map(pick).slice(0, generation.PasswordLength) : [];
  const characters = [
    ...required,
    ...Array.from({ length: generation.PasswordLength - required.length }, () => pick(all)),
  ];
  return shuffle(characters).join('');
}

function shuffle(characters: string[]): string[] {
  const left = [...characters];
  return characters.map(() => left.splice(randomInt(left.length), 1)[0] ?? '');
}
