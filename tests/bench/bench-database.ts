import { copyTemplate, startTestCluster, stopTestCluster, type TestCluster } from '../support/test-cluster.ts';

/** A database of its own on the bench's PostgreSQL, with product settings: fsync is on. */
export interface BenchDatabase {
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

let shared: Promise<TestCluster | null> | undefined;
let databases = 0;

/** All contenders of a run share one PostgreSQL, so that its cost is measured on equal terms. */
const cluster = async (): Promise<TestCluster> => {
  shared ??= startTestCluster({ durable: true });
  const started = await shared;
  if (!started) throw new Error('The bench needs a PostgreSQL; see BATON_TEST_POSTGRES');
  return started;
};

export const startBenchDatabase = async (): Promise<BenchDatabase> => {
  const { pid, ...server } = await cluster();
  const url = await copyTemplate(server, `bench_${process.pid}_${databases++}`);
  return { url, pid, stop: async () => {} };
};

export const stopBenchDatabases = async (): Promise<void> => {
  const started = await shared;
  if (started) await stopTestCluster(started);
};
