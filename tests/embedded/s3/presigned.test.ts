import { request as httpRequest } from 'node:http';
import process from 'node:process';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveForm } from '#infra/local/s3/presigned-post.ts';
import type { S3 } from '#infra/local/s3.ts';
import { BUCKET, clientOf, start } from './home.ts';

describe('a presigned form', () => {
  let home: S3;
  beforeAll(async () => (home = await start()));
  afterAll(() => home.close());

  const presign = (accessKeyId = 'UPLOADER', more = {}): Promise<PresignedPost> =>
    createPresignedPost(clientOf(home, accessKeyId), {
      Bucket: BUCKET,
      Key: 'evidence/task-1/${filename}',
      Conditions: [
        ['content-length-range', 3, 1000],
        ['starts-with', '$Content-Type', 'application/'],
      ],
      Fields: { success_action_status: '201' },
      ...more,
    });
  const post = async (
    { url, fields }: PresignedPost,
    content = 'nội dung',
    changes: Partial<Record<string, string>> = {},
  ): Promise<{ status: number; text: string; headers: Headers }> => {
    const form = new FormData();
    const all: Partial<Record<string, string>> = { ...fields, 'Content-Type': 'application/pdf', ...changes };
    for (const [name, value] of Object.entries(all)) if (value !== undefined) form.append(name, value);
    form.append('file', new Blob([content]), 'Báo cáo.pdf');
    const answer = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  const codeOf = ({ text }: { text: string }) => /<Code>(\w+)<\/Code>/.exec(text)?.[1];

  it('stores the file under the key with its name, with the type the form says', async () => {
    const answer = await post(await presign());
    expect(answer.status).toBe(201);
    expect(answer.text).toContain('<Key>evidence/task-1/Báo cáo.pdf</Key>');
    const object = await clientOf(home).send(
      new GetObjectCommand({ Bucket: BUCKET, Key: 'evidence/task-1/Báo cáo.pdf' }),
    );
    expect(await object.Body?.transformToString()).toBe('nội dung');
    expect(object.ContentType).toBe('application/pdf');
  });

  it('sends the browser on to the page its policy names', async () => {
    const Fields = { success_action_redirect: 'http://localhost:3000/tasks/1' };
    const { status, headers } = await post(await presign('UPLOADER', { Fields }));
    expect(status).toBe(303);
    const location = new URL(headers.get('location') ?? '');
    expect(location.pathname).toBe('/tasks/1');
    expect(location.searchParams.get('key')).toBe('evidence/task-1/Báo cáo.pdf');
  });

  it.each([
    ['another key', { key: 'plans/other' }, 'AccessDenied', /Policy Condition failed: .*\$key/],
    ['another type', { 'Content-Type': 'text/html' }, 'AccessDenied', /\$Content-Type/],
    ['a field the policy does not know', { 'x-amz-meta-x': '1' }, 'AccessDenied', /Extra input fields: x-amz-meta-x/],
    ['a changed policy', { Policy: Buffer.from('{}').toString('base64') }, 'SignatureDoesNotMatch', /signature/],
    ['a changed signature', { 'X-Amz-Signature': '00' }, 'SignatureDoesNotMatch', /signature/],
    ['an unknown signer', { 'X-Amz-Credential': 'NOBODY/1/x/s3/aws4_request' }, 'InvalidAccessKeyId', /./],
    ['no policy', { Policy: undefined }, 'InvalidArgument', /field named .*policy/],
    ['no key', { key: undefined }, 'InvalidArgument', /field named .*key/],
  ])('with %s is refused', async (_what, changes, code, message) => {
    const answer = await post(await presign(), 'nội dung', changes);
    expect(codeOf(answer)).toBe(code);
    expect(answer.text).toMatch(message);
  });

  it('with a file shorter or longer than the policy allows is refused', async () => {
    expect(codeOf(await post(await presign(), 'x'))).toBe('EntityTooSmall');
    expect(codeOf(await post(await presign(), 'x'.repeat(1001)))).toBe('EntityTooLarge');
    const large = await post(await presign(), 'x'.repeat(5_000_000));
    expect(codeOf(large)).toBe('EntityTooLarge');
  });

  it('is refused when its time is over, and when its signer may not write', async () => {
    expect((await post(await presign('UPLOADER', { Expires: -1 }))).text).toContain('Policy expired');
    expect((await post(await presign('READER'))).text).toContain('not authorized to perform: s3:PutObject');
  });

  it('that is no form, has no file or ends early gets a 4xx, and the next one is stored', async () => {
    const url = `${home.url}/${BUCKET}`;
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(412);
    const headers = { 'content-type': 'multipart/form-data' };
    expect((await fetch(url, { method: 'POST', body: 'x', headers })).status).toBe(400);
    const empty = new FormData();
    empty.append('key', 'x');
    expect((await fetch(url, { method: 'POST', body: empty })).status).toBe(400);
    await cutOff(url);
    expect((await post(await presign())).status).toBe(201);
  });

  it('that breaks off when it is already refused disturbs nobody', async () => {
    const arriving = new Readable({ read: () => undefined });
    arriving.push(`${FILE_HEAD}${'x'.repeat(500)}`);
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const request = Object.assign(arriving, { headers, complete: false });
    const unheard: unknown[] = [];
    const hear = (error: unknown): void => void unheard.push(error);
    process.on('uncaughtException', hear);
    try {
      const stored = receiveForm(
        request,
        BUCKET,
        () => undefined,
        () => Promise.resolve('stored'),
      );
      await expect(stored).rejects.toThrow(/field named 'key'/);
      request.destroy();
      await setTimeout(20);
    } finally {
      process.off('uncaughtException', hear);
    }
    expect(unheard).toEqual([]);
  });
});

const FILE_HEAD = '--b\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n';

/** Sends half a form and closes the connection. */
function cutOff(url: string): Promise<void> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': 5000 };
    const request = httpRequest(url, { method: 'POST', headers });
    request.on('error', () => undefined);
    request.on('close', resolve);
    request.write(`${FILE_HEAD}abc`, () => request.destroy());
  });
}
