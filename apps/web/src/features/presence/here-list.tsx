import { Avatar, Button } from '@baton/ui';
import { Link } from '@tanstack/react-router';
import { BellOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { placeLink } from './place-link.ts';
import type { PresentPerson } from './present-people.ts';
import type { Following } from './use-follow.ts';

export interface HereListProps {
  present: readonly PresentPerson[];
  following: Following;
  /** The name of a page as this reader may know it. */
  nameOf: (place: NonNullable<PresentPerson['place']>) => ReactNode;
  /** Somebody is followed, or gone to. */
  onDone: () => void;
}

/** Who is here and where, with the way there and the way to follow them. */
export const HereList = ({ present, following, nameOf, onDone }: HereListProps) => {
  const t = useTranslations('presence');
  const followers = followersAmong(present);
  return (
    <>
      {followers > 0 && <p className="mb-2 text-secondary text-text-2">{t('followers', { count: followers })}</p>}
      <ul className="calm-scroll flex max-h-96 flex-col gap-2">
        {present.map((person) => (
          <PersonRow
            key={person.id}
            nameOf={nameOf}
            onFollow={() => {
              onDone();
              following.follow(person.id);
            }}
            onGo={onDone}
            person={person}
          />
        ))}
      </ul>
    </>
  );
};

/** How many of those who are here follow this person. */
export const followersAmong = (present: readonly PresentPerson[]): number =>
  present.filter(({ followsMe }) => followsMe).length;

interface PersonRowProps extends Pick<HereListProps, 'nameOf'> {
  person: PresentPerson;
  onFollow: () => void;
  onGo: () => void;
}

const PersonRow = ({ person, nameOf, onFollow, onGo }: PersonRowProps) => {
  const t = useTranslations('presence');
  const link = placeLink(person.place);
  return (
    <li className="flex items-center gap-2">
      <Avatar color={person.color} decorative idle={person.idle} name={person.name} size={24} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1.5">
          <span className="truncate">{person.name}</span>
          {person.quiet && <BellOff aria-label={t('quiet')} role="img" className="shrink-0 text-text-3" size={14} />}
        </p>
        <p className="truncate text-secondary text-text-3">
          {person.idle && `${t('idle')} · `}
          {link && person.place ? (
            <Link {...link} className="hover:text-text hover:underline" onClick={onGo}>
              {nameOf(person.place)}
            </Link>
          ) : (
            t('elsewhere')
          )}
        </p>
      </div>
      <Button
        aria-label={t('followName', { name: person.name })}
        disabled={person.idle || person.quiet}
        onClick={onFollow}
      >
        {t('follow')}
      </Button>
    </li>
  );
};
