import { isAlive, stopCluster, type RunningCluster } from './cluster.ts';

export interface Supervisor {
  /** The server's process now. */
  pid: () => number;
  /** Ends the server for good. */
  stop: () => Promise<void>;
}

export interface SupervisorParts {
  /** Starts the server again, on the port that everybody knows. */
  restart: (port: number) => Promise<RunningCluster>;
  /** Told of every end that was not asked for, and of a start that failed and is tried again. */
  onTrouble: (what: string, error?: unknown) => void;
}

const lookMs = 500;

/** Starts the database again when it ends by itself: killed for memory, or by a disk that was full. */
export const supervise = (cluster: RunningCluster, { restart, onTrouble }: SupervisorParts): Supervisor => {
  let { pid } = cluster;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    if (stopped || isAlive(pid)) return;
    onTrouble('the database ended by itself and is started again');
    try {
      ({ pid } = await restart(cluster.port));
    } catch (error) {
      onTrouble('the database could not be started again', error);
    }
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, lookMs).unref();

  return {
    pid: () => pid,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await looking;
      await stopCluster(pid, 'fast');
    },
  };
};
