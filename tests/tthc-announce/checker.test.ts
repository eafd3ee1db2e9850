/** The checker against real servers on this machine, and what it refuses to speak to. */
import { lookup } from 'node:dns/promises';
import { createServer, type RequestListener } from 'node:http';
import { gzipSync, brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verdictOn } from '#functions/tthc-announce/checker/check-page.ts';
import { fetchPage, type Limits } from '#functions/tthc-announce/checker/fetch-page.ts';
import { internet, type Network } from '#shared/web/network.ts';
import { isPublicAddress } from '#shared/web/public-address.ts';

/** Names of the test, and every port of the loopback address that a test opened. */
interface Names extends Network {
  readonly asked: string[];
}
const namesOf = (ports: ReadonlySet<number>, names: Readonly<Record<string, readonly string[]>> = {}): Names => {
  const asked: string[] = [];
  return {
    asked,
    resolve: (host) => {
      asked.push(host);
      const addresses = names[host];
      return addresses === undefined ? Promise.reject(new Error('no such name')) : Promise.resolve(addresses);
    },
    allows: (address, port) => (address === '127.0.0.1' && ports.has(port)) || internet.allows(address, port),
  };
};

const LIMITS: Limits = { timeoutMs: 5_000, mostBytes: 200_000 };
const PAGE = '<!doctype html><html><body><p>Quyết định số 845/QĐ-UBND</p></body></html>';
const wanted = { number: '845/QĐ-UBND', procedures: [] };

describe('addresses the checker may speak to', () => {
  it.each(['113.160.0.1', '8.8.8.8', '2405:4800::1', '2001:ee0:1::5'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
    ...['172.31.255.255', '192.168.1.1', '192.0.0.8', '198.18.0.1', '224.0.0.1', '239.1.1.1', '255.255.255.255'],
    ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::'],
    ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', '2001:0:1::1', 'fec0::1'],
    ...['localhost', '', '1.2.3', '0x7f000001', '3232235777'],
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('of the private ranges are refused whatever their host part', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const ranges = fc.constantFrom([10], [127], [192, 168], [169, 254], [100, 100], [172, 20], [0], [230]);
    fc.assert(
      fc.property(ranges, fc.tuple(octet, octet, octet), (start, rest) => {
        expect(isPublicAddress([...start, ...rest].slice(0, 4).join('.'))).toBe(false);
      }),
    );
  });
});

describe('fetching a page', () => {
  const closing: (() => void)[] = [];
  const ports = new Set<number>();
  let hits: string[] = [];
  beforeEach(() => {
    hits = [];
  });
  afterEach(() => {
    for (const close of closing.splice(0)) close();
    ports.clear();
  });

  /** Starts a server on the loopback address and allows its port. */
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer((request, response) => {
      hits.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
      listener(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    ports.add(address.port);
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${address.port}/`;
  }
  const html: RequestListener = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  };
  const portOf = (url: string) => new URL(url).port;

  it('goes to the page under its own name, with one request', async () => {
    let agent = '';
    const url = await serve((request, response) => {
      agent = request.headers['user-agent'] ?? '';
      html(request, response);
    });
    const fetched = await fetchPage(`${url}danh-sach?trang=1`, namesOf(ports), LIMITS);
    expect(fetched).toMatchObject({ kind: 'page', url: `${url}danh-sach?trang=1` });
    expect(await verdictOn(fetched, wanted, 'number')).toMatchObject({ kind: 'found' });
    expect(agent).toContain('DungHan-PublicationCheck');
    expect(hits).toHaveLength(1);
  });

  it('connects to the very address that was checked, asking for the name once', async () => {
    const url = await serve(html);
    const names = namesOf(ports, { 'congbo.test': ['127.0.0.1'] });
    const fetched = await fetchPage(`http://congbo.test:${portOf(url)}/`, names, LIMITS);
    expect(fetched.kind).toBe('page');
    expect(names.asked).toEqual(['congbo.test']);
    expect(hits).toEqual([`congbo.test:${portOf(url)}/`]);
  });

  it('refuses a host one of whose addresses is private, without connecting', async () => {
    const url = await serve(html);
    const names = namesOf(ports, { 'congbo.test': ['127.0.0.1', '10.0.0.7'] });
    const fetched = await fetchPage(`http://congbo.test:${portOf(url)}/`, names, LIMITS);
    expect(fetched).toEqual({ kind: 'unreachable', why: 'forbidden-address' });
    expect(hits).toEqual([]);
  });

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://8.8.8.8:22/',
    'https://8.8.8.8:8443/',
  ])('refuses %s', async (address) => {
    expect(await fetchPage(address, internet, LIMITS)).toEqual({ kind: 'unreachable', why: 'forbidden-address' });
  });

  it('refuses the name of this very machine as the system resolves it', async () => {
    expect((await lookup('localhost', { all: true })).length).toBeGreaterThan(0);
    expect(await fetchPage('http://localhost/', internet, LIMITS)).toEqual({
      kind: 'unreachable',
      why: 'forbidden-address',
    });
  });

  it.each(['ftp://example.vn/', 'file:///etc/passwd', 'javascript:alert(1)', 'congbo', 'http://user:pass@example.vn/'])(
    'does not take %s for an address',
    async (address) => {
      expect(await fetchPage(address, internet, LIMITS)).toEqual({ kind: 'unreachable', why: 'not-an-address' });
    },
  );

  it('says that a name is unknown', async () => {
    const fetched = await fetchPage('http://khong-co.test/', namesOf(ports), LIMITS);
    expect(fetched).toEqual({ kind: 'unreachable', why: 'unknown-host' });
  });

  it('says that nobody answers', async () => {
    const url = await serve(html);
    for (const close of closing.splice(0)) close();
    expect(await fetchPage(url, namesOf(ports), LIMITS)).toEqual({ kind: 'unreachable', why: 'no-connection' });
  });

  it.each(['http://127.0.0.1:1/', 'http://169.254.169.254/latest/meta-data/', 'file:///etc/passwd', '//[::1]/'])(
    'checks each redirect anew: one to %s is not followed',
    async (location) => {
      const url = await serve((_request, response) => {
        response.writeHead(302, { location }).end();
      });
      const fetched = await fetchPage(url, namesOf(ports), LIMITS);
      expect(fetched.kind).toBe('unreachable');
      expect(['forbidden-address', 'not-an-address']).toContain('why' in fetched ? fetched.why : '');
      expect(hits).toHaveLength(1);
    },
  );

  it('checks the name anew at a redirect: one that has come to mean a private address is not followed', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(301, { location: '/moi' }).end();
    });
    let asked = 0;
    const rebinding: Network = {
      ...namesOf(ports),
      resolve: () => {
        asked += 1;
        return Promise.resolve([asked === 1 ? '127.0.0.1' : '192.168.1.1']);
      },
    };
    const fetched = await fetchPage(`http://congbo.test:${portOf(url)}/`, rebinding, LIMITS);
    expect(fetched).toEqual({ kind: 'unreachable', why: 'forbidden-address' });
    expect(hits).toHaveLength(1);
  });

  it('follows three redirects, also to another server, and no fourth', async () => {
    const target = await serve(html);
    const url = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      response.writeHead(307, { location: left === 1 ? target : `/${left - 1}` }).end();
    });
    expect(await fetchPage(`${url}3`, namesOf(ports), LIMITS)).toMatchObject({ kind: 'page', url: target });
    expect(await fetchPage(`${url}4`, namesOf(ports), LIMITS)).toEqual({
      kind: 'unreachable',
      why: 'too-many-redirects',
    });
  });

  it('gives up on a slow server, whether it is slow to answer or to send', async () => {
    const silent = await serve(() => undefined);
    const dripping = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const timer = setInterval(() => response.write('<p>'), 20);
      response.on('close', () => {
        clearInterval(timer);
      });
    });
    const hasty = { ...LIMITS, timeoutMs: 150 };
    for (const url of [silent, dripping])
      expect(await fetchPage(url, namesOf(ports), hasty)).toEqual({ kind: 'unreachable', why: 'timed-out' });
  });

  it('gives up on a name server that does not answer', async () => {
    const mute: Network = { ...namesOf(ports), resolve: () => new Promise(() => undefined) };
    const fetched = await fetchPage('http://congbo.test/', mute, { ...LIMITS, timeoutMs: 100 });
    expect(fetched).toEqual({ kind: 'unreachable', why: 'timed-out' });
  });

  it('gives up on a page that is too large, as sent or as unfolded', async () => {
    let sent = 0;
    const endless = await serve((_request, response) => {
      const pour = (): void => {
        while (sent < 50e6 && !response.destroyed && response.write('a'.repeat(65_536))) sent += 65_536;
      };
      response.on('drain', pour);
      pour();
    });
    const bomb = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000)));
    });
    for (const url of [endless, bomb])
      expect(await fetchPage(url, namesOf(ports), LIMITS)).toEqual({ kind: 'unreachable', why: 'too-large' });
    expect(sent).toBeLessThan(20e6);
  });

  it.each([
    ['gzip', gzipSync(PAGE)],
    ['br', brotliCompressSync(PAGE)],
  ])('reads what comes packed with %s', async (encoding, body) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(body);
    });
    const fetched = await fetchPage(url, namesOf(ports), LIMITS);
    expect(await verdictOn(fetched, wanted, 'number')).toMatchObject({ kind: 'found' });
  });

  it.each([
    ['a broken gzip', 200, { 'content-encoding': 'gzip' }, 'not gzip', 'broken-answer'],
    ['an unknown encoding', 200, { 'content-encoding': 'zstd' }, 'x', 'broken-answer'],
    ['a server error', 503, {}, '', 'refused-by-server'],
    ['a refusal', 403, {}, '', 'refused-by-server'],
    ['a redirect to nowhere', 302, {}, '', 'refused-by-server'],
  ] as const)('takes %s for «cannot say», not for «not there»', async (_what, status, headers, body, why) => {
    const url = await serve((_request, response) => {
      response.writeHead(status, headers).end(body);
    });
    expect(await fetchPage(url, namesOf(ports), LIMITS)).toEqual({ kind: 'unreachable', why });
  });

  it('takes «404» for «there is no such page»', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(404).end(PAGE);
    });
    expect(await fetchPage(url, namesOf(ports), LIMITS)).toEqual({ kind: 'no-such-page', status: 404 });
  });

  it.each([
    ['UTF-16', Buffer.from(`\ufeff${PAGE}`, 'utf16le')],
    // Windows-1258 writes «ế» as «ê» and a combining acute, «Đ» as 0xD0.
    ['Windows-1258', Buffer.from('<html><body><p>Quy\xea\xect \xf0\xf2nh s\xf4\xec 845/Q\xd0-UBND</p>', 'latin1')],
  ])('reads pages written in %s', async (_charset, bytes) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(bytes);
    });
    const fetched = await fetchPage(url, namesOf(ports), LIMITS);
    expect(await verdictOn(fetched, wanted, 'number')).toMatchObject({ kind: 'found' });
  });
});
