import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { NotificationSettings } from '#features/inbox/notify/notification-settings.tsx';

/** How I am told of what waits for me. The clock is that of working hours, which are set elsewhere. */
export const NotificationsPage = () => {
  const t = useTranslations('notifications');
  return (
    <NotificationSettings>
      {(zone) => (
        <>
          {t('clock', { zone: zone.replaceAll('_', ' ') })}{' '}
          <Link className="text-accent underline" to="/settings/profile">
            {t('changeClock')}
          </Link>
        </>
      )}
    </NotificationSettings>
  );
};
