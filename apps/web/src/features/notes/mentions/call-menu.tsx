import { Avatar, ConfirmDialog, presenceColor, TeamBadge } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { Building2, CalendarDays, EyeOff, SquareKanban } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { OfferList } from '../editor/offer-list.tsx';
import type { OfferState } from '../editor/offer.ts';
import type { Candidate } from './candidates.ts';
import type { Confirming } from './use-call.ts';

export interface CallMenuProps {
  editor: Editor;
  menu: OfferState<Candidate>;
  confirming: Confirming | null;
  onAnswered: () => void;
}

/** What `@` offers, in groups; who could not read the note is marked. */
export const CallMenu = ({ editor, menu, confirming, onAnswered }: CallMenuProps) => {
  const t = useTranslations('notes.mentions');
  const common = useTranslations('common');
  return (
    <>
      <OfferList
        Row={CandidateRow}
        editor={editor}
        groupOf={({ group }) => t(`groups.${group}`)}
        id="note-call"
        label={t('menu')}
        menu={menu}
      />
      <ConfirmDialog
        cancelLabel={common('cancel')}
        confirmLabel={t('callAll')}
        onCancel={onAnswered}
        onConfirm={() => {
          confirming?.go();
          onAnswered();
        }}
        open={confirming !== null}
        text={t('manyText', { name: confirming?.name ?? '', count: confirming?.count ?? 0 })}
        title={t('many')}
      />
    </>
  );
};

const CandidateRow = ({ item: candidate }: { item: Candidate }) => {
  const t = useTranslations('notes.mentions');
  const lacks =
    candidate.lacks === 0
      ? null
      : candidate.group === 'people'
        ? t('noAccess')
        : t('someNoAccess', { count: candidate.lacks });
  return (
    <>
      <Mark candidate={candidate} />
      <span className="min-w-0 flex-1 truncate">{candidate.name}</span>
      {candidate.group === 'people' && candidate.external && (
        <span className="shrink-0 text-meta text-text-3">{t('external')}</span>
      )}
      {lacks !== null && (
        <span className="flex shrink-0 items-center gap-1 text-meta text-warning">
          <EyeOff aria-hidden size={12} strokeWidth={1.75} />
          {lacks}
        </span>
      )}
    </>
  );
};

const Mark = ({ candidate }: { candidate: Candidate }) => {
  const look = { 'aria-hidden': true, className: 'shrink-0 text-text-3', size: 16, strokeWidth: 1.75 } as const;
  if (candidate.group === 'people')
    return <Avatar color={presenceColor(candidate.target)} decorative name={candidate.name} size={20} />;
  if (candidate.group === 'teams') return <TeamBadge decorative kind={candidate.kind} name={candidate.name} />;
  if (candidate.group === 'dates') return <CalendarDays {...look} />;
  return candidate.kind === 'account' ? <Building2 {...look} /> : <SquareKanban {...look} />;
};
