import type { AccountId, ContainerId, MemberId, TeamId } from '@baton/schema/shared';
import { showToast } from '@baton/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useMembers } from '#shared/people/use-members.ts';
import { useTeams } from '#shared/people/use-teams.ts';

import { dayNode } from '../editor/blocks.ts';
import { offer, OfferState } from '../editor/offer.ts';
import { api, readersOfAccount } from '../notes-api.ts';
import { daysLike, peopleLike, type Called, type Candidate } from './candidates.ts';
import { RecordSearch } from './record-search.ts';

/** Calling more people than this at once is asked about first. */
const manyPeople = 20;
const none: readonly TeamId[] = [];

export interface Confirming {
  name: string;
  count: number;
  go: () => void;
}

/**
 * `@` in a text of this account: people and teams where calling them reaches them, records and days, at once what is here
 * and then what the server finds.
 */
export const useCall = (accountId: AccountId, reaching: boolean, alsoReads: readonly TeamId[] = none) => {
  const locale = useLocale();
  const [menu] = useState(() => new OfferState<Candidate>());
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const called = useCalled(accountId, reaching, alsoReads);
  const records = useRecordSearch();
  const share = useShare(accountId, called);
  const extension = useMemo(
    () =>
      offer<Candidate>({
        name: 'call',
        sign: '@',
        menu,
        spaces: true,
        itemsLike: (query) => {
          const here = (found: readonly Candidate[]) => [
            ...(reaching ? peopleLike(query, called.current) : []),
            ...found,
            ...daysLike(query, locale),
          ];
          return here(records(query, (found) => menu.refill(here(found))));
        },
        apply: (editor, range, candidate) => {
          const go = () => {
            insert(editor, range, candidate);
            share(candidate);
          };
          if (candidate.group !== 'teams' || candidate.size <= manyPeople) return go();
          // The words stay while the question stands.
          setConfirming({ name: candidate.name, count: candidate.size, go });
        },
      }),
    [called, locale, menu, reaching, records, share],
  );
  return { menu, extension, confirming, answer: () => setConfirming(null) };
};

const insert = (editor: Editor, range: { from: number; to: number }, candidate: Candidate): void => {
  editor
    .chain()
    .focus()
    .insertContentAt(range, [...nodesOf(candidate)])
    .run();
};

/** Names stay out of the text: each reader is told those that are theirs to know. */
const nodesOf = (candidate: Candidate) => {
  if (candidate.group === 'dates') return dayNode(candidate.day);
  const space = { type: 'text', text: ' ' };
  const { target } = candidate;
  if (candidate.group === 'records') return [{ type: 'record', attrs: { kind: candidate.kind, target } }, space];
  const kind = candidate.group === 'people' ? 'member' : 'team';
  return [{ type: 'mention', attrs: { id: newId(), kind, target } }, space];
};

/** What is known of people now, without a new editor for it. */
const useCalled = (accountId: AccountId, enabled: boolean, alsoReads: readonly TeamId[]) => {
  const { all: members } = useMembers();
  const { all: teams } = useTeams();
  const { data } = useQuery({ ...readersOfAccount(accountId), enabled });
  const called = useRef<Called & { mayShare: boolean }>({ members: [], teams: [], readers: null, mayShare: false });
  useEffect(() => {
    const readAlong = teams.filter(({ id }) => alsoReads.includes(id)).flatMap(({ members: inTeam }) => inTeam);
    called.current = {
      members,
      teams,
      readers: data ? new Set<MemberId>([...data.members, ...readAlong]) : null,
      mayShare: data?.mayShare ?? false,
    };
  }, [alsoReads, members, teams, data]);
  return called;
};

/** Answers what was found before for these words, and tells later what the server found. */
const useRecordSearch = () => {
  const queries = useQueryClient();
  const search = useMemo(() => new RecordSearch(queries), [queries]);
  return useCallback((typed: string, onFound: (found: Candidate[]) => void) => search.find(typed, onFound), [search]);
};

/** After somebody is called who cannot read the note: says so, and offers access to those who may give it. */
const useShare = (accountId: AccountId, called: { readonly current: { mayShare: boolean } }) => {
  const t = useTranslations('notes.mentions');
  const problemText = useProblemText();
  const queries = useQueryClient();
  return useMemo(() => {
    const failed = (error: unknown) => void showToast({ id: 'note-share', title: problemText(error), tone: 'danger' });
    return (candidate: Candidate): void => {
      if (candidate.lacks === 0 || (candidate.group !== 'people' && candidate.group !== 'teams')) return;
      const { group, target, name } = candidate;
      const subject = { containerId: accountId as string as ContainerId, subject: target };
      const give = async () => {
        const subjectKind = group === 'people' ? 'member' : 'team';
        await api.access.grant.call({ ...subject, subjectKind, level: 'read' });
        await queries.invalidateQueries({ queryKey: readersOfAccount(accountId).queryKey });
        showToast({ id: 'note-share', title: t('shared', { name }), tone: 'success' });
      };
      showToast({
        id: 'note-share',
        tone: 'warning',
        title: group === 'people' ? t('lacks', { name }) : t('someLack', { name, count: candidate.lacks }),
        ...(called.current.mayShare
          ? { action: { label: t('share'), onSelect: () => void give().catch(failed) } }
          : { description: t('askToShare') }),
      });
    };
  }, [accountId, called, problemText, queries, t]);
};
