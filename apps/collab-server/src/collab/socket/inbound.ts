import type { Limits } from '@baton/schema/wire';
import type { WebSocket } from 'ws';

import { createTokenBucket } from './token-bucket.ts';

/** A socket that has been held back for so long without a break does not mean well. */
const longestHoldMs = 60_000;

/**
 * What one socket may send: a sustained rate with a burst, and only so much that is not worked off yet. Beyond that the
 * socket is not read for a while; TCP tells the client.
 */
export interface Inbound {
  /** `weight` is the part of a message that it counts for. */
  arrived(bytes: number, weight: number): void;
  workedOff(bytes: number): void;
  stop(): void;
}

export const createInbound = (parts: {
  ws: WebSocket;
  limits: Limits;
  onFlood: () => void;
  now?: () => number;
}): Inbound => {
  const { ws, limits, onFlood, now = () => performance.now() } = parts;
  const messages = createTokenBucket({ rate: limits.messagesPerSecond, burst: limits.messagesBurst });
  const bytes = createTokenBucket({ rate: limits.bytesPerSecond, burst: limits.frame + limits.bytesPerSecond });
  let queued = 0;
  let timer: NodeJS.Timeout | null = null;
  let heldSince: number | null = null;

  const hold = (): void => {
    const wait = Math.max(messages.waitMs(now()), bytes.waitMs(now()));
    const tooMuchQueued = queued > limits.inboundQueue;
    if (wait === 0 && !tooMuchQueued) return release();
    heldSince ??= now();
    if (now() - heldSince > longestHoldMs) return onFlood();
    ws.pause();
    if (wait > 0) timer ??= setTimeout(again, Math.ceil(wait));
  };

  const again = (): void => {
    timer = null;
    hold();
  };

  const release = (): void => {
    heldSince = null;
    if (ws.isPaused) ws.resume();
  };

  return {
    arrived: (size, weight) => {
      queued += size;
      messages.take(weight, now());
      bytes.take(size, now());
      if (timer === null) hold();
    },
    workedOff: (size) => {
      queued = Math.max(0, queued - size);
      if (ws.isPaused && timer === null) hold();
    },
    stop: () => {
      if (timer) clearTimeout(timer);
    },
  };
};
