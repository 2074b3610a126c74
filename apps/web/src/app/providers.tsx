import { LiveRegion, ToastRegion } from '@baton/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { makeQueryClient } from '#shared/api/queries.ts';

import { LanguageProvider } from './i18n/language-provider.tsx';
import { makeRouter } from './router.tsx';
import { peopleApi } from './session/me.ts';

/** Everything that stands around the pages: cache, language, router, toasts and what is read aloud. */
export const Providers = () => {
  const [queries] = useState(startQueries);
  const [router] = useState(() => makeRouter(queries));
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <RouterProvider router={router} />
        <Regions />
      </LanguageProvider>
    </QueryClientProvider>
  );
};

/** The cache, with the first question of every page already on its way while words are read. */
const startQueries = () => {
  const queries = makeQueryClient();
  void queries.prefetchQuery({ ...peopleApi.people.whoAmI.queryOptions(), retry: false });
  return queries;
};

const Regions = () => {
  const t = useTranslations('common');
  return (
    <>
      <LiveRegion />
      <ToastRegion closeLabel={t('close')} label={t('notifications')} />
    </>
  );
};
