import { roles, type Role, type TeamId } from '@baton/schema/shared';
import type { Invitation, Member } from '@baton/schema/workspaces';
import { Button, Dialog, InlineNotice, MultiCombobox, Select, TeamBadge, TextField } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useSession } from '#shared/session/session.tsx';
import { PageSection, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { useTeamName } from './team-name.ts';
import { api, useMembers, useTeams } from './workspaces-api.ts';

const invitationsQuery = () => api.invitations.list.queryOptions({ input: { limit: 200 } });

/** Invitations that nobody has used yet; absent when there are none. */
export const OpenInvitations = () => {
  const t = useTranslations('workspaces.invitations');
  const open = useQuery(invitationsQuery());
  if (!open.data || open.data.data.length === 0) return null;
  return (
    <PageSection title={t('title')}>
      <Panel>
        <ul>
          {open.data.data.map((invitation) => (
            <InvitationRow invitation={invitation} key={invitation.id} />
          ))}
        </ul>
      </Panel>
    </PageSection>
  );
};

const InvitationRow = ({ invitation }: { invitation: Invitation }) => {
  const t = useTranslations('workspaces.invitations');
  const roleWords = useTranslations('common.roles');
  const format = useFormatter();
  const members = useMembers();
  const queries = useQueryClient();
  const said = useSaid();
  const revoke = useMutation({
    mutationFn: () => api.invitations.revoke.call({ invitationId: invitation.id }),
    onSuccess: () => said.done(t('revoked', { email: invitation.email })),
    onSettled: () => queries.invalidateQueries({ queryKey: api.invitations.key() }),
    onError: said.failed,
  });
  const inviter = members.data?.find(({ id }) => id === invitation.invitedBy)?.name ?? '';
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-3 border-b border-line px-4 py-2 last:border-0">
      <Mail aria-hidden className="shrink-0 text-text-3" size={16} strokeWidth={1.75} />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{invitation.email}</span>
        <span className="block truncate text-secondary text-text-3">
          {t('by', { name: inviter, date: format.dateTime(new Date(invitation.expiresAt), { dateStyle: 'medium' }) })}
        </span>
      </span>
      <span className="text-text-2">{roleWords(invitation.role)}</span>
      <Button busy={revoke.isPending} onClick={() => revoke.mutate()}>
        {t('revoke')}
      </Button>
    </li>
  );
};

/** Invites somebody new, or the person behind a placeholder. */
export const InviteDialog = ({ who, onClose }: { who: 'anybody' | Member | null; onClose: () => void }) => {
  const t = useTranslations('workspaces.invitations');
  const common = useTranslations('common');
  return (
    <Dialog
      closeLabel={common('close')}
      onClose={onClose}
      open={who !== null}
      size="sm"
      title={t('title2')}
      {...(who !== null && who !== 'anybody' ? { description: t('placeholderLine', { name: who.name }) } : {})}
    >
      {who !== null && <InviteForm onSent={onClose} placeholder={who === 'anybody' ? null : who} />}
    </Dialog>
  );
};

const InviteForm = ({ placeholder, onSent }: { placeholder: Member | null; onSent: () => void }) => {
  const t = useTranslations('workspaces.invitations');
  const common = useTranslations('common');
  const roleWords = useTranslations('common.roles');
  const problemText = useProblemText();
  const queries = useQueryClient();
  const said = useSaid();
  const teams = useTeams();
  const teamName = useTeamName();
  const { role: own } = useSession();
  const [email, setEmail] = useState(placeholder?.email ?? '');
  const [role, setRole] = useState<Role>(placeholder?.role ?? 'member');
  const [chosen, setChosen] = useState<TeamId[]>(placeholder?.teams ?? []);
  const send = useMutation({
    mutationFn: () =>
      api.invitations.create.call({
        email: email.trim(),
        role,
        teams: role === 'guest' ? [] : chosen,
        ...(placeholder ? { placeholder: placeholder.id } : {}),
      }),
    onSuccess: async () => {
      said.done(t('sent', { email }));
      await queries.invalidateQueries({ queryKey: api.invitations.key() });
      onSent();
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      {send.error && <InlineNotice tone="danger">{problemText(send.error)}</InlineNotice>}
      <TextField autoComplete="off" label={t('email')} onChange={setEmail} required type="email" value={email} />
      <Select<Role>
        hint={role === 'guest' ? t('guestHint') : undefined}
        label={t('role')}
        onChange={setRole}
        options={roles
          .filter((value) => value !== 'owner' || own === 'owner')
          .map((value) => ({ value, label: roleWords(value) }))}
        value={role}
      />
      {role !== 'guest' && (
        <MultiCombobox
          clearLabel={common('clear')}
          emptyText={t('noTeam')}
          label={t('teams')}
          onChange={(values) => setChosen(values as TeamId[])}
          options={(teams.data?.data ?? []).map((team) => ({
            value: team.id,
            label: teamName(team),
            icon: <TeamBadge decorative kind={team.kind} name={teamName(team)} />,
          }))}
          placeholder={t('teamsPlaceholder')}
          removeLabel={(team) => t('removeTeam', { team })}
          values={chosen}
        />
      )}
      <div className="flex justify-end">
        <Button busy={send.isPending} size="md" submit variant="ink">
          {t('send')}
        </Button>
      </div>
    </form>
  );
};
