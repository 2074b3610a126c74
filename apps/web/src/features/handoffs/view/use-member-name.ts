import type { MemberId } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';

/** The name of somebody of the workspace; "Somebody" for those whom the reader does not know. */
export const useMemberName = (): ((id: MemberId | null) => string) => {
  const t = useTranslations('handoffs');
  const { byId } = useMembers();
  return (id) => (id === null ? undefined : byId.get(id)?.name) ?? t('somebody');
};
