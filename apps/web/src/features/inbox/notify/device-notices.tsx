import { Button, InlineNotice, Switch } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { setPreferences, usePreferences } from '#shared/preferences/preferences.ts';
import { PageSection, Panel } from '#shared/shell/page.tsx';

import { noticePermission } from './notice-permission.ts';

/** Notices of this browser. They are asked for here alone, by a click. */
export const DeviceNotices = () => {
  const t = useTranslations('notifications.device');
  const { notices, noticeContents } = usePreferences();
  const [permission, setPermission] = useState(noticePermission);
  const ask = async () => {
    const answer = await Notification.requestPermission();
    setPermission(answer);
    if (answer === 'granted') setPreferences({ notices: true });
  };
  return (
    <PageSection text={t('text')} title={t('title')}>
      {permission === 'unsupported' && <InlineNotice>{t('unsupported')}</InlineNotice>}
      {permission === 'denied' && <InlineNotice>{t('denied')}</InlineNotice>}
      {permission === 'default' && (
        <div>
          <Button onClick={() => void ask()} size="md">
            {t('ask')}
          </Button>
        </div>
      )}
      {permission === 'granted' && (
        <Panel>
          <div className="border-b border-line px-4 py-3">
            <Switch checked={notices} label={t('on')} onChange={(on) => setPreferences({ notices: on })} />
          </div>
          <div className="px-4 py-3">
            <Switch
              checked={noticeContents}
              disabled={!notices}
              hint={t('contentsHint')}
              label={t('contents')}
              onChange={(shown) => setPreferences({ noticeContents: shown })}
            />
          </div>
        </Panel>
      )}
    </PageSection>
  );
};
