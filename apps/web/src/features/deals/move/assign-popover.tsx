import type { DealId, MemberId } from '@baton/schema/shared';
import { Avatar, Combobox, Popover, presenceColor } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useBoard } from '../board/board-world.tsx';

/** Gives cards to a person, or to nobody. */
export const AssignPopover = ({
  ids,
  anchor,
  close,
}: {
  ids: readonly DealId[];
  anchor: Element | null;
  close: () => void;
}) => {
  const { store, actions, names } = useBoard();
  const t = useTranslations('deals');
  const first = ids[0] === undefined ? null : store.deal(ids[0]);
  const assign = (ownerId: MemberId | null) => {
    const name = names.person(ownerId)?.name ?? t('card.noOwner');
    actions.edit(t('did.assigned', { title: first?.title ?? '', name, count: ids.length }), ids, { ownerId });
    close();
  };
  return (
    <Popover anchor={anchor} label={t('action.assign')} onOpenChange={(open) => !open && close()} open>
      <div className="w-64">
        <OwnerCombobox onPick={assign} value={first?.ownerId ?? null} />
      </div>
    </Popover>
  );
};

export const OwnerCombobox = ({
  value,
  onPick,
  focusFirst = true,
}: {
  value: MemberId | null;
  onPick: (id: MemberId | null) => void;
  /** False where it is one field among others. */
  focusFirst?: boolean;
}) => {
  const { names, canWrite } = useBoard();
  const t = useTranslations('deals');
  const common = useTranslations('common');
  const options = names.people
    .filter((person) => person.leftAt === null || person.id === value)
    .map((person) => ({
      value: person.id,
      label: person.name,
      icon: <Avatar color={presenceColor(person.id)} decorative name={person.name} size={16} />,
    }));
  return (
    <Combobox
      clearLabel={t('card.noOwner')}
      emptyText={common('nothingFound')}
      disabled={!canWrite}
      focusFirst={focusFirst}
      hideLabel
      label={t('field.owner')}
      onChange={(id) => onPick(id as MemberId | null)}
      options={options}
      placeholder={t('field.owner')}
      value={value}
    />
  );
};
