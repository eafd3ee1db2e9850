/** The data folder of a home over the years: backed up, restored, brought to today's format. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { WebhookTable } from '#functions/webhooks/store.ts';
import { backUp, restore } from '#infra/local/backup.ts';
import { FORMAT, openDataFolder } from '#infra/local/data-folder.ts';
import { ADMINISTRATOR } from '#infra/local/iam.ts';
import { REGION } from '#infra/local/template/names.ts';
import { webhookVault } from '#shared/adapters/vaults.ts';
import { twoTierProvince } from '#shared/org/sample/index.ts';
import { aHome, itemsIn, tableIn, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import { Desk } from '../pakn/desk.ts';

const CLI = fileURLToPath(new URL('../../infra/local/cli.ts', import.meta.url));
const root = mkdtempSync(path.join(tmpdir(), 'dung-han-folder-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});
const inRoot = (name: string): string => path.join(root, name);
const homeIn = (directory: string): Promise<TestHome> => aHome('2024-03-04', { folder: openDataFolder(directory) });

/** `npm run backup|restore -- FILE`, as people run it. */
const command = (verb: 'backup' | 'restore', dataDir: string, file: string): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
    const child = execFile(process.execPath, [CLI, verb, file], { env }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr });
    });
  });

async function itemsOf(home: TestHome): Promise<readonly Record<string, unknown>[]> {
  return (await itemsIn(home)).toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
}
const keyOf = (item: Record<string, unknown>): string => `${String(item['pk'])} ${String(item['sk'])}`;
const formatOf = (directory: string): unknown => JSON.parse(readFileSync(path.join(directory, 'home.json'), 'utf8'));

describe('a backup', () => {
  const live = inRoot('live');
  const file = inRoot('backup.tar.gz');

  it('brings everything back as it was: table, running work, sealed data', async () => {
    const home = await homeIn(live);
    await settle(home, twoTierProvince());
    const desk = new Desk(home);
    const caseId = await desk.receive({ email: 'mot@example.vn' });
    const task = await desk.openTask(caseId);
    const before = await itemsOf(home);
    const refused = await command('backup', live, file);
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('is in use. Stop the home');
    expect(existsSync(file)).toBe(false);
    await home.close();
    expect(await command('backup', live, file)).toMatchObject({ code: 0 });
    // What happens afterwards is not in it.
    const later = await homeIn(live);
    await new Desk(later).receive({ email: 'hai@example.vn' });
    await later.close();

    expect(await command('restore', inRoot('restored'), file)).toMatchObject({ code: 0 });
    const again = await homeIn(inRoot('restored'));
    expect(await itemsOf(again)).toEqual(before);
    const restored = new Desk(again);
    expect(await restored.openTask(caseId)).toEqual(task);
    const { senders, vault } = await restored.ports();
    const sealed = (await senders.readSender(caseId))?.sealed ?? '';
    expect(await vault.open(sealed, caseId)).toContain('mot@example.vn');
    const closing = { kind: 'split-off', as: 'complaint', advice: 'Gửi đơn đến Ban Tiếp công dân.' } as const;
    await restored.route(caseId, { kind: 'close', closing });
    expect((await restored.execution(caseId)).status).toBe('SUCCEEDED');
    await again.close();
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
    [
      'with a changed byte',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte))),
    ],
    ['that is none', () => Buffer.from('not a backup')],
    ['that is empty', () => Buffer.alloc(0)],
  ])('%s is refused, and nothing is left behind', async (_name, damage) => {
    const broken = inRoot('broken.tar.gz');
    writeFileSync(broken, damage(readFileSync(file)));
    const before = readdirSync(root);
    await expect(restore(broken, inRoot('target'))).rejects.toThrow('is damaged or no backup');
    expect(readdirSync(root)).toEqual(before);
  });

  it('is restored over nothing that is there, and made of nothing else than a data folder', async () => {
    const before = readFileSync(path.join(live, 'dynamodb', 'dynamodb.sqlite'));
    await expect(restore(file, live)).rejects.toThrow('is not empty');
    expect(readFileSync(path.join(live, 'dynamodb', 'dynamodb.sqlite')).equals(before)).toBe(true);
    await expect(restore(inRoot('none.tar.gz'), inRoot('target'))).rejects.toThrow('There is no file');
    await expect(backUp(inRoot('nowhere'), file)).rejects.toThrow('no data folder');
    expect(existsSync(inRoot('nowhere'))).toBe(false);
  });

  it('of a newer version is left to that version', async () => {
    const newer = inRoot('newer');
    cpSync(live, newer, { recursive: true });
    const folder = openDataFolder(newer);
    const packed = inRoot('newer.tar.gz');
    folder.release();
    await backUp(newer, packed);
    // A backup whose own words were changed is damaged before it is anything else.
    writeFileSync(path.join(newer, 'home.json'), JSON.stringify({ application: 'dung-han', format: FORMAT + 1 }));
    await expect(backUp(newer, packed)).rejects.toThrow('newer version');
    await restore(packed, inRoot('from-newer'));
    expect(formatOf(inRoot('from-newer'))).toMatchObject({ format: FORMAT });
  });
});

describe('a folder of format 1, which kept the secrets of webhooks in the clear', () => {
  /** Made by the version before: a province, and a webhook whose secret was this. */
  const SECRET = 'kVLuSGa-UI4InD6S2mQmouPvFhf6oX9J0Xp7q_HvWMI';
  const old = fileURLToPath(new URL('../fixtures/data-folders/format-1.tar.gz', import.meta.url));
  const directory = inRoot('format-1');

  async function secretOf(home: TestHome): Promise<string> {
    const [webhook] = await new WebhookTable(...tableIn(home)).all();
    const keys = home.deployment.template.ofType('AWS::KMS::Key');
    const key = keys.find(({ logicalId }) => logicalId.includes('WebhookKey'))?.arn ?? '';
    const endpoint = home.services.addresses.kms;
    const client = new KMSClient({ region: REGION, credentials: ADMINISTRATOR, endpoint });
    return webhookVault(client, key).open(webhook?.sealedSecret ?? '', webhook?.id ?? '');
  }

  it('is brought to today’s at its first start: they are sealed, all else stays', async () => {
    await restore(old, directory);
    expect(formatOf(directory)).toMatchObject({ format: 1 });
    const home = await homeIn(directory);
    expect(formatOf(directory)).toMatchObject({ format: FORMAT });
    const items = await itemsOf(home);
    expect(JSON.stringify(items)).not.toContain(SECRET);
    expect(items.length).toBeGreaterThan(5);
    expect(await secretOf(home)).toBe(SECRET);
    await home.close();
  });

  it('cut off on the way goes through the step again, which seals nothing twice', async () => {
    const folder = openDataFolder(directory);
    folder.mark(1);
    folder.release();
    const home = await homeIn(directory);
    expect(await secretOf(home)).toBe(SECRET);
    const [client, TableName] = tableIn(home);
    const Item = marshall({ pk: 'WEBHOOKS', sk: 'x', secret: 'y' });
    await client.send(new PutItemCommand({ TableName, Item }));
    await home.close();
    // Today's format is not looked through again.
    const next = await homeIn(directory);
    expect((await itemsOf(next)).filter(({ secret }) => secret === 'y')).toHaveLength(1);
    await next.close();
  });
});
