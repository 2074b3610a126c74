import { Skeleton } from '@baton/ui';

/** The shape of a board before it is there: same columns, same cards, so that nothing jumps. */
export const BoardSkeleton = ({ label }: { label: string }) => (
  <output aria-busy aria-label={label} className="flex h-full min-h-0 gap-2 overflow-hidden px-4 pt-12 pb-3">
    {columns.map(({ column, cards }) => (
      <span className="flex w-68 shrink-0 flex-col gap-2 rounded-column bg-sunken p-2" key={column}>
        <Skeleton className="mb-4 ml-1 w-28" />
        {cards.map((card) => (
          <Skeleton className="h-21 rounded-card" key={card} />
        ))}
      </span>
    ))}
  </output>
);

const columns = [4, 3, 3, 2].map((count, column) => ({ column, cards: ['a', 'b', 'c', 'd'].slice(0, count) }));
