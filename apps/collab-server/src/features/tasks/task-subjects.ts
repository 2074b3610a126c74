import type { AccountId, ContactId, ContainerId, DealId, Level } from '@baton/schema/shared';
import type { TaskSubject } from '@baton/schema/tasks';

import type { Actor } from '#platform/access/actor.ts';
import { levelsOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../accounts/reads.ts';
import { contactHomes } from '../contacts/reads.ts';
import { dealHomes } from '../deals/reads.ts';
import { subjectKey } from './reads.ts';

/** What a task is about, as this actor meets it. */
export interface SubjectHome {
  /** Null for one that they may not know. */
  name: string | null;
  level: Level | null;
  container: ContainerId | null;
  account: AccountId | null;
}

type Homes = Map<string, SubjectHome>;

/** The homes of these subjects, by `subjectKey`; those that are not there are absent. */
export const subjectHomes = async (tx: Tx, actor: Actor, subjects: readonly TaskSubject[]): Promise<Homes> => {
  const ids = Map.groupBy(subjects, ({ kind }) => kind);
  const of = <Id extends string>(kind: TaskSubject['kind']) => [
    ...new Set((ids.get(kind) ?? []).map(({ id }) => id as Id)),
  ];
  return new Map([
    ...(await accountSubjects(tx, actor, of<AccountId>('account'))),
    ...(await dealSubjects(tx, actor, of<DealId>('deal'))),
    ...(await contactSubjects(tx, actor, of<ContactId>('contact'))),
  ]);
};

const accountSubjects = async (tx: Tx, actor: Actor, ids: readonly AccountId[]): Promise<Homes> => {
  const [names, levels] = [await accountNames(tx, actor, ids), await levelsOn(tx, actor, ids, 'account')];
  return new Map(
    [...levels].map(([id, level]) => [
      subjectKey({ kind: 'account', id }),
      { name: names.get(id as AccountId) ?? null, level, container: id as ContainerId, account: id as AccountId },
    ]),
  );
};

const dealSubjects = async (tx: Tx, actor: Actor, ids: readonly DealId[]): Promise<Homes> => {
  const homes = await dealHomes(tx, actor, ids);
  const levels = await levelsOn(tx, actor, [...new Set(homes.map(({ board }) => board))], 'board');
  return new Map(
    homes.map(({ id, title, board, account }) => {
      const level = levels.get(board) ?? null;
      const container = board as string as ContainerId;
      return [subjectKey({ kind: 'deal', id }), { name: level && title, level, container, account }];
    }),
  );
};

/** Told under no account: a contact may be at several, and not every reader of one sees the others. */
const contactSubjects = async (tx: Tx, actor: Actor, ids: readonly ContactId[]): Promise<Homes> =>
  new Map(
    (await contactHomes(tx, actor, ids)).map(({ id, name, level }) => [
      subjectKey({ kind: 'contact', id }),
      { name: level && name, level, container: null, account: null },
    ]),
  );
