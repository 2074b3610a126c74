import { Avatar, Button, NavText, navRow, Popover } from '@baton/ui';
import { Link } from '@tanstack/react-router';
import { BellOff, Eye, MapPin } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { placeLink } from './place-link.ts';
import type { PresentPerson } from './present-people.ts';
import type { Following } from './use-follow.ts';

interface HereNowProps {
  present: readonly PresentPerson[];
  following: Following;
  /** The name of a page as this reader may know it. */
  nameOf: (place: NonNullable<PresentPerson['place']>) => ReactNode;
}

/** Who is in the workspace now and where, and the way to follow them; nothing while nobody else is here. */
export const HereNow = ({ present, following, nameOf }: HereNowProps) => {
  const t = useTranslations('presence');
  const format = useFormatter();
  const [open, setOpen] = useState(false);
  if (present.length === 0) return null;
  const followers = present.filter(({ followsMe }) => followsMe).length;
  return (
    <Popover
      label={t('title')}
      onOpenChange={setOpen}
      open={open}
      side="right"
      align="end"
      trigger={
        <button className={navRow(open)} style={{ width: '100%' }} title={t('title')} type="button">
          <MapPin aria-hidden className="shrink-0" size={16} strokeWidth={1.75} />
          <NavText>{t('title')}</NavText>
          <span className="flex items-center gap-1 text-secondary font-normal text-text-3 desk:group-data-folded/side:hidden max-desk:group-[:not([data-overlay])]/side:hidden">
            {followers > 0 && <Eye aria-label={t('followers', { count: followers })} role="img" size={14} />}
            {format.number(present.length)}
          </span>
        </button>
      }
    >
      <div className="w-80 max-w-full">
        {followers > 0 && <p className="mb-2 text-secondary text-text-2">{t('followers', { count: followers })}</p>}
        <ul className="calm-scroll flex max-h-96 flex-col gap-2">
          {present.map((person) => (
            <PersonRow
              key={person.id}
              nameOf={nameOf}
              onFollow={() => {
                setOpen(false);
                following.follow(person.id);
              }}
              onGo={() => setOpen(false)}
              person={person}
            />
          ))}
        </ul>
      </div>
    </Popover>
  );
};

interface PersonRowProps extends Pick<HereNowProps, 'nameOf'> {
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
      <Button aria-label={t('followName', { name: person.name })} disabled={person.idle} onClick={onFollow}>
        {t('follow')}
      </Button>
    </li>
  );
};
