import { setTimeout as pause } from 'node:timers/promises';

const lossCodes = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01', // the server is told to stop
  '57P02', // another of its processes crashed
  '57P03', // it is starting or stopping
  '08006',
  '08003',
]);

/** True when the database went away rather than refused; the outcome of a commit that fails so is unknown. */
export const isConnectionLoss = (error: unknown): boolean => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string' && lossCodes.has(code)) return true;
  }
  return false;
};

/**
 * Runs `work` again while it fails by loss of the connection, for at most `forMs` milliseconds with growing pauses; then
 * throws the last error. `work` must be harmless to repeat: its first commit may have happened.
 */
export const retryOnConnectionLoss = async <T>(work: () => Promise<T>, forMs: number): Promise<T> => {
  const until = performance.now() + forMs;
  for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionLoss(error) || performance.now() + wait > until) throw error;
      await pause(wait);
    }
  }
};
