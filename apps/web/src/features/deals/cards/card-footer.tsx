import type { DealView, StageView } from '@baton/schema/deals';
import { Avatar, presenceColor, StatusPill, TeamBadge, Tooltip } from '@baton/ui';
import { UserRound } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useBoard } from '../board/board-world.tsx';
import type { ShownField } from '../display/board-display.ts';
import { closeTone, idleDays } from './card-signal.ts';
import { useCloseWords, useIdleWords } from './card-words.ts';

/** The last line of a card: whose it is, when it should close, and whether it has been left alone too long. */
export const CardFooter = ({
  deal,
  stage,
  fields,
}: {
  deal: DealView;
  stage: StageView | null;
  fields: readonly ShownField[];
}) => {
  const { names, ui, canWrite, today } = useBoard();
  const t = useTranslations('deals.card');
  const owner = names.person(deal.ownerId);
  // An idle deal without a date says what matters: that nobody has touched it.
  const says =
    fields.includes('close') && (deal.closeOn !== null || idleDays(names.card(deal.id), stage, today) === null);
  const team = names.teamOf(deal.ownerId);
  return (
    <div className="mt-auto flex h-6 min-w-0 items-center gap-1.5">
      {team !== null && <TeamBadge kind={team} name={t(`team.${team}`)} />}
      {says && <CloseSignal deal={deal} stage={stage} />}
      <IdleSignal deal={deal} stage={stage} />
      {fields.includes('owner') && (
        <button
          aria-label={owner === null ? t('noOwner') : t('ownedBy', { name: owner.name })}
          className="-m-0.5 ml-auto rounded-full p-0.5 coarse:-m-2.5 coarse:ml-auto coarse:p-2.5"
          disabled={!canWrite}
          onClick={(event) => {
            event.stopPropagation();
            ui.set({ menu: { kind: 'assign', ids: [deal.id], anchor: event.currentTarget } });
          }}
          tabIndex={-1}
          type="button"
        >
          {owner === null ? (
            <span className="flex size-5 items-center justify-center rounded-full border border-dashed border-line-strong text-text-3">
              <UserRound aria-hidden size={12} />
            </span>
          ) : (
            <Avatar color={presenceColor(owner.id)} decorative name={owner.name} size={20} />
          )}
        </button>
      )}
    </div>
  );
};

const looks = {
  late: 'font-semibold text-danger',
  soon: 'text-text-2',
  later: 'text-text-2',
  none: 'text-text-3',
} as const;

const CloseSignal = ({ deal, stage }: { deal: DealView; stage: StageView | null }) => {
  const { today } = useBoard();
  const tone = closeTone(deal.closeOn, stage, today);
  const words = useCloseWords(deal.closeOn, tone);
  return (
    <span className={`flex min-w-0 items-center gap-1 text-secondary ${looks[tone]}`}>
      {/* Boxes and a letter, not pictures: each picture on each card costs in every frame of scrolling. */}
      {tone === 'late' && (
        <span aria-hidden className="shrink-0 text-[9px] leading-none">
          ▲
        </span>
      )}
      {tone === 'soon' && <span aria-hidden className="size-[7px] shrink-0 rounded-full bg-accent" />}
      {tone === 'later' && <span aria-hidden className="size-[7px] shrink-0 rounded-full bg-text-3" />}
      <span className="truncate">{words}</span>
    </span>
  );
};

const IdleSignal = ({ deal, stage }: { deal: DealView; stage: StageView | null }) => {
  const { names, today } = useBoard();
  const card = names.card(deal.id);
  const days = idleDays(card, stage, today);
  const { short, tooltip } = useIdleWords(days, card);
  if (days === null) return null;
  return (
    <Tooltip label={tooltip}>
      <span className="min-w-0 shrink-0">
        <StatusPill icon={null} tone="danger">
          {short}
        </StatusPill>
      </span>
    </Tooltip>
  );
};
