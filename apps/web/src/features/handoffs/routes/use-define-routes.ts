import type { HandoffRoute, RoutePreset, RouteValues } from '@baton/schema/handoffs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';

import { useSession } from '#shared/session/session.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { api } from '../handoffs-api.ts';
import { useRouteWords } from '../route-name.tsx';

type Edit = Omit<Parameters<typeof api.handoffRoutes.edit.call>[0], 'routeId'>;

/** Defining routes and changing them; the server decides again who may. */
export const useDefineRoutes = () => {
  const t = useTranslations('handoffs.routes.did');
  const locale = useLocale();
  const { role } = useSession();
  const queries = useQueryClient();
  const said = useSaid();
  const words = useRouteWords();
  const readAgain = () => queries.invalidateQueries({ queryKey: api.handoffRoutes.key() });
  const preset = useMutation({
    mutationFn: (wanted: RoutePreset) => api.handoffRoutes.createPreset.call({ preset: wanted, language: locale }),
    onSuccess: (route) => said.done(t('defined', { name: words(route).name })),
    onError: said.failed,
    onSettled: readAgain,
  });
  const archive = async (route: HandoffRoute, way: 'archive' | 'restore'): Promise<void> => {
    try {
      await api.handoffRoutes[way].call({ routeId: route.id });
      if (way === 'archive')
        said.done(t('archived', { name: words(route).name }), () => void archive(route, 'restore'));
    } catch (error) {
      said.failed(error);
    } finally {
      await readAgain();
    }
  };
  return {
    /** Who directs a team defines its routes. */
    may: role === 'owner' || role === 'admin' || role === 'manager',
    fromPreset: (wanted: RoutePreset) => preset.mutate(wanted),
    busy: preset.isPending ? preset.variables : null,
    archive: (route: HandoffRoute) => void archive(route, 'archive'),
    restore: (route: HandoffRoute) => void archive(route, 'restore'),
    define: async (values: RouteValues): Promise<HandoffRoute> => {
      const route = await api.handoffRoutes.create.call(values);
      said.done(t('defined', { name: words(route).name }));
      await readAgain();
      return route;
    },
    edit: async (route: HandoffRoute, edit: Edit): Promise<void> => {
      await api.handoffRoutes.edit.call({ routeId: route.id, ...edit });
      said.done(t('edited', { name: words(route).name }));
      await readAgain();
    },
  };
};
