import { cardsAtOnce } from '@baton/schema/deals';
import { QueryObserver, type QueryClient, type QueryKey, type QueryObserverOptions } from '@tanstack/react-query';

/** What is read once for a board and then kept current card by card, outside of React's state. */
interface BesideBoard {
  /** Has all of it been read? */
  readonly known: boolean;
}

export interface Asking {
  beside: BesideBoard;
  /** Milliseconds after the first of those that come together. */
  gatherMs: number;
  /** Reads these alone. */
  some: (ids: readonly string[]) => Promise<void>;
  all: () => Promise<void>;
}

/** Asks for single things together with those that come soon after; for everything when they are many, or on trouble. */
export const askTogether = ({ beside, gatherMs, some, all }: Asking) => {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = async () => {
    timer = undefined;
    const ids = [...waiting];
    waiting.clear();
    // What is read as a whole at the moment may have been read before these came.
    if (!beside.known || ids.length > cardsAtOnce) return all();
    try {
      await some(ids);
    } catch {
      await all();
    }
  };
  return {
    ask: (id: string): void => {
      waiting.add(id);
      timer ??= setTimeout(() => void read(), gatherMs);
    },
    stop: (): void => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};

export interface Following<Answer extends object, Key extends QueryKey> {
  queries: QueryClient;
  options: QueryObserverOptions<Answer, Error, Answer, Answer, Key> & { queryKey: Key };
  beside: BesideBoard;
  read: (answer: Answer) => void;
  /** All of it as it is known now, in the shape of an answer. */
  present: () => Answer;
}

/** Begins with what is known already, so that a board opened again has it in its first drawing. */
export const beginKnown = <Answer extends object, Key extends QueryKey>({
  queries,
  options,
  read,
}: Pick<Following<Answer, Key>, 'queries' | 'options' | 'read'>): void => {
  const known = queries.getQueryData<Answer>(options.queryKey);
  if (known !== undefined) read(known);
};

/** Takes over each answer as it is read, until the returned function ends it. */
export const followAnswers = <Answer extends object, Key extends QueryKey>({
  queries,
  options,
  beside,
  read,
  present,
}: Following<Answer, Key>): (() => void) => {
  let seen = beside.known ? queries.getQueryData<Answer>(options.queryKey) : undefined;
  const stop = new QueryObserver(queries, options).subscribe(({ data }) => {
    if (data === undefined || data === seen) return;
    seen = data;
    read(data);
  });
  return () => {
    stop();
    // What facts told meanwhile goes to the cache once, not at each fact: it is copied whole when it is kept.
    const at = queries.getQueryState(options.queryKey)?.dataUpdatedAt;
    if (beside.known && at !== undefined) queries.setQueryData<Answer>(options.queryKey, present(), { updatedAt: at });
  };
};
