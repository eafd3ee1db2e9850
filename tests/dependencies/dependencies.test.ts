/** What is built in: licences, known vulnerabilities, the bill of materials. */
import { execFile, execFileSync } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { judge } from '#infra/dependencies/audit.ts';
import { licenceFaults, licenceRules } from '#infra/dependencies/licences.ts';
import { lockedPackages, packagesOf } from '#infra/dependencies/lock.ts';
import { serveAt } from '../portal/http-client.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

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

  it('are asked for at the registry by the command, which ends with 3 and says so where it was refused', async () => {
    const refused = await audited((response) => response.writeHead(405).end());
    expect(refused.code).toBe(3);
    expect(refused.said).toMatch(/^The packages were not checked: 405 .* That says nothing about them\./u);
    const clean = await audited((response) => response.end('{}'));
    expect(clean).toEqual({ code: 0, said: '0 open, 0 answered.\n' });
  });
});

/** `npm run audit` against a registry of our own. */
async function audited(
  answer: (response: ServerResponse) => void,
): Promise<{ readonly code: number; readonly said: string }> {
  const registry = await serveAt(() => (request, response) => {
    request.resume().on('end', () => {
      answer(response);
    });
  });
  const env = { ...process.env, npm_config_registry: registry.origin };
  const command = fileURLToPath(new URL('../../infra/dependencies/audit.ts', import.meta.url));
  const ended = await new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
    const child = execFile(process.execPath, [command], { cwd: root, env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr });
    });
  });
  await registry.close();
  return ended;
}

it('the bill of materials is CycloneDX and names every package that runs', () => {
  const text = execFileSync('npm', ['run', '--silent', 'sbom'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
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
