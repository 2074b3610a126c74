import { Counter, Gauge, Histogram } from 'prom-client';

import { metrics } from '#platform/metrics/metrics.ts';

const registers = [metrics];

/** From the arrival of an edit to the moment it is on disk and shown here. */
export const acceptedSeconds = new Histogram({
  name: 'baton_edit_accepted_seconds',
  help: 'Time from receiving an edit to having it on disk and applied',
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers,
});

export const refusedEdits = new Counter({
  name: 'baton_edits_refused_total',
  help: 'Edits and openings that were refused, by reason',
  labelNames: ['reason'] as const,
  registers,
});

export const closedSockets = new Counter({
  name: 'baton_sockets_closed_total',
  help: 'Sockets closed by the server, by cause',
  labelNames: ['cause'] as const,
  registers,
});

export const openSockets = new Gauge({ name: 'baton_sockets_open', help: 'Open sockets', registers });

export const openDocuments = new Gauge({ name: 'baton_documents_open', help: 'Live documents in memory', registers });
