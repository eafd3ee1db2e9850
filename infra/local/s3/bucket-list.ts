import type { HttpResponse } from '../endpoint.ts';
import { escapeXml } from '../xml.ts';
import { S3Fault, xmlResponse } from './fault.ts';
import type { StoredObject } from './objects.ts';

const NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const MAX_KEYS = 1000;

/** ListObjectsV2: prefix, delimiter, start-after, continuation-token (here the last key told, base64), max-keys. */
export function listObjects(bucket: string, query: URLSearchParams, sorted: readonly StoredObject[]): HttpResponse {
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const maxKeys = maxKeysOf(query);
  const entries = entriesOf(sorted, prefix, delimiter).filter(({ name }) => isAfter(name, startOf(query)));
  const page = entries.slice(0, maxKeys);
  const last = entries.length > page.length ? page.at(-1)?.name : undefined;
  const isUrl = query.get('encoding-type') === 'url';
  const encode = isUrl ? encodeURIComponent : escapeXml;
  const tags = [
    `<Name>${bucket}</Name><Prefix>${encode(prefix)}</Prefix><MaxKeys>${maxKeys}</MaxKeys><KeyCount>${page.length}</KeyCount>`,
    `<IsTruncated>${last !== undefined}</IsTruncated>`,
    last === undefined
      ? ''
      : `<NextContinuationToken>${Buffer.from(last).toString('base64url')}</NextContinuationToken>`,
    delimiter === '' ? '' : `<Delimiter>${encode(delimiter)}</Delimiter>`,
    isUrl ? '<EncodingType>url</EncodingType>' : '',
    ...page.map((entry) => entryXml(entry, encode)),
  ];
  return xmlResponse(`<ListBucketResult ${NAMESPACE}>${tags.join('')}</ListBucketResult>`);
}

function maxKeysOf(query: URLSearchParams): number {
  const asked = Number(query.get('max-keys') ?? MAX_KEYS);
  if (!Number.isInteger(asked) || asked < 0)
    throw new S3Fault(400, 'InvalidArgument', 'Provided max-keys not an integer or within integer range');
  return Math.min(asked, MAX_KEYS);
}

function startOf(query: URLSearchParams): string {
  const token = query.get('continuation-token');
  return token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString();
}

function entryXml({ name, object }: Entry, encode: (text: string) => string): string {
  if (object === undefined) return `<CommonPrefixes><Prefix>${encode(name)}</Prefix></CommonPrefixes>`;
  return (
    `<Contents><Key>${encode(name)}</Key><LastModified>${new Date(object.modified).toISOString()}</LastModified>` +
    `<ETag>&quot;${object.etag}&quot;</ETag><Size>${object.size}</Size><StorageClass>STANDARD</StorageClass></Contents>`
  );
}

export function listBuckets(buckets: readonly string[]): HttpResponse {
  const rows = buckets.map(
    (name) => `<Bucket><Name>${name}</Name><CreationDate>2026-01-01T00:00:00.000Z</CreationDate></Bucket>`,
  );
  return xmlResponse(
    `<ListAllMyBucketsResult ${NAMESPACE}><Buckets>${rows.join('')}</Buckets></ListAllMyBucketsResult>`,
  );
}

/** A key, or (without `object`) the common prefix of several up to the delimiter. */
interface Entry {
  readonly name: string;
  readonly object?: StoredObject;
}

function entriesOf(sorted: readonly StoredObject[], prefix: string, delimiter: string): Entry[] {
  const entries: Entry[] = [];
  for (const object of sorted) {
    const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    if (end === -1) {
      entries.push({ name: object.key, object });
      continue;
    }
    const name = object.key.slice(0, end + delimiter.length);
    if (entries.at(-1)?.name !== name) entries.push({ name });
  }
  return entries;
}

const isAfter = (name: string, after: string): boolean =>
  after === '' || Buffer.compare(Buffer.from(name), Buffer.from(after)) > 0;
