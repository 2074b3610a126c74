import type { MemberId } from '@baton/schema/shared';
import { PresenceBar, presenceColorsOf } from '@baton/ui';
import { use } from 'react';
import { useTranslations } from 'use-intl';

import { usePeople } from '../live/live-context.tsx';
import { FollowContext } from '../people/follow-context.ts';
import { useMembers } from '../people/use-members.ts';
import { useSession } from '../session/session.tsx';

/** The others who look at a page now, each a way to follow them; self is left out. */
export const RecordPeople = ({ where }: { where: string }) => {
  const t = useTranslations('records');
  const { member: me } = useSession();
  const members = useMembers();
  const follow = use(FollowContext);
  const everyone = usePeople().filter((person) => person.where === where && person.member !== me);
  const unique = [...new Map(everyone.map((person) => [person.member, person])).values()];
  const colors = presenceColorsOf(unique.map((person) => person.member));
  const people = unique.flatMap(({ member, idle }) => {
    const name = members.byId.get(member)?.name;
    return name === undefined ? [] : [{ id: member, name, idle, color: colors.get(member) ?? 8, detail: t('follow') }];
  });
  return (
    <PresenceBar
      label={t('here', { count: people.length })}
      moreText={(count) => `+${count}`}
      onPick={({ id }) => follow(id as MemberId)}
      people={people}
    />
  );
};
