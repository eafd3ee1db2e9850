/** Executions under way while people change the system: a new definition, a step that fails. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDataFolder } from '#infra/local/data-folder.ts';
import { ensureSynthesised } from '#infra/synth.ts';
import { twoTierProvince } from '#shared/org/sample/index.ts';
import { aHome, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import { Desk } from '../pakn/desk.ts';

const root = mkdtempSync(path.join(tmpdir(), 'dung-han-executions-'));
const dataDir = path.join(root, 'data');
const closing = {
  kind: 'close',
  closing: { kind: 'split-off', as: 'complaint', advice: 'Gửi đơn đến Ban Tiếp công dân.' },
} as const;

let home: TestHome;
let today: string;
const start = async (assembly: string): Promise<void> => {
  home = await aHome('2024-03-04', { folder: openDataFolder(dataDir), assembly });
};
beforeAll(async () => {
  today = (await ensureSynthesised()).directory;
  await start(today);
  await settle(home, twoTierProvince());
});
afterAll(async () => {
  await home.close();
  rmSync(root, { recursive: true });
});

const templateSchema = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});
const definitionSchema = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), z.unknown()) });

/** Today's assembly, but for petitions a workflow that ends at once. */
function nextAssembly(directory: string): string {
  const next = path.join(root, 'next');
  const made = mkdtempSync(next);
  const file = readdirSync(directory).find((name) => name.endsWith('.template.json')) ?? '';
  for (const name of readdirSync(directory))
    if (name !== file) symlinkSync(path.join(directory, name), path.join(made, name));
  const template = templateSchema.parse(JSON.parse(readFileSync(path.join(directory, file), 'utf8')));
  const machines = Object.entries(template.Resources).filter(
    ([, { Type }]) => Type === 'AWS::StepFunctions::StateMachine',
  );
  const [, machine] = machines.find(([id]) => id.includes('Pakn')) ?? [];
  const properties = machine?.Properties ?? {};
  const definition = definitionSchema.parse(JSON.parse(String(properties['DefinitionString'])));
  const States = { ...definition.States, AtOnce: { Type: 'Succeed' } };
  properties['DefinitionString'] = JSON.stringify({ ...definition, States, StartAt: 'AtOnce' });
  writeFileSync(path.join(made, file), JSON.stringify(template));
  return made;
}

describe('a workflow that is changed', () => {
  it('carries on with what runs by the definition it began with, and begins the new by the new one', async () => {
    const old = await new Desk(home).receive();
    const task = await new Desk(home).openTask(old);
    await home.close();
    await start(nextAssembly(today));
    const desk = new Desk(home);
    const young = await desk.receive({ email: 'moi@example.vn' });
    expect((await desk.execution(young)).status).toBe('SUCCEEDED');
    expect(await desk.openTask(old)).toEqual(task);
    await desk.route(old, closing);
    expect((await desk.execution(old)).status).toBe('SUCCEEDED');
    expect(await desk.petition(old)).toMatchObject({ closing: closing.closing, repliedOn: '2024-03-04' });
    await home.close();
    await start(today);
  });
});

const CLI = fileURLToPath(new URL('../../infra/local/cli.ts', import.meta.url));
const cli = (...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
    const child = execFile(process.execPath, [CLI, ...args], { env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr });
    });
  });

describe('an execution that failed', () => {
  it('is listed with its cause, and goes on where it stood once the cause is mended', async () => {
    expect(await cli('failed')).toEqual({ code: 0, said: 'No execution stopped halfway.\n' });
    const desk = new Desk(home);
    const [grant] = home.services.iam
      .grants()
      .filter(({ statement, actions }) => statement.includes('PaknFunction') && actions.some(isGetItem));
    const mend = home.services.iam.suspend(grant?.statement ?? '', 'dynamodb:GetItem');
    const caseId = await desk.receive({ email: 'loi@example.vn' });
    // Its retries wait longer each time.
    await home.goTo('2024-03-04', 20);
    expect((await desk.execution(caseId)).status).toBe('FAILED');
    const told = home.lines.filter(({ level, text }) => level === 'error' && text.includes('The function failed'));
    expect(told.length).toBeGreaterThan(0);
    for (const { text } of told) expect(JSON.parse(text)).toMatchObject({ caseId, service: 'pakn' });
    const listed = await cli('failed');
    expect(listed.code).toBe(1);
    expect(listed.said).toContain(`pakn ${caseId}  FAILED 2024-03-04`);
    expect(listed.said).toContain('is not authorized to perform: dynamodb:GetItem');
    mend();
    expect(await cli('redrive', 'khong-co')).toMatchObject({ code: 2 });
    expect(await cli('redrive', caseId)).toEqual({ code: 0, said: `pakn ${caseId}: goes on\n` });
    await desk.openTask(caseId);
    expect((await cli('failed')).said).toBe('No execution stopped halfway.\n');
    await desk.route(caseId, closing);
    expect((await desk.execution(caseId)).status).toBe('SUCCEEDED');
  });

  it('is asked of a home that runs', async () => {
    await home.close();
    const refused = await cli('failed');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.said).toContain(`No home runs on ${dataDir}`);
    await start(today);
  });
});

const isGetItem = ({ text }: { readonly text: string }): boolean => text === 'dynamodb:GetItem';
