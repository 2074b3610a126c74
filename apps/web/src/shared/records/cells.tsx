import type { MemberId } from '@baton/schema/shared';
import { Avatar, presenceColor } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useMembers } from '../people/use-members.ts';

/** Words that a click goes through, so that the whole row opens; a dash for none. */
export const Words = ({ text }: { text: string | null | undefined }) =>
  text ? (
    <span className="pointer-events-none min-w-0 truncate px-2 text-text-2" title={text}>
      {text}
    </span>
  ) : (
    <span className="pointer-events-none px-2 text-text-3">—</span>
  );

/** Who owns a record. */
export const OwnerCell = ({ ownerId }: { ownerId: MemberId | null }) => {
  const t = useTranslations('records');
  const { byId } = useMembers();
  const owner = ownerId === null ? undefined : byId.get(ownerId);
  return (
    <span className="pointer-events-none flex min-w-0 items-center gap-1.5 px-2 text-text-2">
      {owner && <Avatar color={presenceColor(owner.id)} decorative name={owner.name} size={20} />}
      <span className="truncate">{owner?.name ?? <span className="text-text-3">{t('noOwner')}</span>}</span>
    </span>
  );
};
