import { roles, type MemberId, type Role } from '@baton/schema/shared';
import type { Member } from '@baton/schema/workspaces';
import { Avatar, ConfirmDialog, IconButton, Menu, Select, StatusPill, type MenuEntry } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, RotateCcw, UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useMay, useSession } from '#shared/session/session.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { api } from './workspaces-api.ts';

export interface MemberRowProps {
  member: Member;
  all: readonly Member[];
  /** Null when this reader may not invite. */
  onInvite: (() => void) | null;
}

/** One member with role, manager and what can be done. */
export const MemberRow = ({ member, all, onInvite }: MemberRowProps) => {
  const t = useTranslations('workspaces.members');
  const may = useMay('manage-members');
  const { member: self } = useSession();
  const left = member.leftAt !== null;
  return (
    <li className="grid min-h-14 grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2 last:border-0 desk:grid-cols-[auto_minmax(0,1fr)_10rem_13rem_auto]">
      <Avatar decorative idle={left || member.placeholder} name={member.name} size={32} />
      <span className="min-w-0">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-semibold">{member.name}</span>
          {member.id === self && <span className="text-text-3">({t('you')})</span>}
          {member.placeholder && <StatusPill>{t('placeholder')}</StatusPill>}
          {member.role === 'guest' && <StatusPill tone="accent">{t('external')}</StatusPill>}
          {left && <StatusPill>{t('left')}</StatusPill>}
        </span>
        <span className="block truncate text-secondary text-text-3">{member.email ?? t('placeholderHint')}</span>
      </span>
      <span className="max-desk:col-start-2 max-desk:row-start-2">
        <RoleChoice editable={may && !left} member={member} />
      </span>
      <span className="max-desk:col-start-2 max-desk:row-start-3">
        <ManagerChoice all={all} editable={may && !left} member={member} />
      </span>
      <span className="max-desk:col-start-3 max-desk:row-start-1">
        <MemberMenu member={member} onInvite={onInvite} />
      </span>
    </li>
  );
};

const useReadAgain = () => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: api.members.key() });
};

const RoleChoice = ({ member, editable }: { member: Member; editable: boolean }) => {
  const t = useTranslations('workspaces.members');
  const words = useTranslations('common.roles');
  const readAgain = useReadAgain();
  const said = useSaid();
  const change = useMutation({
    mutationFn: (role: Role) => api.members.changeRole.call({ memberId: member.id, role }),
    onSettled: readAgain,
    onError: said.failed,
  });
  const choose = (role: Role) =>
    change.mutate(role, {
      onSuccess: () =>
        said.done(t('roleChanged', { name: member.name, role: words(role) }), () => change.mutate(member.role)),
    });
  if (!editable) return <span className="text-text-2">{words(member.role)}</span>;
  return (
    <Select<Role>
      hideLabel
      label={`${t('role')}, ${member.name}`}
      onChange={choose}
      options={roles.map((value) => ({ value, label: words(value) }))}
      quiet
      value={change.isPending ? change.variables : member.role}
    />
  );
};

const ManagerChoice = ({ member, all, editable }: { member: Member; all: readonly Member[]; editable: boolean }) => {
  const t = useTranslations('workspaces.members');
  const readAgain = useReadAgain();
  const said = useSaid();
  const nameOf = (id: MemberId | null) => all.find((other) => other.id === id)?.name ?? t('nobody');
  const change = useMutation({
    mutationFn: (reportsTo: MemberId | null) => api.members.setReportsTo.call({ memberId: member.id, reportsTo }),
    onSettled: readAgain,
    onError: said.failed,
  });
  if (!editable)
    return <span className="truncate text-text-2">{member.reportsTo ? nameOf(member.reportsTo) : ''}</span>;
  const options = [
    { value: '', label: t('nobody') },
    ...all
      .filter((other) => other.id !== member.id && other.leftAt === null && other.role !== 'guest')
      .map((other) => ({ value: other.id as string, label: other.name })),
  ];
  return (
    <Select
      hideLabel
      label={`${t('reportsTo')}, ${member.name}`}
      onChange={(value) => {
        const reportsTo = value === '' ? null : (value as MemberId);
        change.mutate(reportsTo, {
          onSuccess: () =>
            said.done(
              reportsTo
                ? t('reportsChanged', { name: member.name, manager: nameOf(reportsTo) })
                : t('reportsToNobody', { name: member.name }),
              () => change.mutate(member.reportsTo),
            ),
        });
      }}
      options={options}
      quiet
      value={member.reportsTo ?? ''}
    />
  );
};

const MemberMenu = ({ member, onInvite }: Omit<MemberRowProps, 'all'>) => {
  const t = useTranslations('workspaces.members');
  const common = useTranslations('common');
  const session = useSession();
  const may = useMay('manage-members');
  const readAgain = useReadAgain();
  const said = useSaid();
  const [asking, setAsking] = useState(false);
  const self = member.id === session.member;
  const reinstate = useMutation({
    mutationFn: () => api.members.reinstate.call({ memberId: member.id }),
    onSuccess: () => said.done(t('reinstated', { name: member.name })),
    onSettled: readAgain,
    onError: said.failed,
  });
  const remove = useMutation({
    mutationFn: () => api.members.remove.call({ memberId: member.id }),
    onSuccess: () => {
      if (self) globalThis.location.assign('/');
      else said.done(t('removed', { name: member.name }), () => reinstate.mutate());
    },
    onSettled: async () => {
      setAsking(false);
      await readAgain();
    },
    onError: said.failed,
  });
  const entries = memberEntries({
    member,
    mayInvite: onInvite !== null,
    mayRemove: may || self,
    mayReinstate: may,
    words: { invite: t('invite'), reinstate: t('reinstate'), remove: self ? t('leave') : t('remove') },
    invite: () => onInvite?.(),
    reinstate: () => reinstate.mutate(),
    remove: () => setAsking(true),
  });
  if (entries.length === 0) return <span className="block size-7" />;
  return (
    <>
      <Menu
        align="end"
        entries={entries}
        trigger={<IconButton icon={<Ellipsis size={16} />} label={t('more', { name: member.name })} tooltip={false} />}
      />
      <ConfirmDialog
        busy={remove.isPending}
        cancelLabel={common('cancel')}
        confirmLabel={self ? t('leave').replace('…', '') : common('remove')}
        danger
        onCancel={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
        open={asking}
        text={self ? t('leaveText') : t('removeText')}
        title={self ? t('leaveTitle', { workspace: session.workspace.name }) : t('removeTitle', { name: member.name })}
      />
    </>
  );
};

interface MemberActions {
  member: Member;
  mayInvite: boolean;
  mayRemove: boolean;
  mayReinstate: boolean;
  words: { invite: string; reinstate: string; remove: string };
  invite: () => void;
  reinstate: () => void;
  remove: () => void;
}

const icon = { 'aria-hidden': true, size: 16 } as const;

const memberEntries = ({ member, words, ...may }: MemberActions): MenuEntry[] => {
  if (member.leftAt !== null) {
    return may.mayReinstate
      ? [{ id: 'reinstate', label: words.reinstate, icon: <RotateCcw {...icon} />, onSelect: may.reinstate }]
      : [];
  }
  const entries: MenuEntry[] = [];
  if (may.mayInvite && member.placeholder) {
    entries.push({ id: 'invite', label: words.invite, icon: <UserPlus {...icon} />, onSelect: may.invite });
  }
  if (may.mayRemove) {
    entries.push({
      id: 'remove',
      label: words.remove,
      icon: <UserMinus {...icon} />,
      danger: true,
      onSelect: may.remove,
    });
  }
  return entries;
};
