import { isIP } from 'node:net';

/**
 * The address a request comes from. Only the entries that our own proxies added are believed: with `trustProxy` n, the
 * n-th from the right of `X-Forwarded-For`; with 0 the header counts for nothing.
 */
export const clientAddress = (forwardedFor: string | null, socketAddress: string, trustProxy: number): string => {
  const chain = [...(forwardedFor ?? '').split(',').map((part) => part.trim()), socketAddress].filter((part) => part);
  const claimed = chain[Math.max(0, chain.length - 1 - trustProxy)] ?? socketAddress;
  return isIP(claimed) ? claimed : socketAddress;
};

/** What limits count by: an IPv4 address, or the /64 network of an IPv6 one, as a household owns that whole. */
export const addressKey = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  return isIP(address) === 6 ? `${network64(address)}::/64` : address;
};

const network64 = (address: string): string => {
  const [head = '', tail = ''] = address.split('%', 1)[0]?.split('::') ?? [];
  const groups = head.split(':').filter((group) => group !== '');
  const rest = tail.split(':').filter((group) => group !== '');
  const missing = Math.max(0, 8 - groups.length - rest.length);
  return [...groups, ...Array.from({ length: missing }, () => '0'), ...rest]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
};
