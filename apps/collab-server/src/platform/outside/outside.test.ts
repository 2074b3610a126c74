import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createOutside } from './outside.ts';
import { isPublicAddress } from './public-address.ts';

/** What must never be reached: whatever asks it is counted. */
let canary: Server;
/** What an administrator named. */
let named: Server;
let hits: string[];

const hostOf = (server: Server) => `127.0.0.1:${(server.address() as AddressInfo).port}`;
const outside = () => createOutside({ privateHosts: [hostOf(named)] });
const limits = { mostBytes: 10_000, mostMs: 2_000 };
const get = (url: string) => outside().get({ url: new URL(url), ...limits });

beforeAll(async () => {
  canary = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end('BEGIN:VCALENDAR');
  });
  named = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://named');
    if (pathname === '/to') return void response.writeHead(302, { location: searchParams.get('url') ?? '' }).end();
    if (pathname === '/around') return void response.writeHead(301, { location: '/around' }).end();
    if (pathname === '/huge') {
      const more = () => {
        while (response.write('x'.repeat(65_536)));
      };
      response.on('drain', more);
      return more();
    }
    if (pathname === '/slow') {
      const drip = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(drip));
      return;
    }
    response.end(`hello ${request.headers['if-none-match'] ?? ''}`);
  });
  for (const server of [canary, named]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
});
beforeEach(() => {
  hits = [];
});
afterAll(() => {
  for (const server of [canary, named]) {
    server.close();
    server.closeAllConnections();
  }
});

describe('what is asked of servers outside', () => {
  it('[CA12] never reaches this machine or a private network, however its address is written', async () => {
    const { port } = canary.address() as AddressInfo;
    const ways = ['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0.0.0.0', '[::1]', '[::]'];
    const wrapped = ['[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', 'localhost', 'LOCALHOST.'];
    const others = ['10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '[fd00::1]', '[fe80::1]'];
    const urls = [...ways, ...wrapped, ...others].flatMap((host) => [
      `http://${host}:${port}/`,
      `https://${host}:${port}/`,
      `https://${host}/`,
    ]);
    expect(urls.length).toBeGreaterThanOrEqual(60);
    const heard = await Promise.all(urls.map((url) => get(url)));
    expect(heard.map(({ kind }, at) => [urls[at], kind])).toEqual(urls.map((url) => [url, 'address-not-allowed']));
    for (const url of ['file:///etc/passwd', 'gopher://example.com/', 'ftp://example.com/'])
      expect(await get(url)).toEqual({ kind: 'address-not-allowed' });
    // Other services speak on other ports.
    expect(await get('https://example.com:25/')).toEqual({ kind: 'address-not-allowed' });
    expect(hits).toEqual([]);
  });

  it('[CA12] looks at every address that a name has, and connects to just those', async () => {
    let asked = 0;
    const answers = [
      [{ address: '127.0.0.1', family: 4 }],
      [
        { address: '93.184.215.14', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
      [{ address: '::ffff:127.0.0.1', family: 6 }],
    ];
    for (const found of answers) {
      const rebound = createOutside({
        privateHosts: [],
        lookup: (_name, answer) => {
          asked += 1;
          answer(null, found);
        },
      });
      expect(await rebound.get({ url: new URL('https://rebinding.example/'), ...limits })).toEqual({
        kind: 'address-not-allowed',
      });
    }
    expect(asked).toBe(answers.length);
  });

  it('[CA12] checks every redirect like the first address', async () => {
    const to = (url: string) => get(`http://${hostOf(named)}/to?url=${encodeURIComponent(url)}`);
    for (const url of [`http://${hostOf(canary)}/`, `https://${hostOf(canary)}/`, 'file:///etc/passwd', '//127.0.0.1/'])
      expect(await to(url)).toEqual({ kind: 'address-not-allowed' });
    expect(await to('/plain')).toMatchObject({ kind: 'heard', status: 200, text: 'hello ' });
    expect(await get(`http://${hostOf(named)}/around`)).toEqual({ kind: 'not-reached' });
    expect(hits).toEqual([]);
  });

  it('ends what is too large or too slow', async () => {
    expect(await get(`http://${hostOf(named)}/huge`)).toEqual({ kind: 'too-large' });
    const url = new URL(`http://${hostOf(named)}/slow`);
    expect(await outside().get({ url, ...limits, mostMs: 300 })).toEqual({ kind: 'not-reached' });
  });

  it('reaches what an administrator named, and says what it was told to', async () => {
    const headers = { 'if-none-match': '"1"' };
    const heard = await outside().get({ url: new URL(`http://${hostOf(named)}/`), headers, ...limits });
    expect(heard).toMatchObject({ kind: 'heard', status: 200, text: 'hello "1"' });
  });

  it('takes only what is handed out for public', () => {
    for (const address of ['1.1.1.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4007::1'])
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    for (const address of ['', 'example.com', '224.0.0.1', '255.255.255.255', '2001::1', 'fe80::1%eth0', '::1.2.3.4'])
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
  });
});
