import { systemClock } from '@baton/collab-server/platform/clock/clock.ts';
import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { createFactRecorder } from '@baton/collab-server/platform/facts/recorder.ts';
import { mountApi } from '@baton/collab-server/platform/http/api.ts';
import type { ApiParts } from '@baton/collab-server/platform/http/parts.ts';
import { Hono } from 'hono';

import { absentDocuments } from './absent-documents.ts';
import { accessByHeader, counterFeature, counters, counterWorld } from './counter-feature.ts';
import type { TestDatabase } from './test-database.ts';

/** The HTTP door over the counters, without a server; `post` and `get` speak as one person. */
export const counterApp = async (db: TestDatabase, changes: Partial<ApiParts> = {}) => {
  const world = await counterWorld(db.sql);
  const troubles: unknown[] = [];
  const app = new Hono();
  mountApi(app, {
    contracts: { counters },
    features: [counterFeature],
    scopes: db.scopes,
    access: accessByHeader(world.people),
    facts: createFactRecorder({ projections: [counterFeature.projections], clock: systemClock, newId }),
    documents: absentDocuments,
    clock: systemClock,
    newId,
    addressOf: () => '192.0.2.1',
    rate: null,
    requestIdOf: () => 'r1',
    isOwnOrigin: (origin) => origin === 'https://baton.test',
    onTrouble: (error) => void troubles.push(error),
    ...changes,
  });
  const ask = async (
    method: string,
    path: string,
    as: string | null,
    body?: unknown,
    headers: Record<string, string> = {},
  ) =>
    app.request(`https://baton.test/api/v1${path}`, {
      method,
      headers: { ...(as === null ? {} : { 'x-member': as }), 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return { ...world, app, ask, troubles };
};
