import { CommandPalette, type PaletteGroup } from '@baton/ui';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';

import { useFoundItems } from '#features/search/use-found-items.ts';
import { pathOf } from '#pages/search/path-of.ts';
import { commandGroups, currentCommands } from '#shared/commands/commands.ts';

/** Every current command by group, and the records that go by what is typed. Opening it reads the list of commands anew. */
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
  const [typed, setTyped] = useState('');
  const words = useTranslations('search');
  const navigate = useNavigate();
  const found = useFoundItems(open ? typed : '', (record) => void navigate(pathOf(record)));
  const records: PaletteGroup = {
    id: 'records',
    label: words('records'),
    found: true,
    items:
      found.items.length === 0
        ? []
        : [
            ...found.items,
            {
              id: 'records.all',
              label: words('all', { q: typed.trim() }),
              icon: <Search aria-hidden size={16} strokeWidth={1.75} />,
              onSelect: () => void navigate({ to: '/search', search: { q: typed.trim() } }),
            },
          ],
  };
  return (
    <CommandPalette
      emptyText={
        found.state === 'unreachable' ? words('unreachable') : found.state === 'searching' ? '…' : t('palette.empty')
      }
      groups={[...groups, records]}
      label={t('search')}
      onClose={() => {
        setTyped('');
        onClose();
      }}
      onQuery={setTyped}
      open={open}
      placeholder={t('palette.placeholder')}
    />
  );
};
