import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { S3Fault, accessDenied } from './fault.ts';

/** The secret of an access key, undefined when there is no such key. */
export type SecretOf = (accessKeyId: string) => string | undefined;

const ALGORITHM = 'AWS4-HMAC-SHA256';

interface Scope {
  readonly accessKeyId: string;
  /** `date/region/service/aws4_request`. */
  readonly scope: string;
  readonly key: Buffer;
}

/** The key that signs on behalf of a credential `AKIA…/20260105/region/s3/aws4_request`. */
export function signingScope(credential: string, secretOf: SecretOf): Scope {
  const [accessKeyId = '', date = '', region = '', service = '', terminator = ''] = credential.split('/');
  const secret = secretOf(accessKeyId);
  if (secret === undefined)
    throw new S3Fault(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
  const key = [date, region, service, terminator].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
  return { accessKeyId, scope: [date, region, service, terminator].join('/'), key };
}

/** Throws SignatureDoesNotMatch unless `signature` (hexadecimal) is the key's over `text`. */
export function verify({ key }: Scope, text: string, signature: string): void {
  const [expected, given] = [hmac(key, text), Buffer.from(signature, 'hex')];
  if (expected.length === given.length && timingSafeEqual(expected, given)) return;
  throw new S3Fault(
    403,
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  );
}

/** `20260105T010203Z` as epoch ms, NaN when it is not such a time. */
export const parseAmzDate = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/**
 * Checks a presigned address (GET, PUT, HEAD, DELETE) and returns the access key that signed it. Signing runs on real
 * time, whatever the home's clock shows.
 */
export function verifyPresigned(
  request: IncomingMessage,
  path: string,
  query: URLSearchParams,
  secretOf: SecretOf,
): string {
  const field = (name: string): string => query.get(name) ?? '';
  if (field('X-Amz-Algorithm') !== ALGORITHM)
    throw new S3Fault(400, 'AuthorizationQueryParametersError', `X-Amz-Algorithm only supports "${ALGORITHM}"`);
  const date = field('X-Amz-Date');
  const expires = Number(field('X-Amz-Expires'));
  if (!(expires >= 1 && expires <= 604_800) || Number.isNaN(parseAmzDate(date)))
    throw new S3Fault(400, 'AuthorizationQueryParametersError', 'X-Amz-Expires must be between 1 and 604800 seconds');
  if (Date.now() > parseAmzDate(date) + expires * 1000) throw accessDenied('Request has expired');
  const scope = signingScope(field('X-Amz-Credential'), secretOf);
  const signedHeaders = field('X-Amz-SignedHeaders').split(';');
  const canonical = [
    request.method ?? 'GET',
    path,
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    signedHeaders.join(';'),
    field('X-Amz-Content-Sha256') || 'UNSIGNED-PAYLOAD',
  ].join('\n');
  const digest = createHash('sha256').update(canonical).digest('hex');
  verify(scope, [ALGORITHM, date, scope.scope, digest].join('\n'), field('X-Amz-Signature'));
  return scope.accessKeyId;
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
