import { routePresets, type HandoffRoute } from '@baton/schema/handoffs';
import { Button, Menu, type MenuEntry } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { Loaded, PageColumn } from '#shared/shell/page.tsx';

import { archivedRoutesQuery } from '../handoffs-api.ts';
import { FirstRoutes } from '../list/first-routes.tsx';
import { usePresetWords } from './preset-name.tsx';
import { RouteForm } from './route-form.tsx';
import { RoutePanel } from './route-panel.tsx';
import { useDefineRoutes } from './use-define-routes.ts';

/** The routes of the workspace: which team hands what to which, with its brief and its clock. */
export const RouteSettings = () => {
  const t = useTranslations('handoffs.routes');
  // One answer for both kinds: of two, the route that was just archived stood twice on the page for a moment, or not at all.
  const routes = useQuery(archivedRoutesQuery());
  const { may } = useDefineRoutes();
  const [editing, setEditing] = useState<HandoffRoute | 'new' | null>(null);
  return (
    <PageColumn
      actions={may && <NewRoute onBlank={() => setEditing('new')} taken={inUse(routes.data?.data)} />}
      text={t('text')}
      title={t('title')}
    >
      <Loaded query={routes}>
        {({ data }) =>
          data.length === 0 ? (
            <FirstRoutes />
          ) : (
            <ul className="flex flex-col gap-3">
              {[...inUse(data), ...data.filter(({ archivedAt }) => archivedAt !== null)].map((route) => (
                <RoutePanel key={route.id} onEdit={() => setEditing(route)} route={route} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing !== null && <RouteForm onClose={() => setEditing(null)} route={editing === 'new' ? null : editing} />}
    </PageColumn>
  );
};

const inUse = (routes: readonly HandoffRoute[] = []) => routes.filter(({ archivedAt }) => archivedAt === null);

const NewRoute = ({ onBlank, taken }: { onBlank: () => void; taken: readonly HandoffRoute[] }) => {
  const t = useTranslations('handoffs.routes');
  const presetWords = usePresetWords();
  const { fromPreset } = useDefineRoutes();
  const entries: MenuEntry[] = [
    {
      kind: 'group',
      id: 'presets',
      label: t('presets'),
      entries: routePresets.map((preset) => ({
        id: preset,
        label: presetWords(preset),
        onSelect: () => fromPreset(preset),
      })),
    },
    { kind: 'separator', id: 'line' },
    { id: 'blank', label: t('blank'), onSelect: onBlank },
  ];
  return (
    <Menu
      align="end"
      entries={entries}
      trigger={
        <Button
          icon={<Plus aria-hidden size={16} />}
          size="md"
          trailing={<ChevronDown aria-hidden size={14} />}
          variant="ink"
        >
          {t(taken.length === 0 ? 'first' : 'new')}
        </Button>
      }
    />
  );
};
