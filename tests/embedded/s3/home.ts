import { S3Client } from '@aws-sdk/client-s3';
import { HomeClock } from '#infra/local/clock.ts';
import { ADMINISTRATOR, createAuthorizer } from '#infra/local/iam.ts';
import { startS3, type S3 } from '#infra/local/s3.ts';

export const BUCKET = 'documents';
const OBJECTS = `arn:aws:s3:::${BUCKET}/*`;
const SECRETS = new Map([
  ['UPLOADER', 'the-secret-of-uploader'],
  ['READER', 'the-secret-of-reader'],
]);

export function start(folder: string | null = null): Promise<S3> {
  const principal = (name: string, Action: string, Resource: string) =>
    [
      name,
      {
        name,
        roleArn: `arn:aws:iam::1:role/${name}`,
        policies: [{ Statement: { Effect: 'Allow', Action, Resource } }],
      },
    ] as const;
  return startS3({
    folder,
    buckets: [BUCKET],
    iam: createAuthorizer(
      new Map([principal('UPLOADER', 's3:PutObject', OBJECTS), principal('READER', 's3:GetObject', OBJECTS)]),
    ),
    clock: new HomeClock({ start: Date.parse('2026-01-05T00:00:00Z'), frozen: true }),
    secretOf: (accessKeyId) => SECRETS.get(accessKeyId),
  });
}

/** A client as function code makes it: it knows the endpoint and its credentials, nothing of the home. */
export const clientOf = ({ url }: S3, accessKeyId: string = ADMINISTRATOR.accessKeyId): S3Client =>
  new S3Client({
    endpoint: url,
    region: 'ap-southeast-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: SECRETS.get(accessKeyId) ?? ADMINISTRATOR.secretAccessKey },
  });
