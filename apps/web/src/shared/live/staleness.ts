import type { Query, QueryClient } from '@tanstack/react-query';

import { metasOf } from '../api/query-metas.ts';
import { makeStale } from '../api/stale.ts';
import type { FactMessage, OwnMessage } from './feed.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Beginnings of the fact types that make this query stale, such as `member.`. */
      facts?: readonly string[];
      /** The topic of one's own that makes it stale. */
      own?: string;
      /** Those that do so only while nobody reads it: who does asks for what is new alone. */
      meanwhile?: readonly string[];
      /** Kinds and ids of the only subjects it depends on; absent means any. */
      subject?: string;
      /** Kept on this device, to be shown when the server is not there; `late` when it is large and no page waits for it. */
      kept?: true | 'late';
    };
  }
}

/** After a quiet time the first facts are only waited for as long as those of one transaction take to arrive. */
const breath = 20;
/** While facts keep coming, queries are read again no more often than this. */
const window = 300;

type Meta = Query['meta'];

type Heard = FactMessage | OwnMessage;

const isOwn = (heard: Heard): heard is OwnMessage => heard.kind === 'own';

const concerns = (heard: readonly Heard[], meta: Meta, isRead: boolean): boolean => {
  if (meta?.own !== undefined && heard.some((each) => isOwn(each) && each.topics.includes(meta.own ?? ''))) return true;
  const beginnings = [...(meta?.facts ?? []), ...(isRead ? [] : (meta?.meanwhile ?? []))];
  return heard.some(
    (fact) =>
      !isOwn(fact) &&
      beginnings.some((beginning) => fact.type.startsWith(beginning)) &&
      (meta?.subject === undefined || meta.subject === fact.subject.id || meta.subject === fact.account),
  );
};

/**
 * Turns facts of the feed into stale queries: the first at once, those that follow gathered for a moment, so that each
 * touched query is read again once. A query says in its `meta.facts` what touches it; what a document held open tells is
 * not asked for again (M14), which a query does by leaving those facts out.
 */
export const staleBy = (client: QueryClient) => {
  let gathered: Heard[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let applied = Number.NEGATIVE_INFINITY;
  const apply = () => {
    applied = performance.now();
    const heard = gathered;
    gathered = [];
    timer = null;
    makeStale(client, (query) => metasOf(query).some((meta) => concerns(heard, meta, query.observers.length > 0)));
  };
  return (heard: Heard): void => {
    gathered.push(heard);
    timer ??= setTimeout(apply, Math.max(breath, applied + window - performance.now()));
  };
};
