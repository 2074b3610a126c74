import { useNavigate } from '@tanstack/react-router';

import { useBrowserNotices } from '#features/inbox/notify/use-browser-notices.ts';
import { recordLink } from '#pages/inbox/record-link.tsx';
import { useMay } from '#shared/session/session.tsx';

/** The browser tells of what is new in the inbox, whatever page is open; a click goes to its place. */
export const useNotices = (): void => {
  const navigate = useNavigate();
  useBrowserNotices(useMay('see-members'), (item) => void navigate(item ? recordLink(item) : { to: '/inbox' }));
};
