/** The packages of the lock file: what `npm ci` installs, with the licence each declares. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      devOptional: z.boolean().optional(),
    }),
  ),
});

export interface Package {
  readonly name: string;
  readonly version: string;
  /** As it declares it: an SPDX expression, mostly; null when it declares none. */
  readonly licence: string | null;
  /** Not part of what runs: tools and tests. */
  readonly dev: boolean;
  /** Not installed everywhere. */
  readonly optional: boolean;
}

export function packagesOf(lock: unknown): readonly Package[] {
  const { packages } = lockSchema.parse(lock);
  return Object.entries(packages).flatMap(([place, { version, license, dev, ...more }]) => {
    const name = place.split('node_modules/').at(-1) ?? '';
    return name === '' || version === undefined
      ? []
      : [
          {
            name,
            version,
            licence: license ?? null,
            dev: dev === true,
            optional: more.optional === true || more.devOptional === true,
          },
        ];
  });
}

export const lockedPackages = (): readonly Package[] =>
  packagesOf(JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')));
