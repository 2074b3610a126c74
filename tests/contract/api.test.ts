import type { RunningServer } from '@baton/collab-server/server.ts';
import { api } from '@baton/schema/api';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

interface Described {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, { content?: object }> }>>;
}

describeWithDatabase('the API as it is served', () => {
  let db: TestDatabase;
  let server: RunningServer;
  let described: Described;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    described = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as Described;
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const operations = () => Object.values(described.paths).flatMap((path) => Object.values(path));

  test('is described by valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate({ ...described });
    expect([valid, errors]).toEqual([true, undefined]);
    expect(described.openapi).toMatch(/^3\.1\./);
  });

  test('serves every contract, and nothing else', () => {
    const promised = Object.entries(api).flatMap(([group, contracts]) =>
      Object.keys(contracts).map((name) => `${group}.${name}`),
    );
    expect(
      operations()
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual(promised.sort());
  });

  test('documents every error as a problem', () => {
    const errors = operations().flatMap(({ responses }) =>
      Object.entries(responses).filter(([status]) => status >= '400'),
    );
    expect(errors.length).toBeGreaterThan(100);
    for (const [, { content }] of errors) expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
  });

  test('is shown to people by a page that its own content policy allows', async () => {
    const page = await fetch(`${server.url}/api/docs`);
    const [html, policy] = [await page.text(), page.headers.get('content-security-policy') ?? ''];
    expect(page.status).toBe(200);
    expect(policy).toContain("script-src 'self'");
    expect(html).not.toMatch(/<script|<link|@import|src=/);
    for (const { operationId } of operations()) expect(html).toContain(`id="${operationId}"`);
  });
});
