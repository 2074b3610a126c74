import { PresenceBar, presenceColorsOf } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { usePeople } from '#shared/live/live-context.tsx';

import { useBoard } from '../board/board-world.tsx';

/** The others who look at this board now; self is left out. */
export const BoardPeople = ({ where }: { where: string }) => {
  const { names, me } = useBoard();
  const t = useTranslations('deals.board');
  const everyone = usePeople().filter((person) => person.where === where && person.member !== me);
  const unique = [...new Map(everyone.map((person) => [person.member, person])).values()];
  const colors = presenceColorsOf(unique.map((person) => person.member));
  const people = unique.flatMap(({ member, idle }) => {
    const name = names.person(member)?.name;
    return name === undefined ? [] : [{ id: member, name, idle, color: colors.get(member) ?? 8 }];
  });
  return <PresenceBar label={t('here', { count: people.length })} moreText={(count) => `+${count}`} people={people} />;
};
