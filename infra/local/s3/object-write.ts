import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { decodeAwsChunked } from './aws-chunked.ts';
import { TooLargeError, type BlobStore, type Written } from './blobs.ts';
import { S3Fault } from './fault.ts';

/** S3's limit for one PUT. */
const MAX_PUT_BYTES = 5 * 2 ** 30;
const KEPT_HEADERS = [
  'content-type',
  'content-disposition',
  'content-encoding',
  'content-language',
  'cache-control',
  'expires',
];

export const entityTooLarge = (): S3Fault =>
  new S3Fault(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');

/** Takes in the body of a PutObject, framed as aws-chunked or plain, and compares it with every checksum sent along. */
export async function receiveBody(request: IncomingMessage, blobs: BlobStore): Promise<Written> {
  const trailers = new Map<string, string>();
  const framed = String(request.headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const body: AsyncIterable<Buffer> = framed ? decodeAwsChunked(request, trailers) : request;
  const written = await writeLimited(blobs, body, MAX_PUT_BYTES);
  try {
    checkDigests(request.headers, trailers, written);
  } catch (fault) {
    blobs.release(written.hash);
    throw fault;
  }
  return written;
}

export async function writeLimited(blobs: BlobStore, body: AsyncIterable<Buffer>, limit: number): Promise<Written> {
  try {
    return await blobs.write(body, limit);
  } catch (error) {
    throw error instanceof TooLargeError ? entityTooLarge() : error;
  }
}

function checkDigests(headers: IncomingHttpHeaders, trailers: ReadonlyMap<string, string>, written: Written): void {
  const sent = (name: string): string | undefined => trailers.get(name) ?? headers[name]?.toString();
  const { md5, crc32, sha1, sha256 } = written.checksums;
  const known = {
    'content-md5': md5,
    'x-amz-checksum-crc32': crc32,
    'x-amz-checksum-sha1': sha1,
    'x-amz-checksum-sha256': sha256,
  };
  for (const [name, computed] of Object.entries(known))
    if ((sent(name) ?? computed) !== computed)
      throw new S3Fault(400, 'BadDigest', `The ${name} you specified did not match the calculated checksum.`);
  const payload = sent('x-amz-content-sha256');
  if (payload !== undefined && /^[0-9a-f]{64}$/.test(payload) && payload !== written.hash)
    throw new S3Fault(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  for (const name of ['x-amz-checksum-crc32c', 'x-amz-checksum-crc64nvme'])
    if (sent(name) !== undefined)
      throw new S3Fault(501, 'NotImplemented', `The home does not compute ${name}; the SDK's default is CRC32.`);
}

/** The headers kept with an object, of a request or of a form's fields. */
export function keptHeaders(
  valueOf: (name: string) => string | undefined,
  names: Iterable<string>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of [...KEPT_HEADERS, ...[...names].filter((candidate) => candidate.startsWith('x-amz-meta-'))]) {
    const value = name === 'content-encoding' ? withoutFraming(valueOf(name)) : valueOf(name);
    if (value === undefined || value === '') continue;
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
      throw new S3Fault(400, 'InvalidArgument', `The header ${name} cannot be represented using ISO-8859-1.`);
    kept[name] = value;
  }
  return kept;
}

/** `aws-chunked` describes the transfer, not the object. */
const withoutFraming = (encoding: string | undefined): string | undefined =>
  encoding
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== 'aws-chunked')
    .join(', ');
