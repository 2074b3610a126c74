import type { InboxItem } from '@baton/schema/inbox';
import { partsOf } from '@baton/schema/rich-text';
import type { AccountId, ContactId, DealId, MemberId, TeamId } from '@baton/schema/shared';
import type { Language } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../../accounts/reads.ts';
import { contactHomes } from '../../contacts/reads.ts';
import { dealTitles } from '../../deals/reads.ts';
import { memberNames, teamNames, teamsByKind } from '../../workspaces/reads.ts';
import { mailWords } from './mail-words.ts';

/** Names of who acted and of what these rows' words name, as far as the reader may know them; pages of notes have none. */
export const namesIn = async (
  tx: Tx,
  actor: Actor,
  items: readonly InboxItem[],
  language: Language,
): Promise<ReadonlyMap<string, string>> => {
  const reasons = items.flatMap((item) => item.reasons);
  const tokens = reasons.flatMap(({ text }) => partsOf(text)).filter((part) => typeof part !== 'string');
  const named = <Id extends string>(kind: string) =>
    tokens.filter((token) => token.kind === kind).map(({ id }) => id as Id);
  const actors = reasons.flatMap(({ actorId }) => actorId ?? []);
  const contacts = await contactHomes(tx, actor, named<ContactId>('contact'));
  return new Map<string, string>([
    ...[...(await teamsByKind(tx, actor))].map(([kind, id]) => [id, mailWords[language].departments[kind]] as const),
    ...(await teamNames(tx, actor, named<TeamId>('team'))),
    ...(await memberNames(tx, actor, [...actors, ...named<MemberId>('member')])),
    ...(await accountNames(tx, actor, named<AccountId>('account'))),
    ...(await dealTitles(tx, actor, named<DealId>('deal'))),
    ...contacts.flatMap(({ id, name, level }) => (level === null ? [] : [[id, name] as const])),
  ]);
};
