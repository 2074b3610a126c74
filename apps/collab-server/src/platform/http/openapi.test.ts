import { Validator } from '@seriousme/openapi-schema-validator';
import { Hono } from 'hono';
import { expect, test } from 'vitest';

import { counterFeature, counters } from '#tests/counter-feature.ts';

import { mountApiDocs } from './api-docs.ts';
import { docsPage } from './docs-page.ts';
import { openApiDocument } from './openapi.ts';
import { namedRoutes, routesOf } from './router.ts';

const documented = () =>
  openApiDocument(namedRoutes({ counters }, routesOf([counterFeature])), { version: '1', cookie: 'sign-in' });

test('the description is valid OpenAPI 3.1', async () => {
  const document = await documented();
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
  expect([valid, errors]).toEqual([true, undefined]);
  expect(document.openapi).toMatch(/^3\.1\./);
});

test('every route names all problems that it can answer', async () => {
  const { paths } = await documented();
  const answersOf = (path: string, method: 'get' | 'post') => paths?.[path]?.[method]?.responses ?? {};
  const raise = answersOf('/counters/{id}/raise', 'post');
  const all = ['200', '400', '401', '403', '404', '409', '413', '415', '429', '500', '503'];
  expect(Object.keys(raise)).toEqual(all);
  expect(JSON.stringify(raise['409'])).toContain('"enum":["counter-full","idempotency-key-reused"]');
  expect(paths?.['/hello']?.post).toMatchObject({ security: [] });
  expect(Object.keys(answersOf('/hello', 'post'))).toEqual(
    all.filter((status) => status !== '401' && status !== '404'),
  );
  expect(Object.keys(answersOf('/counters/{id}', 'get'))).toEqual(['200', '400', '401', '404', '429', '500', '503']);
});

test('the page for people is one document without a script, and escapes what it shows', async () => {
  const document = await documented();
  document.info.description = '<script>alert(1)</script>';
  const page = docsPage(document);
  expect(page).not.toMatch(/<script|src=|https?:\/\//);
  expect(page).toContain('POST /api/v1/counters/{id}/raise');
  expect(page).toContain('counter-full');
});

test('both are served', async () => {
  const app = new Hono();
  mountApiDocs(app, { contracts: { counters }, features: [counterFeature] }, { cookie: 'sign-in' });
  const [json, html] = [await app.request('/api/openapi.json'), await app.request('/api/docs')];
  expect([json.headers.get('content-type'), html.headers.get('content-type')]).toEqual([
    'application/json',
    'text/html; charset=UTF-8',
  ]);
});
