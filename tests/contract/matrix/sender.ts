import { ask, type AskedServer } from '#tests/people.ts';

import type { Method } from './rows.ts';
import type { Send } from './run.ts';
import type { World } from './world.ts';

/** Turns cells into requests, in the name of their callers. */
export const senderFor = (server: AskedServer, ours: World, theirs: World): Send => {
  let asked = 0;
  return ({ route, caller, workspace, input }) => {
    asked += 1;
    const [method, path] = route.split(' ') as [Method, `/${string}`];
    const rest = { ...input };
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(rest[name]);
      delete rest[name];
      return encodeURIComponent(value);
    });
    const who = personOf(caller, ours, theirs);
    const as = who && { cookie: who.cookie, ...(workspace === null ? {} : { workspace }) };
    // An address of its own each time: limits by network have tests of their own.
    const headers = { 'x-forwarded-for': `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}` };
    const named = Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)]);
    const query = method === 'GET' && named.length > 0 ? `?${new URLSearchParams(named)}` : '';
    const body = method === 'GET' || named.length === 0 ? undefined : rest;
    return ask(server, as, `${method} /${(filled + query).slice(1)}`, body, headers);
  };
};

const personOf = (caller: Parameters<Send>[0]['caller'], ours: World, theirs: World) => {
  if (caller === 'anonymous') return null;
  return caller === 'other-workspace' ? theirs.callers.owner : ours.callers[caller];
};
