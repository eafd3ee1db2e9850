import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { UPLOAD_LIMIT_BYTES, type Files, type UploadForm, type UploadTerms } from '#shared/files/files.ts';

const FORM_SECONDS = 3600;
const LINK_SECONDS = 600;

/** The files of a bucket. What a function may read and write is its role's: `reads` and `writes` in infra/functions.ts. */
export const filesOf = (client: S3Client, bucket: string): Files => ({
  uploadForm: (terms) => uploadForm(client, bucket, terms),
  head: (key) => headOf(client, { Bucket: bucket, Key: key }),
  get: (key) => contentOf(client, { Bucket: bucket, Key: key }),
  put: async (key, { bytes, contentType }) => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType }));
  },
  link: (key, fileName) => {
    const ResponseContentDisposition = `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
    const command = new GetObjectCommand({ Bucket: bucket, Key: key, ResponseContentDisposition });
    return getSignedUrl(client, command, { expiresIn: LINK_SECONDS });
  },
});

async function uploadForm(
  client: S3Client,
  bucket: string,
  { key, contentType, thenTo }: UploadTerms,
): Promise<UploadForm> {
  const { url, fields } = await createPresignedPost(client, {
    Bucket: bucket,
    Key: key,
    Expires: FORM_SECONDS,
    Fields: { 'Content-Type': contentType, success_action_redirect: thenTo },
    Conditions: [
      ['content-length-range', 1, UPLOAD_LIMIT_BYTES],
      ['eq', '$Content-Type', contentType],
      ['eq', '$success_action_redirect', thenTo],
    ],
  });
  return { action: url, fields: Object.entries(fields) };
}

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

async function headOf(client: S3Client, place: Place): ReturnType<Files['head']> {
  try {
    const { ContentLength = 0, ContentType = '' } = await client.send(new HeadObjectCommand(place));
    return { size: ContentLength, contentType: ContentType };
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

async function contentOf(client: S3Client, place: Place): ReturnType<Files['get']> {
  try {
    const { Body, ContentType = '' } = await client.send(new GetObjectCommand(place));
    return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array(), contentType: ContentType };
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}
