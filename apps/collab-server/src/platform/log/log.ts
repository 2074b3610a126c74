import { pino, type DestinationStream, type Logger } from 'pino';

import { describeError } from './describe-error.ts';

export type Log = Logger;

/**
 * JSON lines on standard output. They carry ids, counts and durations, never what people wrote: no bodies, no titles, no
 * addresses. Names that hold secrets are struck out should one slip in.
 */
export const createLog = (level: string, destination?: DestinationStream): Log =>
  pino(
    {
      level,
      base: undefined,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: {
        paths: ['*.password', '*.token', '*.cookie', '*.authorization', 'password', 'token', 'cookie', 'authorization'],
        censor: '[struck out]',
      },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
