import type { QueryClient } from '@tanstack/react-query';

import { api } from '../notes-api.ts';
import { recordCandidates, type Candidate } from './candidates.ts';

const pauseMs = 120;

/** Finds records while somebody types; only the latest words are answered. */
export class RecordSearch {
  private readonly queries: QueryClient;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private latest = '';

  constructor(queries: QueryClient) {
    this.queries = queries;
  }

  /** What is known for these words now; `onFound` is told what the server finds. */
  find(typed: string, onFound: (found: Candidate[]) => void): Candidate[] {
    const q = typed.trim();
    this.latest = q;
    if (this.timer !== null) clearTimeout(this.timer);
    if (q === '') return [];
    const { accounts, deals } = optionsFor(q);
    const known = [this.queries.getQueryData(accounts.queryKey), this.queries.getQueryData(deals.queryKey)] as const;
    if (known[0] !== undefined && known[1] !== undefined) return recordCandidates(known[0].data, known[1].data);
    this.timer = setTimeout(() => void this.ask(q, onFound), pauseMs);
    return [];
  }

  private async ask(q: string, onFound: (found: Candidate[]) => void): Promise<void> {
    const { accounts, deals } = optionsFor(q);
    try {
      const [found, more] = await Promise.all([this.queries.fetchQuery(accounts), this.queries.fetchQuery(deals)]);
      if (this.latest === q) onFound(recordCandidates(found.data, more.data));
    } catch {
      // Without the server there are people, teams and days.
    }
  }
}

const optionsFor = (q: string) => ({
  accounts: api.accounts.list.queryOptions({ input: { q, limit: 4 }, staleTime: 30_000 }),
  deals: api.deals.list.queryOptions({ input: { q, limit: 4 }, staleTime: 30_000 }),
});
