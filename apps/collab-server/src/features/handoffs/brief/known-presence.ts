import type { KnownBriefItem } from '@baton/schema/handoffs';
import type { AccountId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

/** What a handoff is about. */
export interface About {
  account: AccountId;
  subjectKind: 'account' | 'deal';
  subject: string;
}

/** Of which known items something is on record, the reader's rights aside: one brief is complete for everybody. */
export type Presence = ReadonlySet<KnownBriefItem>;

interface PresenceRow extends Record<string, unknown> {
  subject: string;
  contacts: boolean;
  promises: boolean;
  'open-tasks': boolean;
  amount: boolean;
  channel: boolean;
  'main-note': boolean;
}

const kinds = ['contacts', 'promises', 'open-tasks', 'amount', 'channel', 'main-note'] as const;

/** In one statement for any number of handoffs, by what they are about. */
export const presenceOf = async (
  tx: Tx,
  { workspace }: Pick<Actor, 'workspace'>,
  abouts: readonly About[],
): Promise<ReadonlyMap<string, Presence>> => {
  if (abouts.length === 0) return new Map();
  const asked = [...new Map(abouts.map((about) => [about.subject, about])).values()];
  const rows = await tx.execute<PresenceRow>(sql`
    select asked.subject, a.channel is not null as channel,
      exists (select from account_contacts l join contacts c on c.workspace = l.workspace and c.id = l.contact
        where l.workspace = ${workspace} and l.account = asked.account and c.archived_at is null
          and c.binned_at is null) as contacts,
      exists (select from promises p where p.workspace = ${workspace} and p.account = asked.account
        and p.gone_at is null) as promises,
      exists (select from tasks t where t.workspace = ${workspace} and t.account = asked.account
        and t.done_at is null and t.binned_at is null) as "open-tasks",
      exists (select from deals d where d.workspace = ${workspace} and d.amount is not null
        and case asked.kind when 'deal' then d.id = asked.subject else d.account = asked.account end) as amount,
      exists (select from notes n where n.workspace = ${workspace} and n.account = asked.account
        and n.parent is null and n.words > 0) as "main-note"
    from unnest(${sql.param(asked.map(({ subject }) => subject))}::uuid[],
      ${sql.param(asked.map(({ account }) => account as string))}::uuid[],
      ${sql.param(asked.map(({ subjectKind }) => subjectKind))}::text[]) as asked(subject, account, kind)
    join accounts a on a.workspace = ${workspace} and a.id = asked.account`);
  return new Map(rows.map((row) => [row.subject, new Set(kinds.filter((kind) => row[kind]))]));
};
