import type { DealView } from '@baton/schema/deals';
import { classes } from '@baton/ui';

import { useBoard } from '../board/board-world.tsx';
import { titleFits } from './text-fits.ts';

/** The title of a card; F2 or its menu turns it into a field in place. */
export const CardTitle = ({ deal, editing }: { deal: DealView; editing: boolean }) => {
  const { isPast } = useBoard();
  if (editing) return <TitleField deal={deal} />;
  return (
    <span
      className={classes(
        'min-w-0 flex-1 font-semibold whitespace-nowrap',
        // Runs below the menu button, which is seen only under the pointer; then it makes room.
        !isPast && '-mr-6 group-focus-within:mr-0 group-hover:mr-0 coarse:mr-0',
        !titleFits(deal.title) && 'clipped',
      )}
    >
      {deal.title}
    </span>
  );
};

const TitleField = ({ deal }: { deal: DealView }) => {
  const { ui, actions, presence, words: t } = useBoard();
  const end = (value: string | null) => {
    if (ui.get().editing === null) return;
    ui.set({ editing: null, focused: deal.id });
    presence.say(null);
    const title = value?.trim() ?? '';
    if (title !== '' && title !== deal.title) actions.edit(t('did.edited', { title }), [deal.id], { title });
  };
  return (
    <input
      aria-label={t('field.title')}
      className="-mx-1 -my-0.5 min-w-0 flex-1 rounded-chip bg-surface px-1 py-0.5 font-semibold outline-2 outline-accent"
      defaultValue={deal.title}
      onBlur={(event) => end(event.currentTarget.value)}
      onChange={(event) => ui.set({ editing: { id: deal.id, field: 'title', draft: event.currentTarget.value } })}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') end(event.currentTarget.value);
        if (event.key === 'Escape') end(null);
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.preventDefault();
          event.currentTarget.closest<HTMLElement>('[data-deal]')?.focus();
        }
      }}
      ref={begin}
    />
  );
};

const begin = (input: HTMLInputElement | null) => {
  if (input === null || document.activeElement === input) return;
  input.focus({ preventScroll: true });
  input.select();
};
