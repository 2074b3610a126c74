import { LiveRegion, ToastRegion } from '@baton/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { makeQueryClient } from '#shared/api/queries.ts';

import { LanguageProvider } from './i18n/language-provider.tsx';
import { makeRouter } from './router.tsx';

/** Everything that stands around the pages: cache, language, router, toasts and what is read aloud. */
export const Providers = () => {
  const [queries] = useState(makeQueryClient);
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

const Regions = () => {
  const t = useTranslations('common');
  return (
    <>
      <LiveRegion />
      <ToastRegion closeLabel={t('close')} label={t('notifications')} />
    </>
  );
};
