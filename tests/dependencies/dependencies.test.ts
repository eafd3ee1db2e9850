/** What is built in: licences, known vulnerabilities, the bill of materials. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { judge } from '#infra/dependencies/audit.ts';
import { licenceFaults, licenceRules } from '#infra/dependencies/licences.ts';
import { lockedPackages, packagesOf } from '#infra/dependencies/lock.ts';

describe('licences', () => {
  const rules = { allowed: ['MIT', 'Zlib'], allowedForTools: ['MPL-2.0'], answers: [] };
  const faults = (license: string | undefined, dev = false) =>
    licenceFaults(
      packagesOf({ packages: { '': {}, 'node_modules/a/node_modules/b': { version: '1.0.0', license, dev } } }),
      rules,
    );

  it('of every package are allowed or answered, and no answer is left over', () => {
    expect(lockedPackages().length).toBeGreaterThan(100);
    expect(licenceFaults(lockedPackages(), licenceRules())).toEqual([]);
  });

  it.each(['MIT', '(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)'])('%s is allowed', (licence) => {
    expect(faults(licence)).toEqual([]);
  });

  it.each(['GPL-3.0-only', '(MIT AND GPL-3.0-only)', 'SEE LICENSE IN x', undefined])('%s is not', (licence) => {
    expect(faults(licence)).toEqual([`b@1.0.0: the licence ${licence ?? '(none)'} is not allowed`]);
  });

  it('a file-based copyleft is allowed for tools and not for what runs', () => {
    expect([faults('MPL-2.0', true).length, faults('MPL-2.0').length]).toEqual([0, 1]);
  });
});

describe('known vulnerabilities', () => {
  const url = 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc';
  const advisory = {
    source: 1,
    name: 'ten',
    dependency: 'ten',
    title: 'Prototype pollution',
    url,
    severity: 'high',
    range: '<2',
  };
  const report = {
    auditReportVersion: 2,
    vulnerabilities: { ten: { via: [advisory] }, nine: { via: ['ten'] }, eight: { via: [advisory] } },
  };
  const answer = { advisory: url, why: 'Only tests load it, with input of our own.', until: '2026-06-30' };

  it('are told once each, by advisory, while nobody has answered them', () => {
    const open = [`high: ten <2: Prototype pollution (${url})`];
    expect(judge(report, [], '2026-01-01')).toEqual({ kind: 'checked', open, answered: [] });
  });

  it('are closed by an answer with a reason until its day, and no longer', () => {
    expect(judge(report, [answer], '2026-06-30')).toMatchObject({ open: [], answered: [expect.any(String)] });
    expect(judge(report, [answer], '2026-07-01')).toMatchObject({ answered: [] });
  });

  it('are not said to be none where the registry could not be asked', () => {
    expect(judge({ message: '405 Method Not Allowed' }, [], '2026-01-01')).toEqual({
      kind: 'unchecked',
      why: '405 Method Not Allowed',
    });
    expect(judge(undefined, [], '2026-01-01')).toMatchObject({ kind: 'unchecked' });
  });
});

it('the bill of materials is CycloneDX and names every package that runs', () => {
  const cwd = fileURLToPath(new URL('../../', import.meta.url));
  const text = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
  const bom = z
    .object({
      bomFormat: z.literal('CycloneDX'),
      components: z.array(z.object({ name: z.string(), version: z.string() })),
    })
    .parse(JSON.parse(text));
  const named = new Set(bom.components.map(({ name, version }) => `${name}@${version}`));
  const missing = lockedPackages().filter(({ name, version, dev }) => !dev && !named.has(`${name}@${version}`));
  expect(missing.filter(({ optional }) => !optional)).toEqual([]);
  expect(named.size).toBeGreaterThan(100);
});
