import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { S3Fault } from './fault.ts';
import { checkPolicy, type FormFields, type LengthRange } from './post-policy.ts';
import { signingScope, verify, type SecretOf } from './signature.ts';

/** S3's own limit for everything before the file. */
const FIELD_BYTES = 20 * 1024;
const FIELDS = 100;

/** What is read of a request: its body, its headers, and whether the body came whole. */
type Arriving = Readable & Pick<IncomingMessage, 'headers' | 'complete'>;

/** A form that may be stored, its file still arriving. */
export interface AcceptedForm {
  readonly accessKeyId: string;
  readonly key: string;
  readonly fields: FormFields;
  readonly length: LengthRange;
  readonly file: AsyncIterable<Buffer>;
}

/**
 * Reads a presigned POST (multipart/form-data): the fields first, then the file, which is handed to `store` while it
 * arrives, once signature and policy have been checked. Rejects with an {@link S3Fault} for anything else.
 */
export function receiveForm<T>(
  request: Arriving,
  bucket: string,
  secretOf: SecretOf,
  store: (form: AcceptedForm) => Promise<T>,
): Promise<T> {
  const fields = new Map([['bucket', bucket]]);
  const form = openForm(request);
  return new Promise<T>((resolve, reject) => {
    let stored = false;
    form.on('field', (name, value, _nameTruncated, valueTruncated) => {
      if (valueTruncated) reject(fieldsTooLarge());
      else if (!stored) fields.set(name.toLowerCase(), value);
    });
    form.on('file', (name, file, fileName) => {
      if (name.toLowerCase() !== 'file' || stored) {
        file.resume();
        return;
      }
      stored = true;
      // A file refused before it is read has no reader to hear that it broke off; unheard, the error would end the home.
      file.on('error', () => undefined);
      request.once('close', () => {
        if (!request.complete) file.destroy(incomplete());
      });
      const storing = async (): Promise<T> => store(accept(fields, fileName, file, secretOf));
      storing().then(resolve, reject);
    });
    form.on('error', () => {
      reject(malformed());
    });
    form.on('finish', () => {
      if (!stored) reject(new S3Fault(400, 'InvalidArgument', 'POST requires exactly one file upload per request.'));
    });
    request.once('error', reject);
    request.pipe(form);
  }).finally(() => request.unpipe(form));
}

const incomplete = (): S3Fault => new S3Fault(400, 'IncompleteBody', 'The upload ended before its file did.');

const fieldsTooLarge = (): S3Fault =>
  new S3Fault(
    400,
    'MaxPostPreDataLengthExceeded',
    'Your POST request fields preceding the upload file were too large.',
  );

const malformed = (): S3Fault =>
  new S3Fault(400, 'MalformedPOSTRequest', 'The body of your POST request is not well-formed multipart/form-data.');

function openForm(request: Arriving): BusboyInstance {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type))
    throw new S3Fault(412, 'PreconditionFailed', 'Bucket POST must be of the enclosure-type multipart/form-data');
  try {
    return new Busboy({
      headers: { ...request.headers, 'content-type': type },
      limits: { fieldSize: FIELD_BYTES, fields: FIELDS, files: 2 },
    });
  } catch {
    throw malformed();
  }
}

function accept(
  given: ReadonlyMap<string, string>,
  fileName: string,
  file: Readable,
  secretOf: SecretOf,
): AcceptedForm {
  const fields = new Map(given);
  const field = (name: string): string => {
    const value = fields.get(name.toLowerCase());
    if (value === undefined)
      throw new S3Fault(400, 'InvalidArgument', `Bucket POST must contain a field named '${name}'.`);
    return value;
  };
  const key = field('key').replaceAll('${filename}', () => fileName.split(/[/\\]/).at(-1) ?? '');
  fields.set('key', key);
  const [policy, signature] = [field('policy'), field('X-Amz-Signature')];
  const scope = signingScope(field('X-Amz-Credential'), secretOf);
  verify(scope, policy, signature);
  const length = checkPolicy(policy, fields, Date.now());
  return { accessKeyId: scope.accessKeyId, key, fields, length, file };
}
