import type { BoardDetail, DealChange, PastBoard as PastBoardData } from '@baton/schema/deals';
import type { BoardId, DealId, MemberId, PastMoment, PastRow } from '@baton/schema/shared';
import { Button, TipArea } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';

import { useCommands } from '#shared/commands/commands.ts';
import { AuthorLegend } from '#shared/past/author-legend.tsx';
import { CompareSelect, MomentSelect, MomentSlider } from '#shared/past/moment-choice.tsx';
import { useAuthors } from '#shared/past/use-authors.ts';
import { useMomentWords } from '#shared/past/use-moment-words.ts';
import { useRested } from '#shared/past/use-rested.ts';
import { Loaded } from '#shared/shell/page.tsx';

import type { BoardNames } from '../board/board-world.tsx';
import { BoardColumns } from '../columns/board-columns.tsx';
import { api } from '../deals-api.ts';
import type { BoardFilter } from '../filters/board-filter.ts';
import { BoardFilters, BoardTotals } from '../filters/board-filters.tsx';
import { PastChanges } from './past-changes.tsx';
import { pastHands } from './past-hands.ts';
import { PastScope } from './past-scope.tsx';
import { useChanges, usePastBoard } from './use-past-board.ts';

export interface PastBoardProps {
  boardId: BoardId;
  board: BoardDetail | null;
  names: BoardNames;
  filter: BoardFilter;
  onFilter: (filter: BoardFilter) => void;
  me: MemberId;
  /** The row of the log that is looked at; 0 for the newest. */
  seq: number;
  /** The one it is compared with. */
  since: number | null;
  onLook: (at: { past?: number; since?: number | undefined }) => void;
  onOpen: (id: DealId) => void;
  onLeave: () => void;
}

/** A board at any moment of its past, by a slider, and what became of its deals between two (D10). */
export const PastBoard = (props: PastBoardProps) => {
  const { boardId, seq } = props;
  const history = useQuery(api.boards.moments.queryOptions({ input: { boardId } }));
  const t = useTranslations('deals.past');
  useCommands([{ id: 'board.past-leave', label: t('back'), group: 'page', run: props.onLeave }]);
  return (
    <Loaded query={history}>
      {({ head, moments }) => (
        <Timeline {...props} head={head} moments={moments} seq={seq === 0 ? head : Math.min(seq, head)} />
      )}
    </Loaded>
  );
};

type TimelineProps = PastBoardProps & { head: number; moments: readonly PastMoment[] };

const Timeline = (props: TimelineProps) => {
  const { boardId, seq, since, head } = props;
  const other = since === null ? null : Math.min(since, head);
  const rested = useRested(seq);
  const query = usePastBoard(boardId, rested);
  const compared = useChanges(boardId, rested, other);
  const changes = compared?.changes ?? null;
  const people = useAuthors(useMemo(() => (changes ?? none).flatMap(({ members }) => members), [changes]));
  const row = [compared?.since, compared?.until].find((end) => end?.seq === other) ?? null;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Bar {...props} other={row} people={people} shown={query.data} />
      <Loaded query={query}>
        {(past) => <Shown {...props} changes={changes} compares={other !== null} past={past} people={people} />}
      </Loaded>
    </div>
  );
};

const none: readonly DealChange[] = [];

type People = ReturnType<typeof useAuthors>;

/** Back to the present, what is looked at, and the ways to look at something else. */
const Bar = ({
  seq,
  since,
  head,
  moments,
  onLook,
  onLeave,
  other,
  people,
  shown,
}: TimelineProps & { other: PastRow | null; people: People; shown: PastBoardData | undefined }) => {
  const t = useTranslations('deals.past');
  const words = useMomentWords();
  const said = shown === undefined ? '' : words({ at: shown.at, members: shown.by === null ? [] : [shown.by] });
  const onSeq = (past: number) => onLook({ past });
  return (
    <div className="flex flex-col gap-2 border-b border-line px-4 py-2 max-phone:px-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={<ArrowLeft aria-hidden size={14} />} onClick={onLeave} variant="ghost">
          {t('back')}
        </Button>
        <span aria-live="polite" className="min-w-0 flex-1 truncate text-text-2">
          {said}
        </span>
      </div>
      <MomentSlider head={head} label={t('slider')} onSeq={onSeq} said={said} seq={seq} />
      <div className="flex flex-wrap items-center gap-3 max-phone:gap-2">
        <MomentSelect label={t('moments')} moments={moments} onSeq={onSeq} said={said} seq={seq} />
        <CompareSelect moments={moments} onSeq={(at) => onLook({ since: at ?? undefined })} row={other} seq={since} />
        <AuthorLegend people={people} />
      </div>
    </div>
  );
};

const Shown = ({
  past,
  board,
  names,
  filter,
  onFilter,
  me,
  onOpen,
  changes,
  compares,
  people,
}: PastBoardProps & {
  past: PastBoardData;
  changes: readonly DealChange[] | null;
  compares: boolean;
  people: People;
}) => {
  const area = useRef<HTMLDivElement>(null);
  const hands = useMemo(() => pastHands(changes ?? none, people), [changes, people]);
  return (
    <PastScope board={board} filter={filter} hands={hands} me={me} names={names} onOpen={onOpen} past={past}>
      <div className="relative flex min-h-0 flex-1 flex-col" data-past={past.seq} ref={area}>
        <BoardFilters end={<BoardTotals />} filter={filter} onChange={onFilter} />
        <div className="flex min-h-0 flex-1 max-phone:flex-col">
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            <BoardColumns />
          </div>
          {compares && <PastChanges changes={changes} people={people} />}
        </div>
        <TipArea area={area} />
      </div>
    </PastScope>
  );
};
