import type { TestProject } from 'vitest/node';

import { startTestCluster, stopTestCluster, type TestCluster } from './test-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null when the chosen server is not installed. */
    cluster: TestCluster | null;
  }
}

/** Several projects of one run name this file; they share one server. Vitest loads it anew for each. */
const shared = globalThis as { batonTestCluster?: Promise<TestCluster | null>; batonTestProjects?: number };

/** Starts one PostgreSQL for the whole run, from whose template each test takes its database in a moment. */
export const setup = async (project: TestProject): Promise<void> => {
  shared.batonTestProjects = (shared.batonTestProjects ?? 0) + 1;
  shared.batonTestCluster ??= startTestCluster();
  project.provide('cluster', await shared.batonTestCluster);
};

export const teardown = async (): Promise<void> => {
  shared.batonTestProjects = (shared.batonTestProjects ?? 1) - 1;
  if (shared.batonTestProjects > 0) return;
  const cluster = await shared.batonTestCluster;
  delete shared.batonTestCluster;
  if (cluster) await stopTestCluster(cluster);
};
