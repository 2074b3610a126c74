import { timingSafeEqual } from 'node:crypto';

import type { Context, Hono } from 'hono';

import { metrics } from '../metrics/metrics.ts';

/** One thing that must hold before the server is sent work; `check` throws when it does not. */
export interface ReadyCheck {
  name: string;
  check: () => Promise<void>;
  /** Work goes on without it: the answer names it under `impaired` and stays good. */
  impairs?: boolean;
}

export interface HealthParts {
  checks: readonly ReadyCheck[];
  /** Without it the figures are given to this machine alone. */
  metricsToken: string | null;
  isLoopback: (c: Context) => boolean;
  stopping: () => boolean;
}

/** How long an answer of /readyz stands, so that asking often costs nothing; and how long one check may take. */
const [keptMs, patienceMs] = [500, 1_500];

/** `/healthz` (the process answers), `/readyz` (it can do its work), `/metrics`. */
export const mountHealth = (app: Hono, parts: HealthParts): void => {
  app.get('/healthz', (c) => c.json({ status: 'ok' }));

  let kept: { until: number; answer: Promise<ReadyCheck[]> } | null = null;
  app.get('/readyz', async (c) => {
    if (parts.stopping()) return c.json({ status: 'stopping', failing: [] }, 503);
    if (!kept || kept.until < performance.now()) {
      kept = { until: performance.now() + keptMs, answer: failingOf(parts.checks) };
    }
    const failed = await kept.answer;
    const failing = failed.filter(({ impairs }) => !impairs).map(({ name }) => name);
    const impaired = failed.filter(({ impairs }) => impairs).map(({ name }) => name);
    return failing.length === 0
      ? c.json({ status: 'ready', failing, impaired })
      : c.json({ status: 'not ready', failing, impaired }, 503, { 'retry-after': '1' });
  });

  app.get('/metrics', async (c) => {
    const { metricsToken } = parts;
    const allowed = metricsToken
      ? sameText(c.req.header('authorization') ?? '', `Bearer ${metricsToken}`)
      : parts.isLoopback(c);
    if (!allowed) return c.notFound();
    return c.text(await metrics.metrics(), 200, { 'content-type': metrics.contentType });
  });
};

const failingOf = async (checks: readonly ReadyCheck[]): Promise<ReadyCheck[]> => {
  const held = await Promise.all(
    checks.map(({ check }) =>
      within(check).then(
        () => true,
        () => false,
      ),
    ),
  );
  return checks.filter((_, index) => !held[index]);
};

const within = async (work: () => Promise<void>): Promise<void> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('too slow')), patienceMs);
  await Promise.race([work(), promise]).finally(() => clearTimeout(timer));
};

const sameText = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};
