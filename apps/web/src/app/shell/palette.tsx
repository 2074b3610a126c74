import { CommandPalette, type PaletteGroup } from '@baton/ui';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';

import { commandGroups, currentCommands } from '#shared/commands/commands.ts';

/** Every current command by group. Opening it reads the list, so that it is never out of date. */
export const Palette = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const t = useTranslations('shell');
  const groups = useMemo<PaletteGroup[]>(() => {
    if (!open) return [];
    const commands = currentCommands().filter((command) => command.keyOnly !== true && command.id !== 'app.palette');
    return commandGroups.map((group) => ({
      id: group,
      label: t(`palette.groups.${group}`),
      items: commands
        .filter((command) => command.group === group)
        .map(({ id, label, keywords, icon, keys, run }) => ({
          id,
          label,
          ...(keywords ? { keywords } : {}),
          ...(icon ? { icon } : {}),
          ...(keys ? { shortcut: keys } : {}),
          onSelect: run,
        })),
    }));
  }, [open, t]);
  return (
    <CommandPalette
      emptyText={t('palette.empty')}
      groups={groups}
      label={t('search')}
      onClose={onClose}
      open={open}
      placeholder={t('palette.placeholder')}
    />
  );
};
