/**
 * No name and no key climbs out of its folder: files are sent by the portal's own forms under names that are paths, keys of
 * others are asked for, and every server of the home is asked for files of the machine.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDataFolder } from '#infra/local/data-folder.ts';
import { ADMINISTRATOR } from '#infra/local/iam.ts';
import { REGION } from '#infra/local/template/names.ts';
import { downloadName } from '#shared/files/download-name.ts';
import { threeTierProvince } from '#shared/org/sample/index.ts';
import { aHome, signIn, type TestHome } from '../embedded/home.ts';
import { settle } from '../embedded/organisation.ts';
import { aPdf, dateFields, giveTask, Officer, pathOf } from '../obligation/desk.ts';

const SECRET = 'không ai được đọc tệp này';
const CLIMBING = [
  '../../../../secret.pdf',
  '..\\..\\..\\secret.pdf',
  '/etc/secret.pdf',
  'C:\\Windows\\secret.pdf',
  '%2e%2e%2f%2e%2e%2fsecret.pdf',
  '....//....//secret.pdf',
  '..;/secret.pdf',
  '.hidden.pdf',
  'a\u202Efdp.exe.pdf',
  `${'dài '.repeat(40)}.pdf`,
];

let parent: string;
let home: TestHome;
let officer: Officer;
beforeAll(async () => {
  parent = mkdtempSync(path.join(tmpdir(), 'paths-'));
  mkdirSync(path.join(parent, 'beside'));
  writeFileSync(path.join(parent, 'beside', 'secret.pdf'), SECRET);
  home = await aHome('2024-03-05', { folder: openDataFolder(path.join(parent, 'data')) });
  await settle(home, threeTierProvince());
  officer = new Officer(await signIn(home, 'so-tu-phap'), home.addresses.portal);
});
afterAll(async () => {
  await home.close();
  rmSync(parent, { recursive: true });
});

const filesIn = (folder: string): readonly string[] =>
  readdirSync(path.join(parent, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(parent, path.join(entry.parentPath, entry.name)));

/** A task that is reported as done by a file, and waits for it. */
async function waitingForFile(id: string): Promise<string> {
  const task = await giveTask(home, id);
  const form = { number: '12/BC-STP', ...dateFields('date', '4', '3', '2024'), place: 'file', note: '' };
  await officer.send(`${pathOf(task)}/hoan-thanh`, form);
  return pathOf(task);
}

describe('a file whose name is a path', () => {
  it('lies under a name of ours, and comes back under one segment of it', async () => {
    const beside = filesIn('.').filter((file) => !file.startsWith('data'));
    for (const [at, name] of CLIMBING.entries()) {
      const task = await waitingForFile(`plan-2024.${String(at).padStart(4, '0')}`);
      const sent = await officer.upload(`${task}/hoan-thanh/tep`, name, aPdf());
      const key = new URL(sent.location ?? '', home.addresses.portal).searchParams.get('key') ?? '';
      expect(key.split('/').slice(0, 4).join('/'), name).toMatch(
        /^evidence\/plan-2024\.\d+\/001\.so-tu-phap\/[\w-]+$/u,
      );
      await officer.send(sent.location ?? '', {});
      const link = (await officer.open(`${task}/minh-chung`)).location ?? '';
      const { status, headers } = await fetch(new URL(link, home.addresses.portal));
      const kept = decodeURIComponent(
        /filename\*=UTF-8''(\S+)$/u.exec(headers.get('content-disposition') ?? '')?.[1] ?? '',
      );
      expect(status, name).toBe(200);
      expect(kept, name).toMatch(/^[^./\\:\p{Cc}\u202E][^/\\:\p{Cc}\u202E]*\.pdf$/u);
    }
    expect(filesIn('.').filter((file) => !file.startsWith('data'))).toEqual(beside);
    const blobs = filesIn('data').filter((file) => file.includes('blobs'));
    expect(blobs.length).toBeGreaterThan(0);
    expect(blobs.filter((file) => !/blobs\/[0-9a-f]{2}\/[0-9a-f]{62}$/u.test(file))).toEqual([]);
  });

  it('is given back under one segment without dots before it, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...CLIMBING, '', '..', '\uD83D.pdf')),
        (name) => {
          const kept = downloadName(name);
          expect(kept).toMatch(/^[^./\\:\p{Cc}]/u);
          expect(kept).not.toMatch(/[/\\:"\p{Cc}\u2028\u2029]/u);
          expect(() => encodeURIComponent(kept)).not.toThrow();
        },
      ),
    );
  });
});

describe('a key', () => {
  /** Files that lie in the bucket for others. */
  const OTHERS = [
    'plans/secret.pdf',
    'evidence/plan-2023.0001/001.so-noi-vu/so-noi-vu/1/secret.pdf',
    'letters/secret.pdf',
  ];
  beforeAll(async () => {
    const client = new S3Client({ region: REGION, endpoint: home.services.addresses.s3, credentials: ADMINISTRATOR });
    const [bucket] = home.deployment.template.ofType('AWS::S3::Bucket');
    for (const Key of OTHERS)
      await client.send(new PutObjectCommand({ Bucket: bucket?.physicalId ?? '', Key, Body: aPdf() }));
    client.destroy();
  });

  it('of another folder is taken by no page that a file was sent from', async () => {
    const task = await waitingForFile('plan-2024.0500');
    const sent = await officer.upload(`${task}/hoan-thanh/tep`, 'bao-cao.pdf', aPdf());
    const own = new URL(sent.location ?? '', home.addresses.portal).searchParams.get('key') ?? '';
    const folder = own.slice(0, own.lastIndexOf('/'));
    const page = await officer.open(`${task}/hoan-thanh/tep?key=${encodeURIComponent(own)}`);
    expect(page.text).toContain('Kiểm tra rồi báo cáo');
    const climbing = OTHERS.flatMap((key) => [
      key,
      `/${key}`,
      `${folder}/../../../../../${key}`,
      `${folder}/..%2f${key}`,
    ]);
    for (const key of [...climbing, `${folder}/`, folder, `${folder}/a/b/c.pdf`, `${own}\u0000`, `../${own}`]) {
      const asked = await officer.open(`${task}/hoan-thanh/tep?key=${encodeURIComponent(key)}`);
      expect(asked.status, key).toBe(422);
      const taken = await officer.post(`${task}/hoan-thanh/tep`, { ...hiddenOf(page.text), key });
      expect(taken.status, key).toBe(422);
    }
  });

  it('of another case is opened by no link to a file', async () => {
    for (const key of OTHERS.flatMap((one) => [one, `evidence/khong-co/../../${one}`, `snapshots/../${one}`]))
      for (const address of [
        '/cong-bo/khong-co/tep',
        '/ke-hoach/moi/da-tai',
        '/viec/plan-2024.0500/001.so-tu-phap/minh-chung',
      ]) {
        const { status, location = '' } = await officer.open(`${address}?key=${encodeURIComponent(key)}`);
        expect(status === 200 || location.includes('secret'), `${address} ${key}`).toBe(false);
      }
  });
});

const hiddenOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gu)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

/** Sent as it is: no client shortens the path. */
const rawly = (address: string, target: string): Promise<{ readonly status: number; readonly body: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const asked = request({ hostname, port, path: target, method: 'GET' }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() });
      });
    });
    asked.on('error', reject);
    asked.end();
  });

describe('every server of the home', () => {
  const TARGETS = ['etc/passwd', 'package.json', 'beside/secret.pdf', 'endpoints.json', 'mail/index.jsonl'];
  const UP = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '..\\', '....//', '%252e%252e%252f', '..%c0%af', '..;/'];
  const BEFORE = ['/', '/assets/', '/mails/', '/documents/', '/assets/0000/', '//'];

  it('gives no file of the machine, and lives on, however the path is written', async () => {
    const given: string[] = [];
    for (const address of new Set(Object.values(home.addresses)))
      for (const [at, target] of TARGETS.entries())
        for (const [up, step] of UP.entries()) {
          const asked = `${BEFORE[(at + up) % BEFORE.length] ?? '/'}${step.repeat(8)}${target}${up % 2 === 0 ? '' : '%00.css'}`;
          const { status, body } = await rawly(address, asked);
          if (status >= 500 || /root:x|"scripts"|không ai được đọc|"mailbox"|"relay"/u.test(body))
            given.push(`${address}${asked}: ${String(status)} ${body.slice(0, 80)}`);
        }
    expect(given).toEqual([]);
  }, 60_000);
});
