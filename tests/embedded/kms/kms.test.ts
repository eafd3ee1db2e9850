import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KMSClient, DescribeKeyCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMINISTRATOR, createAuthorizer } from '#infra/local/iam.ts';
import { startKms, type Kms } from '#infra/local/kms.ts';
import { senderVault } from '#shared/adapters/vaults.ts';
import { caseIdSchema } from '#shared/casework/index.ts';

const ARN = 'arn:aws:kms:ap-southeast-1:000000000000:key/sender';
const keys = [{ path: 'Resources.Key.Properties', arn: ARN, name: 'sender', properties: { EnableKeyRotation: true } }];
const iam = createAuthorizer(
  new Map([
    ['SEALER', { name: 'sealer', roleArn: 'arn:sealer', policies: [policy('kms:Encrypt')] }],
    ['OPENER', { name: 'opener', roleArn: 'arn:opener', policies: [policy('kms:Decrypt')] }],
  ]),
);
function policy(action: string) {
  return { Statement: { Effect: 'Allow', Action: action, Resource: ARN } };
}
const folder = mkdtempSync(path.join(tmpdir(), 'dung-han-kms-'));
const caseOne = caseIdSchema.parse('case-1');
const caseTwo = caseIdSchema.parse('case-2');

let kms: Kms;
const clientOf = (accessKeyId: string): KMSClient =>
  new KMSClient({
    region: 'ap-southeast-1',
    endpoint: kms.url,
    credentials: { accessKeyId, secretAccessKey: ADMINISTRATOR.secretAccessKey },
  });
beforeAll(async () => {
  kms = await startKms({ folder, keys, iam });
});
afterAll(async () => {
  await kms.close();
  rmSync(folder, { recursive: true });
});

it('what is sealed for a case opens for that case alone', async () => {
  const sealed = await senderVault(clientOf('SEALER'), ARN).seal('Nguyễn Thị Lan, 0905 000 000', caseOne);
  expect(Buffer.from(sealed, 'base64').toString('utf8')).not.toContain('Lan');
  const opener = senderVault(clientOf('OPENER'), ARN);
  expect(await opener.open(sealed, caseOne)).toBe('Nguyễn Thị Lan, 0905 000 000');
  await expect(opener.open(sealed, caseTwo)).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
});

it('a changed byte, a foreign text and an unknown key are refused', async () => {
  const opener = senderVault(clientOf('ADMINISTRATOR'), ARN);
  const sealed = Buffer.from(await opener.seal('kín', caseOne), 'base64');
  sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
  const refused = { name: 'InvalidCiphertextException' };
  await expect(opener.open(sealed.toString('base64'), caseOne)).rejects.toMatchObject(refused);
  await expect(opener.open(Buffer.from('không phải').toString('base64'), caseOne)).rejects.toMatchObject(refused);
  const unknown = new DescribeKeyCommand({ KeyId: 'another' });
  await expect(clientOf('ADMINISTRATOR').send(unknown)).rejects.toMatchObject({ name: 'NotFoundException' });
});

it('who may seal may not open, and the other way round', async () => {
  const sealed = await senderVault(clientOf('SEALER'), ARN).seal('kín', caseOne);
  const denied = { name: 'AccessDeniedException' };
  await expect(senderVault(clientOf('SEALER'), ARN).open(sealed, caseOne)).rejects.toMatchObject(denied);
  await expect(senderVault(clientOf('OPENER'), ARN).seal('kín', caseOne)).rejects.toMatchObject(denied);
});

it('keys survive a restart; more than 4 KB is refused as by the service', async () => {
  const sealed = await senderVault(clientOf('SEALER'), ARN).seal('giữ lâu', caseOne);
  await kms.close();
  kms = await startKms({ folder, keys, iam });
  expect(await senderVault(clientOf('OPENER'), ARN).open(sealed, caseOne)).toBe('giữ lâu');
  await expect(senderVault(clientOf('SEALER'), ARN).seal('x'.repeat(4097), caseOne)).rejects.toMatchObject({
    name: 'ValidationException',
  });
});
