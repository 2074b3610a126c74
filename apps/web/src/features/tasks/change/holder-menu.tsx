import type { MemberId, TeamId } from '@baton/schema/shared';
import type { TaskHolder } from '@baton/schema/tasks';
import { Avatar, Combobox, Popover, presenceColor, TeamBadge } from '@baton/ui';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { useTeams } from '#shared/people/use-teams.ts';
import { useSession } from '#shared/session/session.tsx';

export interface HolderMenuProps {
  onPick: (holder: TaskHolder) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger?: ReactElement;
  anchor?: Element | null;
}

/** People first, oneself before all, then teams; guests have no tasks. */
export const useHolderOptions = () => {
  const t = useTranslations('tasks');
  const { member: me } = useSession();
  const { all: members } = useMembers();
  const { all: teams } = useTeams();
  const people = members.filter(({ leftAt, role }) => leftAt === null && role !== 'guest');
  return [...people.filter(({ id }) => id === me), ...people.filter(({ id }) => id !== me)]
    .map(({ id, name }) => ({
      value: `member:${id}`,
      label: name,
      ...(id === me && { hint: t('me') }),
      icon: <Avatar color={presenceColor(id)} decorative name={name} size={20} />,
    }))
    .concat(
      teams.map(({ id, name, kind }) => ({
        value: `team:${id}`,
        label: name,
        hint: t('team'),
        icon: <TeamBadge decorative kind={kind} name={name} />,
      })),
    );
};

/** A person or a team, found by typing. */
export const HolderMenu = ({ onPick, open, onOpenChange, ...place }: HolderMenuProps) => {
  const t = useTranslations('tasks');
  const common = useTranslations('common');
  const options = useHolderOptions();
  return (
    <Popover label={t('give')} onOpenChange={onOpenChange} open={open} {...place}>
      <div className="w-64">
        <Combobox
          clearLabel={common('clear')}
          emptyText={common('nothingFound')}
          focusFirst
          label={t('give')}
          onChange={(value) => {
            if (value === null) return;
            const [kind, id] = value.split(':');
            onOpenChange(false);
            onPick(
              kind === 'team'
                ? { assigneeId: null, teamId: id as TeamId }
                : { assigneeId: id as MemberId, teamId: null },
            );
          }}
          options={options}
          value={null}
        />
      </div>
    </Popover>
  );
};
