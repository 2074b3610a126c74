import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

import { isPublicAddress } from './public-address.ts';

export interface Question {
  url: URL;
  headers?: Readonly<Record<string, string>>;
  /** Bodies beyond it are not read to their end. */
  mostBytes: number;
  /** For all of it: names, redirects, the last byte. */
  mostMs: number;
  signal?: AbortSignal;
}

/** What came of a question. Nothing is said of why a server was not reached: that would tell about the network inside. */
export type Heard =
  | { kind: 'heard'; status: number; headers: http.IncomingHttpHeaders; text: string }
  | { kind: 'address-not-allowed' }
  | { kind: 'not-reached' }
  | { kind: 'too-large' };

/** The one way to servers that others name (R17). */
export interface Outside {
  /** Whether this address may be asked for at all, as far as it can be told without looking up its name. */
  mayAsk(url: URL): boolean;
  /** Reads a text from outside. */
  get(question: Question): Promise<Heard>;
}

type Lookup = (name: string, answer: (error: Error | null, found: LookupAddress[]) => void) => void;

export interface OutsideParts {
  /** `host:port`s which may be on private addresses and without encryption: an administrator named them. */
  privateHosts: readonly string[];
  /** Asks the names of servers; the system's own when absent. */
  lookup?: Lookup;
}

class NotAllowed extends Error {}
class TooLarge extends Error {}

const mostRedirects = 3;
/** Ports where the web is; others are other services, which must not be spoken to by mistake. */
const ports = new Set(['', '443', '8443']);

/**
 * Names are looked up once, every address is checked, and the connection is made to just those: a name that says something
 * else a moment later changes nothing. Each redirect is checked the same way. Settings of proxies are not heeded.
 */
export const createOutside = ({ privateHosts, lookup = askSystem }: OutsideParts): Outside => {
  const named = new Set(privateHosts);
  const isNamed = (url: URL) => named.has(`${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`);
  const mayAsk = (url: URL): boolean => {
    if (isNamed(url)) return ['http:', 'https:'].includes(url.protocol);
    if (url.protocol !== 'https:' || !ports.has(url.port)) return false;
    const host = url.hostname.replaceAll(/^\[|\]$/g, '');
    return isIP(host) === 0 ? /[^.]\.[^.]/.test(host) : isPublicAddress(host);
  };
  const hop = async (url: URL, { headers }: Question, signal: AbortSignal): Promise<IncomingMessage> => {
    if (!mayAsk(url)) throw new NotAllowed();
    const { request } = url.protocol === 'https:' ? https : http;
    const asked = request(url, {
      agent: false,
      lookup: isNamed(url) ? pinned(lookup, () => true) : pinned(lookup, isPublicAddress),
      headers: { 'user-agent': 'Baton', 'accept-encoding': 'identity', ...headers },
      signal,
    });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return response;
  };
  return {
    mayAsk,
    get: async (question) => {
      const late = AbortSignal.timeout(question.mostMs);
      const signal = question.signal ? AbortSignal.any([late, question.signal]) : late;
      try {
        let { url } = question;
        for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
          const response = await hop(url, question, signal);
          const { statusCode: status = 0, headers } = response;
          const to = [301, 302, 303, 307, 308].includes(status) ? headers.location : undefined;
          if (to === undefined) return { kind: 'heard', status, headers, text: await textOf(response, question) };
          response.destroy();
          if (!URL.canParse(to, url)) return { kind: 'not-reached' };
          url = new URL(to, url);
        }
        return { kind: 'not-reached' };
      } catch (error) {
        if (error instanceof NotAllowed) return { kind: 'address-not-allowed' };
        return { kind: error instanceof TooLarge ? 'too-large' : 'not-reached' };
      }
    },
  };
};

const askSystem: Lookup = (name, answer) => systemLookup(name, { all: true, verbatim: true }, answer);

/** Answers only addresses that may be gone to; one that may not spoils the name. */
const pinned =
  (lookup: Lookup, isAllowed: (address: string) => boolean): LookupFunction =>
  (name, options, answer) =>
    lookup(name, (error, found) => {
      const [first] = found ?? [];
      if (error || !first) return answer(error ?? new Error('no address'), '', 0);
      if (!found.every(({ address }) => isAllowed(address))) return answer(new NotAllowed(), '', 0);
      return options.all ? answer(null, found) : answer(null, first.address, first.family);
    });

const textOf = async (response: IncomingMessage, { mostBytes }: Question): Promise<string> => {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    // Leaving the loop ends the connection.
    if (bytes > mostBytes) throw new TooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};
