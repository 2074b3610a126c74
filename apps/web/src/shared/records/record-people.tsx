import { PresenceBar, presenceColorsOf } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { usePeople } from '../live/live-context.tsx';
import { useMembers } from '../people/use-members.ts';
import { useSession } from '../session/session.tsx';

/** The others who look at a record's page now; self is left out. */
export const RecordPeople = ({ where }: { where: string }) => {
  const t = useTranslations('records');
  const { member: me } = useSession();
  const members = useMembers();
  const everyone = usePeople().filter((person) => person.where === where && person.member !== me);
  const unique = [...new Map(everyone.map((person) => [person.member, person])).values()];
  const colors = presenceColorsOf(unique.map((person) => person.member));
  const people = unique.flatMap(({ member, idle }) => {
    const name = members.byId.get(member)?.name;
    return name === undefined ? [] : [{ id: member, name, idle, color: colors.get(member) ?? 8 }];
  });
  return <PresenceBar label={t('here', { count: people.length })} moreText={(count) => `+${count}`} people={people} />;
};
