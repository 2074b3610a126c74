import { once } from 'node:events';
import { createServer } from 'node:net';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { spawnServer, startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { RunningServer } from './server.ts';

describeWithDatabase('the server', () => {
  let db: TestDatabase;
  let server: RunningServer;

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url, env: { METRICS_TOKEN: 'a token for figures' } });
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  it('says that it lives and that it can work', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${server.url}/readyz`);
    expect(await ready.json()).toEqual({ status: 'ready', failing: [], impaired: [] });
  });

  it('stays in service without its storage of files, and says what is amiss', async () => {
    const alone = await startServer({
      databaseUrl: db.url,
      env: { STORAGE_URL: 's3+http://key:secret@127.0.0.1:9/bucket' },
    });
    const ready = await fetch(`${alone.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', failing: [], impaired: ['files'] }]);
    await alone.stop();
  });

  it('gives its figures only to who knows the token', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    const figures = await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer a token for figures' } });
    expect(await figures.text()).toContain('baton_http_request_seconds_bucket');
  });

  it('lets a page run nothing but its own files', async () => {
    const { headers } = await fetch(`${server.url}/healthz`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(/script-src[^;]*unsafe/.test(policy)).toBe(false);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('request-id')).toMatch(/^[\w-]{36}$/);
  });

  it.each([
    ['a page of another origin', { origin: 'https://evil.example' }, 403],
    ['a page without an origin on another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a program', {}, 404],
  ])('answers a change asked for by %s', async (_, headers, status) => {
    const answer = await fetch(`${server.url}/api/v1/nothing`, { method: 'POST', headers });
    expect(answer.status).toBe(status);
  });

  it('takes its own origin under each loopback name', async () => {
    const { port } = new URL(server.url);
    const headers = { origin: `http://localhost:${port}` };
    expect((await fetch(`${server.url}/api/v1/nothing`, { method: 'POST', headers })).status).toBe(404);
  });

  it('refuses a body over 1 MB', async () => {
    const body = 'x'.repeat(1024 * 1024 + 1);
    expect((await fetch(`${server.url}/api/auth/nothing`, { method: 'POST', body })).status).toBe(413);
  });

  it('names the remedy when the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const starting = startServer({ databaseUrl: db.url, env: { PORT: String(port) } });
    await expect(starting).rejects.toThrow(`Port ${port} is taken by another program`);
    taken.close();
  });

  it('refuses a database that may lose what it committed', async () => {
    const starting = startServer({ databaseUrl: db.url, env: { UNSAFE_DATABASE: 'refuse' } });
    await expect(starting).rejects.toThrow('fsync');
  });

  it('starts as a process of its own and ends with code 0 when asked', async () => {
    const process = await spawnServer({ databaseUrl: db.url });
    expect((await fetch(`${process.url}/readyz`)).status).toBe(200);
    expect(await process.stop()).toBe(0);
  });
});
