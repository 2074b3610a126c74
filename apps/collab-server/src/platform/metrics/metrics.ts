import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What this process counts. A room declares its counters beside the code that counts, with `registers: [metrics]`. */
export const metrics = new Registry();

collectDefaultMetrics({ register: metrics, prefix: 'baton_' });

export const requestSeconds = new Histogram({
  name: 'baton_http_request_seconds',
  help: 'Duration of HTTP requests by method and status class',
  labelNames: ['method', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
});
