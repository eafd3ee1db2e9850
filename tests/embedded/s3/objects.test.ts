import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { S3 } from '#infra/local/s3.ts';
import { BUCKET, clientOf, start } from './home.ts';

const at = (Key: string) => ({ Bucket: BUCKET, Key });

describe('objects', () => {
  let home: S3;
  let client: S3Client;
  beforeAll(async () => {
    home = await start();
    client = clientOf(home);
  });
  afterAll(() => home.close());
  const textOf = async (Key: string, more = {}) =>
    (await client.send(new GetObjectCommand({ ...at(Key), ...more }))).Body?.transformToString();

  it('come back with their content, type and metadata', async () => {
    const Key = 'kế hoạch/2026/Kế hoạch số 1 + phụ lục (a).txt';
    const Metadata = { unit: 'so-tu-phap' };
    await client.send(new PutObjectCommand({ ...at(Key), Body: 'Đúng hạn', ContentType: 'text/plain', Metadata }));
    const object = await client.send(new GetObjectCommand(at(Key)));
    expect(await object.Body?.transformToString()).toBe('Đúng hạn');
    expect(object).toMatchObject({
      ContentType: 'text/plain',
      Metadata,
      LastModified: new Date('2026-01-05T00:00:00Z'),
    });
    expect(object.ETag).toBe(`"${createHash('md5').update('Đúng hạn').digest('hex')}"`);
    const head = await client.send(new HeadObjectCommand(at(Key)));
    expect(head.ContentLength).toBe(Buffer.byteLength('Đúng hạn'));
  });

  it('arrive whole when streamed with a trailing checksum', async () => {
    const content = Buffer.alloc(300_000, 'đ');
    const Body = Readable.from([content.subarray(0, 70_001), content.subarray(70_001)]);
    await client.send(new PutObjectCommand({ ...at('streamed'), Body, ContentLength: content.length }));
    const answer = await client.send(new GetObjectCommand(at('streamed')));
    expect(Buffer.from((await answer.Body?.transformToByteArray()) ?? []).equals(content)).toBe(true);
    expect(answer.ContentEncoding).toBeUndefined();
  });

  it('whose checksum does not match are refused', async () => {
    await expect(
      client.send(new PutObjectCommand({ ...at('damaged'), Body: 'x', ChecksumCRC32: 'AAAAAA==' })),
    ).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(textOf('damaged')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('can be read in part', async () => {
    await client.send(new PutObjectCommand({ ...at('digits'), Body: '0123456789' }));
    expect(await textOf('digits', { Range: 'bytes=2-4' })).toBe('234');
    expect(await textOf('digits', { Range: 'bytes=7-' })).toBe('789');
    expect(await textOf('digits', { Range: 'bytes=-2' })).toBe('89');
    await expect(textOf('digits', { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('are copied and deleted, and content used twice stays until its last use goes', async () => {
    await client.send(new PutObjectCommand({ ...at('first'), Body: 'same content' }));
    await client.send(new CopyObjectCommand({ ...at('bản sao'), CopySource: `${BUCKET}/first` }));
    await client.send(new DeleteObjectCommand(at('first')));
    await expect(textOf('first')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await textOf('bản sao')).toBe('same content');
  });

  it('are not overwritten when the writer asks for a new one', async () => {
    await client.send(new PutObjectCommand({ ...at('once'), Body: '1', IfNoneMatch: '*' }));
    await expect(
      client.send(new PutObjectCommand({ ...at('once'), Body: '2', IfNoneMatch: '*' })),
    ).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect(await textOf('once')).toBe('1');
  });

  it('are listed in the order of their bytes, page by page and by folders', async () => {
    const keys = ['list/a', 'list/b/1', 'list/b/2', 'list/Đ', 'list/é&<'];
    for (const Key of keys) await client.send(new PutObjectCommand({ ...at(Key), Body: Key }));
    const seen: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'list/', MaxKeys: 2, ContinuationToken }),
      );
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(seen).toEqual(['list/a', 'list/b/1', 'list/b/2', 'list/é&<', 'list/Đ']);
    const folders = await client.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'list/', Delimiter: '/' }));
    expect(folders.CommonPrefixes).toEqual([{ Prefix: 'list/b/' }]);
    expect(folders.KeyCount).toBe(4);
  });

  it('take any name, and none leaves the data folder', async () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      fc.constantFrom(
        '../../etc/passwd',
        '..',
        'a/../../b',
        '/absolute',
        'a//b',
        'C:\\x',
        'x\u0000y',
        'ế'.normalize('NFD'),
      ),
    );
    await fc.assert(
      fc.asyncProperty(name, async (Key) => {
        fc.pre(Key.isWellFormed() && !/^\.{1,2}$/.test(Key));
        const Body = createHash('md5').update(Key).digest('hex');
        await client.send(new PutObjectCommand({ ...at(`any/${Key}`), Body }));
        expect(await textOf(`any/${Key}`)).toBe(Body);
      }),
      { numRuns: 40 },
    );
  });

  it('are only for roles that may, and a missing one is told only to those who may list', async () => {
    await client.send(new PutObjectCommand({ ...at('secret'), Body: 'x' }));
    await expect(clientOf(home, 'UPLOADER').send(new GetObjectCommand(at('secret')))).rejects.toThrow(
      'not authorized to perform: s3:GetObject on resource: arn:aws:s3:::documents/secret',
    );
    await expect(clientOf(home, 'READER').send(new GetObjectCommand(at('missing')))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    await expect(client.send(new GetObjectCommand(at('missing')))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('of an unknown bucket or with what the home does not run get S3’s error', async () => {
    await expect(client.send(new GetObjectCommand({ Bucket: 'other', Key: 'x' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
    await expect(client.send(new GetObjectAclCommand(at('secret')))).rejects.toMatchObject({ name: 'NotImplemented' });
    expect((await fetch(`${home.url}/${BUCKET}/%E0%A4%A`)).status).toBe(400);
    expect((await fetch(`${home.url}/${BUCKET}/x`)).status).toBe(403);
  });
});

describe('a data folder', () => {
  it('keeps its objects over a restart and drops content that nothing uses any more', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 's3-'));
    const first = await start(folder);
    await clientOf(first).send(new PutObjectCommand({ ...at('kept'), Body: 'kept' }));
    await clientOf(first).send(new PutObjectCommand({ ...at('replaced'), Body: 'old' }));
    await clientOf(first).send(new PutObjectCommand({ ...at('replaced'), Body: 'new' }));
    await first.close();
    const second = await start(folder);
    const { Body } = await clientOf(second).send(new GetObjectCommand(at('kept')));
    expect(await Body?.transformToString()).toBe('kept');
    const blobs = readdirSync(path.join(folder, 'blobs'), { recursive: true, withFileTypes: true });
    expect(blobs.filter((entry) => entry.isFile())).toHaveLength(2);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});
