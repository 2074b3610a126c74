import { Button, EmptyState } from '@baton/ui';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useMay } from '../session/session.tsx';
import type { RecordSection } from './record-kind.ts';

export interface ListEmptyProps {
  section: RecordSection;
  icon: ReactNode;
  /** Whether filters hide what there may be. */
  filtered: boolean;
  home: 'archive' | 'bin' | undefined;
  onClear: () => void;
  onNew: () => void;
}

/** Nothing found, an empty archive or bin, or nothing yet: different texts. */
export const ListEmpty = ({ section, icon, filtered, home, onClear, onNew }: ListEmptyProps) => {
  const t = useTranslations(section);
  const words = useTranslations('records.empty');
  const mayCreate = useMay('create-accounts');
  if (filtered) {
    return (
      <EmptyState
        action={<Button onClick={onClear}>{words('clear')}</Button>}
        kind="no-result"
        text={words('noResultText')}
        title={t('empty.noResult')}
      />
    );
  }
  if (home !== undefined) {
    return <EmptyState kind="first" text={t(`empty.${home}Text`)} title={words(home)} />;
  }
  return (
    <EmptyState
      action={
        mayCreate && (
          <Button icon={<Plus aria-hidden size={16} />} onClick={onNew} size="md" variant="ink">
            {t('empty.add')}
          </Button>
        )
      }
      icon={icon}
      kind="first"
      text={t(mayCreate ? 'empty.firstText' : 'empty.guestText')}
      title={t('empty.first')}
    />
  );
};
