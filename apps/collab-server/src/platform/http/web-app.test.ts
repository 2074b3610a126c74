import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { secured } from './shield.ts';
import { readWebApp, type WebApp } from './web-app.ts';

const page =
  '<!doctype html><script>document.documentElement.dataset.theme = "dark"</script><script src="/assets/a-1.js"></script>';
const outside = '<!doctype html><title>for you</title>';
const script = `console.log(${'"a"+'.repeat(500)}"b")`;

describe('the web application', () => {
  let folder: string;
  let web: WebApp;
  let app: Hono;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'baton-web-'));
    mkdirSync(path.join(folder, 'dist/assets'), { recursive: true });
    writeFileSync(path.join(folder, 'dist/index.html'), page);
    writeFileSync(path.join(folder, 'dist/outside.html'), outside);
    writeFileSync(path.join(folder, 'dist/assets/a-1.js'), script);
    writeFileSync(path.join(folder, 'dist/assets/a-1.js.map'), '{}');
    writeFileSync(path.join(folder, 'dist/worker.js'), 'self');
    writeFileSync(path.join(folder, 'secret.txt'), 'not yours');
    web = await readWebApp(path.join(folder, 'dist'), [{ under: '/p/', file: '/outside.html' }]);
    app = new Hono();
    app.use(secured(new URL('https://crm.example'), web.inlineScripts));
    web.mount(app);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives every page path the page, which is never kept by a browser', async () => {
    for (const where of ['/', '/index.html', '/boards/1', '/settings/members']) {
      const answer = await app.request(where);
      expect(await answer.text()).toBe(page);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('gives people from outside a page of their own: walled in, told to nobody, kept nowhere, without a cookie', async () => {
    const answer = await app.request('/p/AAAAAAAAAAAAAAAAAAAAAA');
    expect(await answer.text()).toBe(outside);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe|wss?:|data:/);
    expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect((await app.request('/boards/1')).headers.get('x-robots-tag')).toBeNull();
  });

  it('lets hashed files be kept for ever, and sends them compressed to who can read that', async () => {
    const answer = await app.request('/assets/a-1.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe(script);
    expect(await (await app.request('/assets/a-1.js')).text()).toBe(script);
  });

  it('has the worker asked for anew each time, so that a new version is found', async () => {
    const answer = await app.request('/worker.js');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-type')).toContain('text/javascript');
  });

  it('never takes a page for a script that is gone, and has no maps', async () => {
    expect((await app.request('/assets/a-0.js')).status).toBe(404);
    expect((await app.request('/assets/a-1.js.map')).status).toBe(404);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt'])(
    'does not leave its folder for %s',
    async (where) => {
      expect(await (await app.request(where)).text()).not.toContain('not yours');
    },
  );

  it('allows the one script inside the page by its hash', () => {
    expect(web.inlineScripts).toHaveLength(1);
    expect(web.inlineScripts[0]).toMatch(/^'sha256-[\w+/]{43}='$/);
  });

  it('says how to build it when it is not there', async () => {
    const empty = new Hono();
    (await readWebApp(path.join(folder, 'nothing'))).mount(empty);
    const answer = await empty.request('/');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('pnpm build');
  });
});
