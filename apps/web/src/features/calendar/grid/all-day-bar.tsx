import type { Occurrence } from '@baton/schema/calendar';
import { classes } from '@baton/ui';
import { useRef, type CSSProperties } from 'react';

import { daysOn } from './day-parts.ts';
import { EventFace, faceLook } from './event-face.tsx';
import { moveHintId, type GridWorld } from './grid-world.ts';
import { layersOf, lengthenedBy, shiftedBy } from './shown-occurrence.ts';
import type { barsOver } from './side-by-side.ts';
import { useCarryDays, type Carried } from './use-carry-days.ts';

type Bar = ReturnType<typeof barsOver<Occurrence>>[number];

/** Something of whole days over the hours: opened, and carried to other days by pointer, finger or keyboard. */
export const AllDayBar = ({ bar, world }: { bar: Bar; world: GridWorld }) => {
  const { item, begin, end, row, cutBefore, cutAfter } = bar;
  const element = useRef<HTMLButtonElement>(null);
  const layers = layersOf(item, world.layers);
  const last = world.days.length - 1;
  const carry = useCarryDays(element, {
    ...daysOn(item, world.zone),
    place: { begin, end, last },
    enabled: item.mayEdit,
    onPut: (to: Carried) => world.move(item, lengthenedBy(shiftedBy(item.time, to.begin), to.end - to.begin)),
  });
  const { at } = carry;
  const [from, to] = [Math.max(0, begin + (at?.begin ?? 0)), Math.min(last, end + (at?.end ?? 0))];
  return (
    <div className={classes('p-px', at && 'z-20')} style={{ gridColumn: `${from + 1} / ${to + 2}`, gridRow: row + 1 }}>
      <button
        aria-describedby={item.mayEdit ? moveHintId : undefined}
        className={classes(
          'flex min-h-6 w-full min-w-0 items-center rounded-chip px-1.5 text-left text-secondary coarse:min-h-11',
          faceLook(item),
          at && 'opacity-90 shadow-popover outline-2 outline-accent',
          cutBefore && 'rounded-l-none border-l!',
          cutAfter && 'rounded-r-none',
        )}
        onBlur={carry.stop}
        onClick={() => !at && world.open(item)}
        onKeyDown={carry.onKeyDown}
        ref={element}
        style={{ '--layer': layers[0]?.color ?? 'var(--text-3)' } as CSSProperties}
        type="button"
      >
        <span className="min-w-0 flex-1">
          <EventFace layers={layers} occurrence={item} size="line" />
        </span>
      </button>
    </div>
  );
};
