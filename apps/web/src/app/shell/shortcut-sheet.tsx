import { Dialog, InlineNotice, Kbd, matchScore, SearchField } from '@baton/ui';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';

import { commandGroups, currentCommands } from '#shared/commands/commands.ts';

/** What the keyboard can do here and now, and nothing else. */
export const ShortcutSheet = ({
  open,
  onClose,
  singleKeys,
}: {
  open: boolean;
  onClose: () => void;
  singleKeys: boolean;
}) => {
  const t = useTranslations('shell');
  const common = useTranslations('common');
  const [filter, setFilter] = useState('');
  const commands = useMemo(() => (open ? currentCommands().filter(({ keys }) => keys !== undefined) : []), [open]);
  const shown = commands.filter(({ label }) => matchScore(filter, label) > 0);
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open={open} title={t('shortcuts.title')}>
      <div className="flex flex-col gap-4">
        <SearchField clearLabel={common('clear')} label={t('shortcuts.filter')} onChange={setFilter} value={filter} />
        {!singleKeys && <InlineNotice>{t('shortcuts.off')}</InlineNotice>}
        {commandGroups.map((group) => {
          const rows = shown.filter((command) => command.group === group);
          if (rows.length === 0) return null;
          return (
            <section key={group}>
              <h3 className="pb-1 text-meta font-semibold text-text-3">{t(`palette.groups.${group}`)}</h3>
              <ul>
                {rows.map((command) => (
                  <li
                    className="flex min-h-8 items-center justify-between gap-4 border-b border-line last:border-0"
                    key={command.id}
                  >
                    <span className="min-w-0">{command.label}</span>
                    <Kbd keys={command.keys ?? ''} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
};
