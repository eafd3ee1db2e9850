/**
 * KMS of the home: the template's keys, each made once and kept in a file only its owner can read.
 *
 *     const kms = await startKms({ folder: '.data/kms', keys: [{ path, arn, name, properties }], iam });
 *     AWS_ENDPOINT_URL_KMS = kms.url;
 *
 * Answers Encrypt, Decrypt and DescribeKey for symmetric keys: AES-256-GCM, the encryption context as additional data, so
 * that what was sealed in one context does not open in another. Whoever has the data folder has the keys: back the folder
 * up, and keep the backup as safe as the machine.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { openDurableMap } from './durable-map.ts';
import { listen, type HttpRequest, type HttpResponse } from './endpoint.ts';
import { accessKeyIdOf, type Authorizer } from './iam.ts';
import { keyIdOf, open, seal, type EncryptionContext } from './kms/ciphertext.ts';

/** An `AWS::KMS::Key` of the template. */
export interface KeyResource {
  readonly path: string;
  readonly arn: string;
  readonly name: string;
  readonly properties: unknown;
}

export interface KmsOptions {
  readonly folder: string | null;
  readonly keys: readonly KeyResource[];
  readonly iam: Authorizer;
  readonly port?: number;
}

export interface Kms {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const KEY_BYTES = 32;
/** KMS's own limit for Encrypt. */
const PLAINTEXT_BYTES = 4096;

const propertiesSchema = z.object({
  KeySpec: z.literal('SYMMETRIC_DEFAULT').optional(),
  KeyUsage: z.literal('ENCRYPT_DECRYPT').optional(),
});
const keptSchema = z.object({ material: z.string(), created: z.number() });
const context = z.record(z.string(), z.string()).default({});
const inputs = {
  Encrypt: z.object({ KeyId: z.string(), Plaintext: z.base64(), EncryptionContext: context }),
  Decrypt: z.object({ KeyId: z.string().optional(), CiphertextBlob: z.base64(), EncryptionContext: context }),
  DescribeKey: z.object({ KeyId: z.string() }),
};

class KmsFault extends Error {
  override readonly name = 'KmsFault';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export async function startKms({ folder, keys, iam, port }: KmsOptions): Promise<Kms> {
  const kept = openDurableMap(folder === null ? null : path.join(folder, 'keys.jsonl'), keptSchema);
  for (const key of keys) {
    const parsed = propertiesSchema.safeParse(key.properties);
    if (!parsed.success) throw new Error(`${key.path}: ${z.prettifyError(parsed.error)}`);
    if (kept.get(key.name) === undefined)
      await kept.set(key.name, { material: randomBytes(KEY_BYTES).toString('base64'), created: Date.now() });
  }
  const vault = new Vault(keys, (name) => kept.get(name), iam);
  const endpoint = await listen(
    (request) => Promise.resolve(vault.answer(request)),
    port === undefined ? {} : { port },
  );
  return {
    url: endpoint.url,
    port: endpoint.port,
    close: async () => {
      await endpoint.close();
      await kept.close();
    },
  };
}

class Vault {
  readonly #keys: readonly KeyResource[];
  readonly #kept: (name: string) => z.infer<typeof keptSchema> | undefined;
  readonly #iam: Authorizer;

  constructor(
    keys: readonly KeyResource[],
    kept: (name: string) => z.infer<typeof keptSchema> | undefined,
    iam: Authorizer,
  ) {
    this.#keys = keys;
    this.#kept = kept;
    this.#iam = iam;
  }

  answer(request: HttpRequest): HttpResponse {
    try {
      return json(200, this.#run(request));
    } catch (fault) {
      if (fault instanceof KmsFault) return json(400, { __type: fault.code, message: fault.message });
      throw fault;
    }
  }

  #run({ headers, body }: HttpRequest): unknown {
    const caller = accessKeyIdOf(headers);
    const action = String(headers['x-amz-target']).split('.').at(-1) ?? '';
    switch (action) {
      case 'Encrypt': {
        const input = read(inputs.Encrypt, body);
        const { key, material } = this.#key(input.KeyId, caller, action);
        const plain = Buffer.from(input.Plaintext, 'base64');
        if (plain.length === 0 || plain.length > PLAINTEXT_BYTES)
          throw new KmsFault('ValidationException', `Plaintext must have 1 to ${PLAINTEXT_BYTES} bytes`);
        const sealed = seal(key.name, material, plain, input.EncryptionContext);
        return { KeyId: key.arn, CiphertextBlob: sealed.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
      }
      case 'Decrypt': {
        const input = read(inputs.Decrypt, body);
        return this.#decrypt(Buffer.from(input.CiphertextBlob, 'base64'), input.EncryptionContext, caller);
      }
      case 'DescribeKey': {
        const { key, created } = this.#key(read(inputs.DescribeKey, body).KeyId, caller, action);
        const CreationDate = created / 1000;
        return { KeyMetadata: { KeyId: key.name, Arn: key.arn, CreationDate, Enabled: true, KeyState: 'Enabled' } };
      }
      default:
        throw new KmsFault('UnknownOperationException', `The home does not run ${action} of KMS`);
    }
  }

  #decrypt(sealed: Buffer, encryptionContext: EncryptionContext, caller: string | undefined): unknown {
    const { key, material } = this.#key(keyIdOf(sealed) ?? '', caller, 'Decrypt', 'InvalidCiphertextException');
    const plain = open(material, sealed, encryptionContext);
    if (plain === undefined) throw new KmsFault('InvalidCiphertextException', 'It was not sealed by this key so');
    return { KeyId: key.arn, Plaintext: plain.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  }

  /** The key of an id or ARN, for a caller who may do `action` with it. */
  #key(id: string, caller: string | undefined, action: string, unknown = 'NotFoundException') {
    const key = this.#keys.find(({ arn, name }) => id === arn || id === name);
    const denial = this.#iam.authorize(caller, `kms:${action}`, key?.arn ?? id);
    if (denial !== undefined) throw new KmsFault(denial.code, denial.message);
    const kept = key === undefined ? undefined : this.#kept(key.name);
    if (key === undefined || kept === undefined) throw new KmsFault(unknown, `There is no key ${id}`);
    return { key, material: Buffer.from(kept.material, 'base64'), created: kept.created };
  }
}

function read<Schema extends z.ZodType>(schema: Schema, body: Buffer): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(body.toString()));
  } catch (error) {
    throw new KmsFault('ValidationException', error instanceof z.ZodError ? z.prettifyError(error) : 'Not JSON');
  }
}

const json = (status: number, value: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(value),
});
