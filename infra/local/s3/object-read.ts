import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { S3Fault } from './fault.ts';
import type { ObjectStore, StoredObject } from './objects.ts';

/** Query parameters of a presigned GET that replace headers of the answer. */
const OVERRIDES = [
  'content-type',
  'content-disposition',
  'content-encoding',
  'content-language',
  'cache-control',
  'expires',
];

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Answers GetObject and HeadObject, whole or in part, 304 when the caller has the object already. */
export async function sendObject(
  response: ServerResponse,
  store: ObjectStore,
  object: StoredObject,
  request: {
    readonly method: string;
    readonly headers: NodeJS.Dict<string | string[]>;
    readonly query: URLSearchParams;
  },
): Promise<void> {
  const etag = `"${object.etag}"`;
  const ifMatch = request.headers['if-match'];
  if (ifMatch !== undefined && ifMatch !== etag && ifMatch !== '*')
    throw new S3Fault(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  const range = rangeOf(request.headers['range'], object.size);
  const length = range === undefined ? object.size : range.end - range.start + 1;
  response.writeHead(range === undefined ? 200 : 206, {
    ...headersOf(object, request.query),
    ...(range !== undefined && { 'content-range': `bytes ${range.start}-${range.end}/${object.size}` }),
    ...(range === undefined &&
      request.headers['x-amz-checksum-mode'] === 'ENABLED' && {
        'x-amz-checksum-crc32': object.crc32,
        'x-amz-checksum-type': 'FULL_OBJECT',
      }),
    'content-length': length,
    'accept-ranges': 'bytes',
    'last-modified': new Date(object.modified).toUTCString(),
    etag,
  });
  if (request.method === 'HEAD' || length === 0) response.end();
  else await pipeline(store.blobs.read(object.hash, range), response);
}

function headersOf(object: StoredObject, query: URLSearchParams): Record<string, string> {
  const headers = { 'content-type': 'binary/octet-stream', ...object.headers };
  for (const name of OVERRIDES) {
    const value = query.get(`response-${name}`);
    if (value === null) continue;
    if (!/^[\t\x20-\x7e\xa0-\xff]*$/.test(value))
      throw new S3Fault(400, 'InvalidArgument', 'Header value cannot be represented using ISO-8859-1.');
    Object.assign(headers, { [name]: value });
  }
  return headers;
}

/** Undefined for the whole object: no Range header, or one that is not a single byte range. */
function rangeOf(header: string | string[] | undefined, size: number): Range | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(String(header ?? '')) ?? [];
  if (from === undefined || to === undefined || from + to === '') return undefined;
  const range =
    from === ''
      ? { start: Math.max(0, size - Number(to)), end: size - 1 }
      : { start: Number(from), end: to === '' ? size - 1 : Number(to) };
  if (from !== '' && to !== '' && range.start > range.end) return undefined;
  if (range.start >= size) throw new S3Fault(416, 'InvalidRange', 'The requested range is not satisfiable');
  return { start: range.start, end: Math.min(range.end, size - 1) };
}
