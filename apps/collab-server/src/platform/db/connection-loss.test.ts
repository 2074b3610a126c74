import { describe, expect, it } from 'vitest';

import { isConnectionLoss, retryOnConnectionLoss } from './connection-loss.ts';

const failing = (code: string) => Object.assign(new Error(code), { code });

describe('the loss of a connection', () => {
  it.each(['CONNECTION_CLOSED', 'ECONNREFUSED', '57P01', '57P03'])('is told by %s, however deep', (code) => {
    expect(isConnectionLoss(failing(code))).toBe(true);
    expect(isConnectionLoss(new Error('failed query', { cause: failing(code) }))).toBe(true);
  });

  it.each(['23505', '40001', '53100'])('is not %s', (code) => {
    expect(isConnectionLoss(failing(code))).toBe(false);
  });

  it('is tried again until it is over', async () => {
    let tries = 0;
    const work = async () => {
      tries += 1;
      if (tries < 3) throw failing('ECONNREFUSED');
      return tries;
    };
    expect(await retryOnConnectionLoss(work, 5_000)).toBe(3);
  });

  it('is thrown on when it lasts, and anything else at once', async () => {
    let tries = 0;
    const work = (code: string) => async () => {
      tries += 1;
      throw failing(code);
    };
    await expect(retryOnConnectionLoss(work('ECONNREFUSED'), 50)).rejects.toThrow('ECONNREFUSED');
    expect(tries).toBeGreaterThan(1);
    tries = 0;
    await expect(retryOnConnectionLoss(work('23505'), 5_000)).rejects.toThrow('23505');
    expect(tries).toBe(1);
  });
});
