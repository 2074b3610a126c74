import type { ReactNode } from 'react';

import { Tooltip } from '../overlays/tooltip.tsx';
import { classes } from '../tokens/classes.ts';
import { presenceVar } from './presence-color.ts';

export interface AvatarProps {
  name: string;
  /** A presence colour 1 to 8; without one the avatar is grey. */
  color?: number;
  image?: string;
  size?: 16 | 20 | 24 | 32 | 48;
  idle?: boolean;
  /** True when the name is written beside it. */
  decorative?: boolean;
}

/** A person as a disc with initials or picture. */
export const Avatar = ({ name, color, image, size = 20, idle = false, decorative = false }: AvatarProps) => (
  <span
    {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    className={classes(
      'inline-flex shrink-0 items-center justify-center rounded-full font-semibold text-on-presence select-none',
      // Only where there is something to cut: a board has hundreds of these.
      image && 'overflow-hidden',
      // Drawn, not written: initials are no part of the name that a control around them has.
      !image && 'before:content-[attr(data-initials)]',
      idle && 'saturate-50',
    )}
    data-initials={initials(name)}
    style={{
      width: size,
      height: size,
      fontSize: Math.max(8, Math.round(size * 0.42)),
      lineHeight: 1,
      background: presenceVar(color ?? 8),
    }}
  >
    {image && <img alt="" className="size-full object-cover" src={image} />}
  </span>
);

/** First letters of the first and the last word, in capitals. */
export const initials = (name: string): string => {
  const words = name
    .trim()
    .split(/[\s·-]+/u)
    .filter(Boolean);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return picked
    .map((word) => String.fromCodePoint((word ?? '?').codePointAt(0) ?? 63))
    .join('')
    .toLocaleUpperCase();
};

export interface Person {
  id: string;
  name: string;
  color?: number;
  image?: string;
  idle?: boolean;
  /** Second line of the tooltip: team, what they look at. */
  detail?: string;
}

export interface AvatarStackProps {
  people: readonly Person[];
  max?: number;
  size?: 20 | 24;
  /** What the stack says as a whole, such as "3 people are here". */
  label: string;
  /** Text of the disc for those who do not fit, such as "+3". */
  moreText: (count: number) => string;
  onPick?: (person: Person) => void;
}

/** People in a row, overlapping; at most `max`, then a count. */
export const AvatarStack = ({ people, max = 4, size = 24, label, moreText, onPick }: AvatarStackProps) => {
  const shown = people.length > max ? people.slice(0, max) : people;
  const hidden = people.slice(shown.length);
  return (
    <fieldset aria-label={label} className="m-0 flex min-w-0 items-center border-0 p-0">
      {shown.map((person) => (
        <Disc key={person.id} {...(onPick ? { onPick } : {})} person={person} size={size} />
      ))}
      {hidden.length > 0 && (
        <Tooltip label={hidden.map((person) => person.name).join(', ')}>
          <button
            className="-ml-1.5 flex items-center justify-center rounded-full bg-text-3 px-1.5 text-meta font-semibold text-bg ring-2 ring-bg"
            style={{ height: size, minWidth: size }}
            type="button"
          >
            {moreText(hidden.length)}
          </button>
        </Tooltip>
      )}
    </fieldset>
  );
};

const Disc = ({ person, size, onPick }: { person: Person; size: 20 | 24; onPick?: (person: Person) => void }) => {
  const label: ReactNode = (
    <span className="flex flex-col">
      <span className="font-medium">{person.name}</span>
      {person.detail && <span className="text-meta text-text-3">{person.detail}</span>}
    </span>
  );
  return (
    <Tooltip label={label}>
      <button
        aria-label={person.detail ? `${person.name}, ${person.detail}` : person.name}
        className="-ml-1.5 rounded-full ring-2 ring-bg first:ml-0 hover:z-10"
        onClick={() => onPick?.(person)}
        type="button"
      >
        <Avatar {...person} decorative size={size} />
      </button>
    </Tooltip>
  );
};

/** Who is here now. Self is left out by the caller; `summary` is read aloud at most every 30 s by the caller's region. */
export const PresenceBar = (props: Omit<AvatarStackProps, 'max'>) =>
  props.people.length === 0 ? null : <AvatarStack {...props} max={4} />;
