import { activityLogged, type ActivityKind } from '@baton/schema/accounts';
import { refuse, type AccountId, type ContactId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

import type { OnAccount } from './accounts.policy.ts';

export interface ActivityWorld extends OnAccount {
  accountId: AccountId;
  /** Whether the named contact, if any, is one that this person may see. */
  contactKnown: boolean;
}

export interface NewActivity {
  kind: ActivityKind;
  title: string;
  text: string;
  contactId: ContactId | null;
  from: string | null;
  to: string | null;
  at?: string | undefined;
}

/** Rule AC11. */
export const decideLogActivity = (
  { accountId, contactKnown }: ActivityWorld,
  input: NewActivity,
  { now }: Pick<Moment, 'now'>,
) => {
  if (!contactKnown) return refuse('contact-not-found');
  if (input.title === '' && input.text === '') return refuse('nothing-said');
  const { kind, title, text, contactId, from, to, at = now.toISOString() } = input;
  const data = { kind, at, title, text, contactId, from, to };
  return accept({}, activityLogged({ subject: { kind: 'account', id: accountId }, account: accountId, data }));
};
