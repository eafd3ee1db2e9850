import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { send, type HttpResponse } from '../endpoint.ts';
import type { Authorizer } from '../iam.ts';
import { escapeXml } from '../xml.ts';
import { accessDenied, S3Fault, xmlResponse } from './fault.ts';
import { sendObject } from './object-read.ts';
import { entityTooLarge, keptHeaders, receiveBody, writeLimited } from './object-write.ts';
import type { ObjectStore, StoredObject } from './objects.ts';
import { receiveForm, type AcceptedForm } from './presigned-post.ts';
import type { SecretOf } from './signature.ts';

/** A request whose signer and address are known. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly accessKeyId: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
}

/** S3's operations on single objects, each checked against the role of the one who signed it. */
export class ObjectOperations {
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #iam: Authorizer;

  constructor(store: ObjectStore, clock: Clock, iam: Authorizer) {
    this.#store = store;
    this.#clock = clock;
    this.#iam = iam;
  }

  async run(call: Call): Promise<void> {
    const { request, response } = call;
    const method = request.method ?? 'GET';
    if (method === 'GET' || method === 'HEAD') {
      await sendObject(response, this.#store, this.#find(call), {
        method,
        headers: request.headers,
        query: call.query,
      });
    } else if (method === 'PUT') {
      send(
        response,
        request.headers['x-amz-copy-source'] === undefined ? await this.#put(call) : await this.#copy(call),
      );
    } else if (method === 'DELETE') {
      this.#authorize(call, 's3:DeleteObject');
      await this.#store.delete(call.bucket, call.key);
      send(response, { status: 204 });
    } else {
      throw new S3Fault(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
    }
  }

  list(bucket: string, prefix: string): StoredObject[] {
    return this.#store.list(bucket, prefix);
  }

  postForm(request: IncomingMessage, bucket: string, secretOf: SecretOf): Promise<HttpResponse> {
    return receiveForm(request, bucket, secretOf, async (form) => {
      const { key, fields, accessKeyId } = form;
      this.#authorize({ accessKeyId, bucket, key }, 's3:PutObject');
      const headers = keptHeaders((name) => fields.get(name), fields.keys());
      const written = await writeLimited(this.#store.blobs, form.file, Math.min(form.length.max, 5 * 2 ** 30));
      if (written.size < form.length.min) {
        this.#store.blobs.release(written.hash);
        throw new S3Fault(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
      }
      const content = { ...written, crc32: written.checksums.crc32 };
      const object = await this.#store.put(bucket, key, content, headers, this.#clock.now());
      return formAnswer(form, bucket, object);
    });
  }

  /** A missing object is told as such only to those who may list the bucket. */
  #find(call: Pick<Call, 'accessKeyId' | 'bucket' | 'key'>): StoredObject {
    this.#authorize(call, 's3:GetObject');
    const object = this.#store.get(call.bucket, call.key);
    if (object !== undefined) return object;
    const denial = this.#iam.authorize(call.accessKeyId, 's3:ListBucket', `arn:aws:s3:::${call.bucket}`);
    throw denial === undefined
      ? new S3Fault(404, 'NoSuchKey', 'The specified key does not exist.')
      : accessDenied(denial.message);
  }

  async #put(call: Call): Promise<HttpResponse> {
    this.#authorize(call, 's3:PutObject');
    const { headers } = call.request;
    if (headers['if-none-match'] === '*' && this.#store.get(call.bucket, call.key) !== undefined)
      throw new S3Fault(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
    if (Number(headers['content-length'] ?? 0) > 5 * 2 ** 30) throw entityTooLarge();
    const kept = keptHeaders((name) => headers[name]?.toString(), Object.keys(headers));
    const written = await receiveBody(call.request, this.#store.blobs);
    const content = { ...written, crc32: written.checksums.crc32 };
    const object = await this.#store.put(call.bucket, call.key, content, kept, this.#clock.now());
    return { status: 200, headers: { etag: `"${object.etag}"`, 'x-amz-checksum-crc32': object.crc32 } };
  }

  async #copy(call: Call): Promise<HttpResponse> {
    const original = this.#find({ accessKeyId: call.accessKeyId, ...copySource(call.request) });
    this.#authorize(call, 's3:PutObject');
    const { headers } = call.request;
    const kept =
      headers['x-amz-metadata-directive'] === 'REPLACE'
        ? keptHeaders((name) => headers[name]?.toString(), Object.keys(headers))
        : original.headers;
    this.#store.blobs.retain(original.hash);
    const content = { ...original, md5: original.etag };
    const object = await this.#store.put(call.bucket, call.key, content, kept, this.#clock.now());
    return xmlResponse(
      `<CopyObjectResult><ETag>&quot;${object.etag}&quot;</ETag><LastModified>${new Date(object.modified).toISOString()}</LastModified></CopyObjectResult>`,
    );
  }

  #authorize({ accessKeyId, bucket, key }: Pick<Call, 'accessKeyId' | 'bucket' | 'key'>, action: string): void {
    const denial = this.#iam.authorize(accessKeyId, action, `arn:aws:s3:::${bucket}/${key}`);
    if (denial !== undefined) throw accessDenied(denial.message);
  }
}

function copySource({ headers }: IncomingMessage): { bucket: string; key: string } {
  const [, bucket, key] = /^\/?([^/]+)\/([^?]+)/.exec(String(headers['x-amz-copy-source'])) ?? [];
  try {
    if (bucket !== undefined && key !== undefined) return { bucket, key: decodeURIComponent(key) };
  } catch {
    // Not percent-encoded text: refused below like any other source that names no object.
  }
  throw new S3Fault(400, 'InvalidArgument', 'Copy Source must mention the source bucket and key');
}

function formAnswer({ fields, key }: AcceptedForm, bucket: string, { etag }: StoredObject): HttpResponse {
  const redirect = fields.get('success_action_redirect');
  if (redirect !== undefined && URL.canParse(redirect)) {
    const location = new URL(redirect);
    for (const [name, value] of Object.entries({ bucket, key, etag: `"${etag}"` }))
      location.searchParams.set(name, value);
    return { status: 303, headers: { location: location.href } };
  }
  const status = fields.get('success_action_status');
  const headers = { etag: `"${etag}"` };
  if (status !== '201') return { status: status === '200' ? 200 : 204, headers };
  const answer = xmlResponse(
    `<PostResponse><Bucket>${bucket}</Bucket><Key>${escapeXml(key)}</Key><ETag>&quot;${etag}&quot;</ETag></PostResponse>`,
  );
  return { ...answer, status: 201 };
}
