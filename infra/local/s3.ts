/**
 * S3 of the home: objects in files by content hash, presigned POST forms and addresses, one bucket list of the template.
 *
 *     const s3 = await startS3({ folder: '.data/s3', buckets: ['documents'], iam, clock, secretOf });
 *     AWS_ENDPOINT_URL_S3 = s3.url;   // an address with an IP makes the SDK use path-style by itself
 *
 * Runs PutObject, GetObject (range, conditions), HeadObject, DeleteObject, CopyObject, ListObjectsV2, HeadBucket,
 * ListBuckets and POST Object; anything else answers NotImplemented. `folder` null keeps the files in a temporary folder
 * that `close` removes. `secretOf` gives the secret of an access key, with which presigned forms and addresses are checked.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock } from './clock.ts';
import { listenStreaming, send, targetOf, type HttpResponse, type StreamingHandler } from './endpoint.ts';
import { accessKeyIdOf, ADMINISTRATOR, type Authorizer } from './iam.ts';
import type { Meter } from './meter.ts';
import { listBuckets, listObjects } from './s3/bucket-list.ts';
import { accessDenied, faultResponse, S3Fault } from './s3/fault.ts';
import { refusalPage, wantsPage } from './s3/refusal-page.ts';
import { ObjectStore } from './s3/objects.ts';
import { ObjectOperations, type Call } from './s3/operations.ts';
import { verifyPresigned, type SecretOf } from './s3/signature.ts';

export interface S3Options {
  readonly folder: string | null;
  readonly buckets: readonly string[];
  readonly iam: Authorizer;
  /** Dates objects; requests and forms are signed on real time. */
  readonly clock: Clock;
  readonly secretOf: SecretOf;
  readonly port?: number;
  readonly meter?: Meter | undefined;
}

export interface S3 {
  /** Whether a path of the portal's own address leads to a bucket. */
  holds(path: string): boolean;
  /**
   * Serves what a browser may do by a signature alone: send a presigned form, open a presigned address. It stands on the
   * portal's public address, so whatever else the protocol knows is refused, and no stored file runs as a page of ours.
   */
  readonly serveBrowser: StreamingHandler;
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** What people uploaded is never a page of the portal, even under its address. */
const UNTRUSTED = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** How long a refused upload may go on: a browser shows the answer only once it has sent the whole file. */
const DRAIN_MS = 120_000;
/** What requests without these query parameters mean; others name operations the home does not run. */
const PLAIN_PARAMETERS =
  /^(x-id|X-Amz-.*|response-.*|list-type|prefix|delimiter|max-keys|start-after|continuation-token|encoding-type|fetch-owner|x-amz-.*)$/;

export async function startS3(options: S3Options): Promise<S3> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'dung-han-s3-'));
  const store = new ObjectStore(folder, options.folder !== null);
  const operations = new ObjectOperations(store, options.clock, options.iam);
  const secretOf: SecretOf = (id) =>
    id === ADMINISTRATOR.accessKeyId ? ADMINISTRATOR.secretAccessKey : options.secretOf(id);
  const serve: StreamingHandler = async (request, response) => {
    const { path: target, query } = targetOf(request);
    const bytes = Number(request.headers['content-length'] ?? 0);
    options.meter?.fileCall({ method: request.method ?? 'GET', bytes });
    try {
      await route(request, response, target, query, operations, { ...options, secretOf });
    } catch (fault) {
      if (!(fault instanceof S3Fault) || response.headersSent) throw fault;
      refuse(request, response, wantsPage(request) ? refusalPage(fault, request) : faultResponse(fault, target));
    }
  };
  const endpoint = await listenStreaming(serve, options.port === undefined ? {} : { port: options.port });
  return {
    holds: (target) => options.buckets.includes(target.split('/')[1] ?? ''),
    serveBrowser: async (request, response) => {
      for (const [name, value] of Object.entries(UNTRUSTED)) response.setHeader(name, value);
      if (isSignedByBrowser(request)) await serve(request, response);
      else refuse(request, response, refusalPage(accessDenied(), request));
    },
    url: endpoint.url,
    port: endpoint.port,
    close: async () => {
      await endpoint.close();
      await store.close();
      if (options.folder === null) rmSync(folder, { recursive: true });
    },
  };
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  target: string,
  query: URLSearchParams,
  operations: ObjectOperations,
  { buckets, iam, secretOf }: S3Options,
): Promise<void> {
  const { bucket, key } = addressOf(target);
  if (bucket !== '' && !buckets.includes(bucket))
    throw new S3Fault(404, 'NoSuchBucket', `The specified bucket does not exist: ${bucket}`);
  if (request.method === 'POST' && key === '' && bucket !== '') {
    send(response, await operations.postForm(request, bucket, secretOf));
    return;
  }
  const accessKeyId = query.has('X-Amz-Signature')
    ? verifyPresigned(request, target, query, secretOf)
    : accessKeyIdOf(request.headers);
  if (accessKeyId === undefined) throw accessDenied();
  const unknown = [...query.keys()].find((name) => !PLAIN_PARAMETERS.test(name));
  if (unknown !== undefined) throw new S3Fault(501, 'NotImplemented', `The home does not run S3's "${unknown}"`);
  const call: Call = { request, response, accessKeyId, bucket, key, query };
  if (key !== '') await operations.run(call);
  else send(response, bucketOperation(call, iam, buckets, operations));
}

function bucketOperation(
  { request, accessKeyId, bucket, query }: Call,
  iam: Authorizer,
  buckets: readonly string[],
  operations: ObjectOperations,
): HttpResponse {
  const isList = bucket === '';
  const denial = isList
    ? iam.authorize(accessKeyId, 's3:ListAllMyBuckets', '*')
    : iam.authorize(accessKeyId, 's3:ListBucket', `arn:aws:s3:::${bucket}`, { 's3:prefix': query.get('prefix') ?? '' });
  if (denial !== undefined) throw accessDenied(denial.message);
  if (request.method === 'HEAD' && !isList) return { status: 200 };
  if (request.method !== 'GET') throw new S3Fault(501, 'NotImplemented', 'The home’s buckets come from the template');
  return isList ? listBuckets(buckets) : listObjects(bucket, query, operations.list(bucket, query.get('prefix') ?? ''));
}

/** A form carries its signature in its fields, an address in its query. */
function isSignedByBrowser(request: IncomingMessage): boolean {
  const { path: target, query } = targetOf(request);
  if (request.method === 'POST') return /^\/[^/]+\/?$/u.test(target);
  return (request.method === 'GET' || request.method === 'HEAD') && query.has('X-Amz-Signature');
}

function addressOf(target: string): { bucket: string; key: string } {
  const [, bucket = '', rest = ''] = /^\/([^/]*)(?:\/(.*))?$/s.exec(target) ?? [];
  try {
    const key = decodeURIComponent(rest);
    if (Buffer.byteLength(key) > 1024) throw new S3Fault(400, 'KeyTooLongError', 'Your key is too long');
    return { bucket, key };
  } catch (error) {
    if (error instanceof S3Fault) throw error;
    throw new S3Fault(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, answer: HttpResponse): void {
  if (request.complete || request.method === 'GET' || request.method === 'HEAD') {
    send(response, answer);
    return;
  }
  send(response, { ...answer, headers: { ...answer.headers, connection: 'close' } });
  request.resume();
  setTimeout(() => request.destroy(), DRAIN_MS).unref();
}
