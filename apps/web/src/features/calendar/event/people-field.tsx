import type { Invitee } from '@baton/schema/calendar';
import { search } from '@baton/schema/search';
import { contactEmail, fold, type ContactId } from '@baton/schema/shared';
import { Avatar, Combobox, presenceColor } from '@baton/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AtSign, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { apiOf } from '#shared/api/client.ts';
import { useMembers } from '#shared/people/use-members.ts';
import { useNameOf } from '#shared/people/use-names.ts';

const api = apiOf({ search });

export interface PeopleFieldProps {
  value: readonly Invitee[];
  onChange: (people: Invitee[]) => void;
}

const keyOf = (invitee: Invitee): string =>
  invitee.kind === 'email' ? `email:${invitee.address.toLowerCase()}` : `${invitee.kind}:${invitee.id}`;

/** Who is invited: colleagues, contacts, and anybody with an e-mail address. */
export const PeopleField = ({ value, onChange }: PeopleFieldProps) => {
  const t = useTranslations('calendar');
  const common = useTranslations('common');
  const nameOf = useNameOf();
  const [typed, setTyped] = useState('');
  const options = useOptions(typed, value);
  const named = (invitee: Invitee): string =>
    invitee.kind === 'email' ? invitee.address : (nameOf(invitee.kind, invitee.id) ?? '…');
  const add = (key: string | null) => {
    const picked = options.find((option) => option.value === key)?.invitee;
    if (!picked) return;
    setTyped('');
    onChange([...value, picked]);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <Combobox
        clearLabel={common('clear')}
        emptyText={common('nothingFound')}
        // Another one each time somebody was added: what was typed is done with.
        key={value.length}
        label={t('fields.people')}
        onChange={add}
        onQuery={setTyped}
        options={options}
        placeholder={t('fields.peopleHint')}
        value={null}
      />
      {value.length > 0 && (
        <ul aria-label={t('fields.people')} className="flex flex-wrap gap-1">
          {value.map((invitee) => (
            <li
              className="flex min-h-7 max-w-full items-center gap-1 rounded-chip bg-sunken pl-1.5 text-secondary coarse:min-h-11"
              key={keyOf(invitee)}
            >
              <span className="truncate">{named(invitee)}</span>
              <button
                aria-label={t('uninvite', { name: named(invitee) })}
                className="flex size-6 shrink-0 items-center justify-center rounded-chip text-text-3 hover:bg-hover hover:text-text coarse:size-11"
                onClick={() => onChange(value.filter((each) => each !== invitee))}
                type="button"
              >
                <X aria-hidden size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const useOptions = (typed: string, chosen: readonly Invitee[]) => {
  const t = useTranslations('calendar.fields');
  const members = useMembers();
  const q = typed.trim();
  const contacts = useQuery({
    ...api.search.find.queryOptions({ input: { q, kind: 'contact', limit: 8 } }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });
  const taken = new Set(chosen.map(keyOf));
  const people = members.all
    .filter(({ leftAt, role, name }) => leftAt === null && role !== 'guest' && fold(name).includes(fold(q)))
    .map(({ id, name }) => ({
      value: `member:${id}`,
      label: name,
      icon: <Avatar color={presenceColor(id)} decorative name={name} size={20} />,
      invitee: { kind: 'member', id } as Invitee,
    }));
  const found = (q.length > 1 ? (contacts.data?.data ?? []) : []).map(({ id, title, place }) => ({
    value: `contact:${id}`,
    label: title,
    ...(place && { hint: place.name }),
    icon: <Avatar decorative name={title} size={20} />,
    invitee: { kind: 'contact', id: id as ContactId } as Invitee,
  }));
  const address = contactEmail.safeParse(q).data;
  const byMail = address
    ? [
        {
          value: `email:${address.toLowerCase()}`,
          label: address,
          hint: t('byMail'),
          icon: <AtSign aria-hidden size={16} />,
          invitee: { kind: 'email', address, name: '' } as Invitee,
        },
      ]
    : [];
  return [...people, ...found, ...byMail].filter(({ value }) => !taken.has(value));
};
