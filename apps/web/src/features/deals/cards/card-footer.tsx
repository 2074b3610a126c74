import type { DealCard, DealView, StageView } from '@baton/schema/deals';
import { Avatar, presenceColor, StatusPill, TeamBadge } from '@baton/ui';
import { UserRound } from 'lucide-react';
import { memo } from 'react';

import { useBoard, useNext } from '../board/board-world.tsx';
import type { ShownField } from '../display/board-display.ts';
import { CardAnswers } from './card-answers.tsx';
import { closeTone } from './card-signal.ts';
import { closeText, idleText } from './card-words.ts';
import { NextSignal } from './next-signal.tsx';

/** The last line of a card: whose it is, what is planned next, and whether it has been left alone too long. */
export const CardFooter = ({
  deal,
  stage,
  fields,
  figure,
  idle,
}: {
  deal: DealView;
  stage: StageView | null;
  fields: readonly ShownField[];
  figure: DealCard | undefined;
  /** Days without activity when the deal is idle. */
  idle: number | null;
}) => {
  const { names, extras, words: t } = useBoard();
  const mark = extras.mark(deal.id);
  const { next, closes } = useSignals(deal, { stage, fields, idle: idle !== null });
  const team = names.teamOf(deal.ownerId);
  return (
    <div className="mt-auto flex h-6 min-w-0 items-center gap-1.5">
      {team !== null && <TeamBadge kind={team} name={t(`card.team.${team}`)} />}
      {next && <NextSignal crowded={closes || idle !== null || mark !== null} id={deal.id} next={next} />}
      {closes && <CloseSignal crowded={idle !== null || mark !== null || next !== null} deal={deal} stage={stage} />}
      {idle !== null && figure !== undefined && <IdleSignal days={idle} figure={figure} />}
      {mark !== null && (
        <span className="min-w-0 shrink" data-tip={mark.text}>
          <StatusPill icon={null} tone={mark.tone}>
            {mark.text}
          </StatusPill>
        </span>
      )}
      <Hands deal={deal} fields={fields} />
    </div>
  );
};

/** What the line says of the deal's time: what is planned next, and the close date. */
const useSignals = (
  deal: DealView,
  { stage, fields, idle }: { stage: StageView | null; fields: readonly ShownField[]; idle: boolean },
) => {
  const { isPast } = useBoard();
  const planned = useNext(deal.id);
  const wanted = fields.includes('next');
  // Of what is over, or was, nothing is planned: there the close date stands in its place.
  const plans = wanted && !isPast && stage?.kind === 'open';
  const dated = fields.includes('close') || (wanted && !plans);
  // An idle deal without a date says what matters: that nobody has touched it.
  return { next: plans ? planned : null, closes: dated && (deal.closeOn !== null || !(idle || plans)) };
};

/** In whose hands it is; what is planned next says nothing of that, so it is not drawn again with it. */
const Hands = memo(({ deal, fields }: { deal: DealView; fields: readonly ShownField[] }) => (
  <span className="ml-auto flex shrink-0 items-center gap-1">
    {fields.includes('answers') && <CardAnswers deal={deal} />}
    {fields.includes('owner') && <OwnerButton deal={deal} />}
  </span>
));

const OwnerButton = ({ deal }: { deal: DealView }) => {
  const { names, ui, canWrite, words: t } = useBoard();
  const owner = names.person(deal.ownerId);
  return (
    <button
      aria-label={owner === null ? t('card.noOwner') : t('card.ownedBy', { name: owner.name })}
      className="-m-0.5 rounded-full p-0.5 coarse:-m-2.5 coarse:p-2.5"
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
  );
};

const looks = {
  late: 'font-semibold text-danger',
  soon: 'text-text-2',
  later: 'text-text-2',
  none: 'text-text-3',
} as const;

const CloseSignal = ({
  deal,
  stage,
  crowded,
}: {
  deal: DealView;
  stage: StageView | null;
  /** Something else stands on the line, so the words may have to be cut. */
  crowded: boolean;
}) => {
  const board = useBoard();
  const tone = closeTone(deal.closeOn, stage, board.today);
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
      <span className={crowded ? 'clipped' : 'whitespace-nowrap'}>{closeText(deal.closeOn, tone, board, crowded)}</span>
    </span>
  );
};

const IdleSignal = ({ days, figure }: { days: number; figure: DealCard }) => {
  const { short, tooltip } = idleText(days, figure, useBoard());
  return (
    <span className="min-w-0 shrink-0" data-tip={tooltip}>
      <StatusPill icon={null} tone="danger">
        {short}
      </StatusPill>
    </span>
  );
};
