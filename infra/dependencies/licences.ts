/** `npm run check:licences`: every package's licence is one that is allowed, or answered with a reason in `licences.json`. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { z } from 'zod';
import { lockedPackages, type Package } from './lock.ts';

const rulesSchema = z.object({
  allowed: z.array(z.string()),
  /** Allowed where nothing of it is shipped. */
  allowedForTools: z.array(z.string()),
  answers: z.array(z.object({ package: z.string(), licence: z.string().nullable(), why: z.string().min(20) })),
});
export type LicenceRules = z.infer<typeof rulesSchema>;

export const licenceRules = (): LicenceRules =>
  rulesSchema.parse(JSON.parse(readFileSync(new URL('licences.json', import.meta.url), 'utf8')));

/** «(MIT OR GPL-3.0-or-later)» is allowed when one of them is, «(MIT AND Zlib)» when both are. */
function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const words = expression.replace(/[()]/gu, '');
  return words.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence.trim())));
}

/** One line for each package whose licence is neither allowed nor answered, and each answer that nothing needs. */
export function licenceFaults(packages: readonly Package[], rules: LicenceRules): readonly string[] {
  const shipped = new Set(rules.allowed);
  const tools = new Set([...rules.allowed, ...rules.allowedForTools]);
  const needed = packages.filter(({ licence, dev }) => licence === null || !isAllowed(licence, dev ? tools : shipped));
  const answers = ({ name, licence }: Package) =>
    rules.answers.some((answer) => answer.package === name && answer.licence === licence);
  return [
    ...needed
      .filter((one) => !answers(one))
      .map(({ name, version, licence }) => `${name}@${version}: the licence ${licence ?? '(none)'} is not allowed`),
    ...rules.answers
      .filter((answer) => !needed.some(({ name, licence }) => name === answer.package && licence === answer.licence))
      .map((answer) => `${answer.package}: nothing needs the answer for ${answer.licence ?? 'no licence'}`),
  ];
}

if (import.meta.main) {
  const packages = lockedPackages();
  const faults = licenceFaults(packages, licenceRules());
  for (const fault of faults) console.error(fault);
  if (packages.length === 0) console.error('The lock file names no package.');
  process.exitCode = faults.length > 0 || packages.length === 0 ? 1 : 0;
}
