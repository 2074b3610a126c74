import { startTestCluster, stopTestCluster, type TestCluster } from '../support/test-cluster.ts';

/** Workers are processes of their own; what is in the environment reaches them. */
const variable = 'BATON_E2E_CLUSTER';

/** Starts one PostgreSQL for the whole run, from whose template each file takes its database in a moment. */
const setup = async (): Promise<() => Promise<void>> => {
  const cluster = await startTestCluster();
  if (!cluster) return async () => {};
  process.env[variable] = JSON.stringify(cluster);
  return () => stopTestCluster(cluster);
};
export default setup;

/** The server that the run has started; null outside of one. */
export const sharedCluster = (): TestCluster | null => {
  const told = process.env[variable];
  return told ? (JSON.parse(told) as TestCluster) : null;
};
