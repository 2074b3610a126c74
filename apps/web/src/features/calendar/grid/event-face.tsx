import type { Occurrence } from '@baton/schema/calendar';
import { classes } from '@baton/ui';
import { CircleHelp, Lock, Repeat2, TriangleAlert, Video } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useEventWords } from '../event/event-words.ts';
import type { LayerFace } from '../layers/layer-face.ts';
import { LayerMark } from '../layers/layer-mark.tsx';

/** How something looks by what its reader said: not answered is dashed, declined is struck through. */
export const faceLook = ({ title, myAnswer, showAs }: Occurrence): string =>
  classes(
    'border border-l-[3px] border-(--layer) text-text',
    'bg-[color-mix(in_srgb,var(--layer)_14%,var(--surface))]',
    (myAnswer === 'none' || myAnswer === 'maybe') && 'border-dashed',
    myAnswer === 'no' && 'line-through',
    showAs === 'free' && 'bg-surface!',
    title === null && 'bg-[repeating-linear-gradient(135deg,var(--sunken)_0_6px,var(--surface)_6px_12px)]!',
  );

export interface EventFaceProps {
  occurrence: Occurrence;
  layers: readonly LayerFace[];
  /** `line`: all of it in one line; `row`: the hours stand beside it. */
  size: 'line' | 'row' | 'short' | 'two' | 'tall';
}

const icon = { 'aria-hidden': true, size: 12, strokeWidth: 2, className: 'shrink-0' } as const;

/** Whose it is, what it is, when, and which account it is about. */
export const EventFace = ({ occurrence, layers, size }: EventFaceProps) => {
  const words = useEventWords();
  const oneLine = size === 'line' || size === 'short';
  return (
    <>
      <span className="flex min-w-0 items-center gap-1">
        {layers.slice(0, 3).map((layer) => (
          <LayerMark key={layer.id} layer={layer} />
        ))}
        <span className="sr-only">{layers.map(({ name }) => name).join(', ')}</span>
        <Signs occurrence={occurrence} />
        <span className="min-w-0 flex-1 truncate font-medium">{words.title(occurrence)}</span>
        {!oneLine && size !== 'row' && <Kinds occurrence={occurrence} />}
        {oneLine && occurrence.time.kind === 'hours' && (
          <span className="shrink-0 text-meta text-text-2">{words.hour(occurrence)}</span>
        )}
      </span>
      <Below occurrence={occurrence} size={size} />
    </>
  );
};

/** What one has to know of it at a glance: a double booking, what the reader said, that it is private. */
const Signs = ({ occurrence }: Pick<EventFaceProps, 'occurrence'>) => {
  const t = useTranslations('calendar');
  const { doubleBooked, myAnswer } = occurrence;
  return (
    <>
      {doubleBooked && (
        <span className="flex text-danger" title={t('doubleBooked')}>
          <TriangleAlert {...icon} />
          <span className="sr-only">{t('doubleBooked')}</span>
        </span>
      )}
      {myAnswer === 'maybe' && <CircleHelp {...icon} />}
      {myAnswer !== null && myAnswer !== 'yes' && <span className="sr-only">{t(`mine.${myAnswer}`)}</span>}
      {occurrence.private && (
        <span className="flex" title={t('fields.private')}>
          <Lock {...icon} />
          <span className="sr-only">{t('fields.private')}</span>
        </span>
      )}
    </>
  );
};

const Kinds = ({ occurrence: { link, repeats } }: Pick<EventFaceProps, 'occurrence'>) => (
  <>
    {link !== null && <Video {...icon} />}
    {repeats && <Repeat2 {...icon} />}
  </>
);

const nameOf = ({ name }: NonNullable<Occurrence['account']>): string => name ?? '—';

/** The account, and the hours where there is room for a second line. */
const Below = ({ occurrence, size }: Omit<EventFaceProps, 'layers'>) => {
  const words = useEventWords();
  const { account, location } = occurrence;
  const name = account === null ? null : nameOf(account);
  if (size === 'row') return name && <span className="block truncate text-secondary text-text-2">{name}</span>;
  if (size === 'line' || size === 'short') return name && <span className="sr-only">{name}</span>;
  const hours = size === 'two' && name ? `${name} · ${words.hour(occurrence)}` : words.hours(occurrence);
  return (
    <span className="flex min-w-0 flex-col text-meta text-text-2">
      {size === 'tall' && name && <span className="truncate">{name}</span>}
      <span className="truncate">{location === '' ? hours : `${hours} · ${location}`}</span>
    </span>
  );
};
