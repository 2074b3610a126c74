import { suggesting } from '@baton/editor';
import type { MemberId } from '@baton/schema/shared';
import { presenceColor, presenceVar, showToast } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';
import { useMembers } from '#shared/people/use-members.ts';
import { useSession } from '#shared/session/session.tsx';

import type { SuggestionDesk } from './suggestion-desk.ts';

class Latest {
  byId: ReturnType<typeof useMembers>['byId'] | null = null;
  t: ReturnType<typeof useTranslations<'notes.suggest'>> | null = null;

  take(byId: Latest['byId'], t: Latest['t']): void {
    this.byId = byId;
    this.t = t;
  }
}

/** Suggestions in a text. Give the extension to the editor, and the editor to `useDesk`. */
export const useSuggesting = (desk: SuggestionDesk) => {
  const t = useTranslations('notes.suggest');
  const { member } = useSession();
  const { byId } = useMembers();
  // The editor is made once; what it calls is what holds now.
  const [now] = useState(() => new Latest());
  useEffect(() => now.take(byId, t));
  return useMemo(
    () =>
      suggesting({
        author: member,
        newId,
        look: (author) => ({
          name:
            now.t?.('by', { name: now.byId?.get(author as MemberId)?.name ?? desk.snapshot().guests[author] ?? '—' }) ??
            '',
          color: presenceVar(presenceColor(author)),
        }),
        onRefused: () => void (now.t && showToast({ id: 'suggestion-refused', title: now.t('refused') })),
      }),
    [member, now, desk],
  );
};

/** Keeps the desk at the editor. */
export const useDesk = (editor: Editor, desk: SuggestionDesk): void =>
  useEffect(() => desk.attach(editor), [desk, editor]);
