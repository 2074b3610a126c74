import { Banner, Button } from '@baton/ui';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

import { useSocketState } from '#shared/live/live-context.tsx';

import { lookForNewVersion, takeNewVersion, useNewVersion } from '../offline/new-version.ts';

/** A blip shorter than this is not worth moving the page for. */
const patience = 1_500;

/** Says above every page that the server is away, or that this version is too old. Never forces anything. */
export const ConnectionBanner = () => {
  const t = useTranslations('shell');
  const state = useSocketState();
  const away = useLasting(state === 'down');
  const newVersion = useNewVersion();
  useEffect(() => {
    if (state === 'open') lookForNewVersion();
  }, [state]);
  if (state === 'upgrade-required') {
    return (
      <Banner actions={<Button onClick={() => globalThis.location.reload()}>{t('reload')}</Button>}>
        {t('newVersion')}
      </Banner>
    );
  }
  if (away) return <Banner tone="warning">{t('offlineBanner')}</Banner>;
  return newVersion ? (
    <Banner actions={<Button onClick={takeNewVersion}>{t('reload')}</Button>}>{t('newVersionReady')}</Banner>
  ) : null;
};

/** True once something has been so for a while. */
const useLasting = (now: boolean): boolean => {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasting(now), now ? patience : 0);
    return () => clearTimeout(timer);
  }, [now]);
  return lasting && now;
};
