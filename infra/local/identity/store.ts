/**
 * Where the provider keeps its keys, sessions and grants: one SQLite file, so that a restart keeps people signed in and
 * tokens already issued verifiable.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { exportJWK, generateKeyPair } from 'jose';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { z } from 'zod';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS artifact (
    model TEXT NOT NULL, id TEXT NOT NULL, uid TEXT, grant_id TEXT, expires_at INTEGER, payload TEXT NOT NULL,
    PRIMARY KEY (model, id)
  );
  CREATE INDEX IF NOT EXISTS artifact_uid ON artifact (model, uid);
  CREATE INDEX IF NOT EXISTS artifact_grant ON artifact (grant_id);
  CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value TEXT NOT NULL);
`;

const payloadSchema = z.custom<AdapterPayload>((value) => typeof value === 'object' && value !== null);
const jwkSchema = z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string() });
const cookieKeysSchema = z.array(z.string().min(32)).min(1);
const rowSchema = z.object({ payload: z.string() });
const secretSchema = z.object({ value: z.string() });

const epochSeconds = (): number => Math.floor(Date.now() / 1000);

/** Opens the store in `dataDir` (created when missing), or in memory when it is null. */
export class IdentityStore {
  readonly #database: DatabaseSync;

  constructor(dataDir: string | null) {
    if (dataDir === null) {
      this.#database = new DatabaseSync(':memory:');
    } else {
      mkdirSync(dataDir, { recursive: true });
      const file = join(dataDir, 'identity.sqlite');
      this.#database = new DatabaseSync(file);
      // It holds signing keys: nobody but the owner of the process reads it.
      chmodSync(file, 0o600);
    }
    this.#database.exec(SCHEMA);
    this.#database.prepare('DELETE FROM artifact WHERE expires_at < ?').run(epochSeconds());
  }

  close(): void {
    this.#database.close();
  }

  /** The RSA key that signs ID tokens; made once. */
  async signingKey(): Promise<z.infer<typeof jwkSchema>> {
    const made = await this.#secret('signing-key', async () => {
      const { privateKey } = await generateKeyPair('RS256', { extractable: true });
      return { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' };
    });
    return jwkSchema.parse(made);
  }

  /** The keys that sign the provider's own cookies; made once. */
  async cookieKeys(): Promise<string[]> {
    const made = await this.#secret('cookie-keys', () => Promise.resolve([randomBytes(32).toString('base64url')]));
    return cookieKeysSchema.parse(made);
  }

  /** The adapter of one of the provider's models ("Session", "Grant", "AuthorizationCode" …). */
  adapter(model: string): Adapter {
    return new ModelAdapter(this.#database, model);
  }

  async #secret(name: string, make: () => Promise<unknown>): Promise<unknown> {
    const found = this.#database.prepare('SELECT value FROM secret WHERE name = ?').get(name);
    if (found !== undefined) return JSON.parse(secretSchema.parse(found).value);
    const made = await make();
    this.#database.prepare('INSERT INTO secret (name, value) VALUES (?, ?)').run(name, JSON.stringify(made));
    return made;
  }
}

class ModelAdapter implements Adapter {
  readonly #database: DatabaseSync;
  readonly #model: string;

  constructor(database: DatabaseSync, model: string) {
    this.#database = database;
    this.#model = model;
  }

  upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const expiresAt = expiresIn === undefined ? null : epochSeconds() + expiresIn;
    this.#database
      .prepare('INSERT OR REPLACE INTO artifact (model, id, uid, grant_id, expires_at, payload) VALUES (?,?,?,?,?,?)')
      .run(this.#model, id, payload.uid ?? null, payload.grantId ?? null, expiresAt, JSON.stringify(payload));
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.#one('id', id));
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.#one('uid', uid));
  }

  /** Device codes are not offered, so no artifact has a user code. */
  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  consume(id: string): Promise<void> {
    const payload = this.#one('id', id);
    if (payload !== undefined) {
      this.#database
        .prepare('UPDATE artifact SET payload = ? WHERE model = ? AND id = ?')
        .run(JSON.stringify({ ...payload, consumed: epochSeconds() }), this.#model, id);
    }
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.#database.prepare('DELETE FROM artifact WHERE model = ? AND id = ?').run(this.#model, id);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    this.#database.prepare('DELETE FROM artifact WHERE grant_id = ?').run(grantId);
    return Promise.resolve();
  }

  #one(column: 'id' | 'uid', value: string): AdapterPayload | undefined {
    const row: Record<string, SQLOutputValue> | undefined = this.#database
      .prepare(`SELECT payload FROM artifact WHERE model = ? AND ${column} = ? AND ifnull(expires_at, ?) >= ?`)
      .get(this.#model, value, epochSeconds(), epochSeconds());
    return row === undefined ? undefined : payloadSchema.parse(JSON.parse(rowSchema.parse(row).payload));
  }
}
