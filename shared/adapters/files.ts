import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { downloadName } from '#shared/files/download-name.ts';
import { UPLOAD_LIMIT_BYTES, type Files, type UploadForm, type UploadTerms } from '#shared/files/files.ts';

const FORM_SECONDS = 3600;
const LINK_SECONDS = 600;

/**
 * The files of a bucket. What a function may read and write is its role's: `reads` and `writes` in infra/functions.ts.
 * `browser` signs what browsers send to the bucket themselves, at the address under which they reach it.
 */
export const filesOf = (client: S3Client, bucket: string, browser: S3Client = client): Files => ({
  uploadForm: (terms) => uploadForm(browser, bucket, terms),
  head: (key) => headOf(client, { Bucket: bucket, Key: key }),
  get: (key) => contentOf(client, { Bucket: bucket, Key: key }),
  start: async (key, count) => {
    const place = { Bucket: bucket, Key: key, Range: `bytes=0-${String(count - 1)}` };
    return (await contentOf(client, place))?.bytes;
  },
  put: async (key, { bytes, contentType }) => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType }));
  },
  link: (key, fileName) => {
    const ResponseContentDisposition = `attachment; filename*=UTF-8''${encodeURIComponent(downloadName(fileName))}`;
    const command = new GetObjectCommand({ Bucket: bucket, Key: key, ResponseContentDisposition });
    return getSignedUrl(browser, command, { expiresIn: LINK_SECONDS });
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
  readonly Range?: string;
}

async function headOf(client: S3Client, place: Place): ReturnType<Files['head']> {
  try {
    const { ContentLength = 0, ContentType = '' } = await client.send(new HeadObjectCommand(place));
    return { size: ContentLength, contentType: ContentType };
  } catch (error) {
    if (error instanceof NotFound || isHidden(error)) return undefined;
    throw error;
  }
}

async function contentOf(client: S3Client, place: Place): ReturnType<Files['get']> {
  try {
    const { Body, ContentType = '' } = await client.send(new GetObjectCommand(place));
    return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array(), contentType: ContentType };
  } catch (error) {
    if (error instanceof NoSuchKey || isHidden(error)) return undefined;
    throw error;
  }
}

/** To who may not list a bucket, S3 says of a missing file what it says of a forbidden one. */
const isHidden = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403;
