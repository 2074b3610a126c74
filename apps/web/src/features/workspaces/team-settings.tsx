import type { Member, Team } from '@baton/schema/workspaces';
import {
  Avatar,
  Button,
  Combobox,
  Dialog,
  IconButton,
  InlineEdit,
  InlineNotice,
  TeamBadge,
  TextField,
} from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useMay } from '#shared/session/session.tsx';
import { Loaded, PageColumn, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { useTeamName } from './team-name.ts';
import { api, useMembers, useTeams } from './workspaces-api.ts';

/** Teams and who is in them. */
export const TeamSettings = () => {
  const t = useTranslations('workspaces.teams');
  const teams = useTeams();
  const members = useMembers();
  const may = useMay('manage-teams');
  const [creating, setCreating] = useState(false);
  return (
    <PageColumn
      actions={
        may && (
          <Button icon={<Plus aria-hidden size={16} />} onClick={() => setCreating(true)} size="md" variant="ink">
            {t('new')}
          </Button>
        )
      }
      text={t('text')}
      title={t('title')}
    >
      <Loaded query={teams}>
        {({ data }) => (
          <div className="flex flex-col gap-4">
            {data.map((team) => (
              <TeamPanel editable={may} key={team.id} members={members.data ?? []} team={team} />
            ))}
          </div>
        )}
      </Loaded>
      <NewTeam onClose={() => setCreating(false)} open={creating} />
    </PageColumn>
  );
};

const useReadAgain = () => {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: api.teams.key() });
    await queries.invalidateQueries({ queryKey: api.members.key() });
  };
};

const TeamPanel = ({ team, members, editable }: { team: Team; members: readonly Member[]; editable: boolean }) => {
  const t = useTranslations('workspaces.teams');
  const common = useTranslations('common');
  const name = useTeamName()(team);
  const readAgain = useReadAgain();
  const said = useSaid();
  const [adding, setAdding] = useState(false);
  const rename = useMutation({
    mutationFn: (wanted: string) => api.teams.rename.call({ teamId: team.id, name: wanted }),
    onSuccess: () => said.done(t('renamed')),
    onSettled: readAgain,
    onError: said.failed,
  });
  const put = useMutation({
    mutationFn: (member: Member) => api.teams.addMember.call({ teamId: team.id, memberId: member.id }),
    onSettled: readAgain,
    onError: said.failed,
  });
  const take = useMutation({
    mutationFn: (member: Member) => api.teams.removeMember.call({ teamId: team.id, memberId: member.id }),
    onSuccess: (_, member) => said.done(t('removed', { name: member.name, team: name }), () => put.mutate(member)),
    onSettled: readAgain,
    onError: said.failed,
  });
  const inTeam = members.filter(({ id }) => team.members.includes(id));
  const others = members.filter(
    ({ id, leftAt, role }) => !team.members.includes(id) && leftAt === null && role !== 'guest',
  );
  return (
    <Panel>
      <header className="flex min-h-12 items-center gap-2.5 px-4 py-1.5">
        <TeamBadge decorative kind={team.kind} name={name} />
        <div className="min-w-0 flex-1">
          <InlineEdit
            className="font-semibold"
            label={t('name')}
            onSave={(text) => rename.mutate(text)}
            readOnly={!editable}
            required
            value={name}
          />
        </div>
        <span className="text-secondary text-text-3">{t('members', { count: inTeam.length })}</span>
        {editable && (
          <IconButton
            icon={<Plus size={16} />}
            label={`${t('addMember')}, ${name}`}
            onClick={() => setAdding(!adding)}
            pressed={adding}
          />
        )}
      </header>
      {adding && (
        <div className="border-t border-line px-4 py-3">
          <Combobox
            clearLabel={common('clear')}
            emptyText={t('noMember')}
            focusFirst
            hideLabel
            label={`${t('addMember')}, ${name}`}
            onChange={(id) => {
              const member = others.find((other) => other.id === id);
              if (!member) return;
              put.mutate(member, { onSuccess: () => said.done(t('added', { name: member.name, team: name })) });
              setAdding(false);
            }}
            options={others.map((member) => ({
              value: member.id,
              label: member.name,
              icon: <Avatar decorative name={member.name} size={20} />,
            }))}
            placeholder={t('addMember')}
            value={null}
          />
        </div>
      )}
      {inTeam.length > 0 && (
        <ul className="flex flex-wrap gap-1.5 border-t border-line p-3">
          {inTeam.map((member) => (
            <li
              className="flex min-h-7 max-w-full items-center gap-1.5 rounded-full border border-line pl-1"
              key={member.id}
            >
              <Avatar decorative name={member.name} size={20} />
              <span className="truncate pr-1">{member.name}</span>
              {editable && (
                <button
                  aria-label={t('remove', { name: member.name, team: name })}
                  className="-ml-1 flex size-6 shrink-0 items-center justify-center rounded-full text-text-3 hover:bg-hover hover:text-text"
                  onClick={() => take.mutate(member)}
                  type="button"
                >
                  <X aria-hidden size={12} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};

const NewTeam = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const t = useTranslations('workspaces.teams');
  const common = useTranslations('common');
  const problemText = useProblemText();
  const readAgain = useReadAgain();
  const said = useSaid();
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => api.teams.create.call({ name }),
    onSuccess: async () => {
      said.done(t('created', { name }));
      setName('');
      await readAgain();
      onClose();
    },
  });
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open={open} size="sm" title={t('new')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        {create.error && <InlineNotice tone="danger">{problemText(create.error)}</InlineNotice>}
        <TextField label={t('name')} maxLength={80} onChange={setName} required value={name} />
        <div className="flex justify-end">
          <Button busy={create.isPending} size="md" submit variant="ink">
            {t('create')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
