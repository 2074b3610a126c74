import { describe, expect, it } from 'vitest';

import { addressKey, clientAddress } from './client-address.ts';

describe('the address of a client', () => {
  it('is the socket when no proxy is trusted, whatever the header says', () => {
    expect(clientAddress('1.2.3.4', '9.9.9.9', 0)).toBe('9.9.9.9');
    expect(clientAddress(null, '9.9.9.9', 0)).toBe('9.9.9.9');
  });

  it('is the entry that the outermost trusted proxy added, never one the client wrote before it', () => {
    expect(clientAddress('6.6.6.6, 1.2.3.4', '10.0.0.1', 1)).toBe('1.2.3.4');
    expect(clientAddress('6.6.6.6, 1.2.3.4, 10.0.0.2', '10.0.0.1', 2)).toBe('1.2.3.4');
  });

  it('falls back to what is there when the chain is shorter than the proxies', () => {
    expect(clientAddress('1.2.3.4', '10.0.0.1', 3)).toBe('1.2.3.4');
    expect(clientAddress('', '10.0.0.1', 1)).toBe('10.0.0.1');
  });

  it('ignores what is no address', () => {
    expect(clientAddress('<script>', '10.0.0.1', 1)).toBe('10.0.0.1');
  });
});

describe('what limits count by', () => {
  it('keeps IPv4 and takes it out of its IPv6 form', () => {
    expect(addressKey('1.2.3.4')).toBe('1.2.3.4');
    expect(addressKey('::ffff:1.2.3.4')).toBe('1.2.3.4');
  });

  it('folds an IPv6 address to its /64 network, however it is written', () => {
    const same = ['2001:db8:0:7::1', '2001:0db8:0000:0007:ffff::', '2001:DB8:0:7:1:2:3:4'];
    expect(new Set(same.map(addressKey))).toEqual(new Set(['2001:db8:0:7::/64']));
    expect(addressKey('::1')).toBe('0:0:0:0::/64');
    expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });
});
