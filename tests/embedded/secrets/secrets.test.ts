import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DescribeSecretCommand, GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuthorizer } from '#infra/local/iam.ts';
import { startSecrets, type Secrets } from '#infra/local/secrets.ts';
import { generateSecret, generationSchema } from '#infra/local/secrets/generate.ts';

const ARN = 'arn:aws:secretsmanager:ap-southeast-1:1:secret:session-AbCdEf';
const session = (properties: object = { GenerateSecretString: { PasswordLength: 64 } }) => ({
  path: 'Resources/Session',
  arn: ARN,
  name: 'session',
  properties,
});
const policies = [{ Statement: { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: ARN } }];
const iam = createAuthorizer(
  new Map([['PORTAL', { name: 'portal', roleArn: 'arn:aws:iam::1:role/Portal', policies }]]),
);

const clientOf = ({ url }: Secrets, accessKeyId = 'PORTAL') =>
  new SecretsManagerClient({
    endpoint: url,
    region: 'ap-southeast-1',
    credentials: { accessKeyId, secretAccessKey: 'x' },
  });

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'secrets-'))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('secrets of the template', () => {
  it('are generated once and stay the same over restarts, in a file only its owner reads', async () => {
    const first = await startSecrets({ folder, secrets: [session()], iam });
    const { SecretString, Name } = await clientOf(first).send(new GetSecretValueCommand({ SecretId: ARN }));
    expect(SecretString).toHaveLength(64);
    expect(Name).toBe('session');
    await first.close();
    expect(statSync(path.join(folder, 'secrets.jsonl')).mode & 0o777).toBe(0o600);

    const second = await startSecrets({ folder, secrets: [session()], iam });
    const again = await clientOf(second).send(new GetSecretValueCommand({ SecretId: 'session' }));
    expect(again.SecretString).toBe(SecretString);
    expect(second.valueOf(ARN)).toBe(SecretString);
    await second.close();
  });

  it('are given only to roles that may read them, and unknown ones are not found', async () => {
    const secrets = await startSecrets({ folder: null, secrets: [session()], iam });
    await expect(clientOf(secrets).send(new DescribeSecretCommand({ SecretId: ARN }))).rejects.toThrow(
      `not authorized to perform: secretsmanager:DescribeSecret on resource: ${ARN}`,
    );
    const administrator = clientOf(secrets, 'ADMINISTRATOR');
    expect((await administrator.send(new DescribeSecretCommand({ SecretId: ARN }))).ARN).toBe(ARN);
    await expect(administrator.send(new GetSecretValueCommand({ SecretId: 'other' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await secrets.close();
  });
});

describe('generated secrets', () => {
  it('have the length asked for, no excluded character and one of each kind', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 100 }), fc.boolean(), (PasswordLength, ExcludePunctuation) => {
        const ExcludeCharacters = 'abcXYZ019"@/\\';
        const secret = generateSecret(
          generationSchema.parse({ PasswordLength, ExcludePunctuation, ExcludeCharacters }),
        );
        expect(secret).toHaveLength(PasswordLength);
        expect(Array.from(ExcludeCharacters).filter((character) => secret.includes(character))).toEqual([]);
        expect([/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(secret))).toBe(true);
        expect(/[^a-zA-Z0-9]/.test(secret)).toBe(!ExcludePunctuation);
      }),
    );
  });

  it('stand in the template’s JSON when it gives one', () => {
    const generation = { SecretStringTemplate: '{"user":"portal"}', GenerateStringKey: 'password', PasswordLength: 8 };
    const made = generateSecret(generationSchema.parse(generation));
    expect(made).toMatch(/^{"user":"portal","password":".{8,16}"}$/);
  });
});
