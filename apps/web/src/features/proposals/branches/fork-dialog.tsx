import type { Proposal } from '@baton/schema/proposals';
import type { ProposalId } from '@baton/schema/shared';
import { Dialog, TextField } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { AddForm } from '#shared/shell/add-dialog.tsx';

import { api as proposalsApi } from '../proposals-api.ts';
import { api } from './branches-api.ts';

interface ForkDialogProps {
  proposal: Pick<Proposal, 'id'>;
  onClose: () => void;
  onForked: (id: ProposalId) => void;
}

/** Asks for a name, and makes an alternative of it. */
export const ForkDialog = ({ proposal: { id: proposalId }, onClose, onForked }: ForkDialogProps) => {
  const t = useTranslations('proposals.branches');
  const common = useTranslations('common');
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const fork = useMutation({
    mutationFn: () => api.proposalBranches.fork.call({ proposalId, name: name.trim() }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: api.proposalBranches.key() });
      void queries.invalidateQueries({ queryKey: proposalsApi.proposals.key() });
      onForked(id);
    },
  });
  const make = () => {
    setMissing(name.trim() === '');
    if (name.trim() !== '') fork.mutate();
  };
  return (
    <Dialog
      closeLabel={common('close')}
      description={t('forkText')}
      onClose={onClose}
      open
      size="sm"
      title={t('forkTitle')}
    >
      <AddForm label={t('create')} making={{ ...fork, mutate: make }}>
        <TextField
          error={missing ? t('nameMissing') : undefined}
          hint={t('nameHint')}
          label={t('name')}
          maxLength={80}
          onChange={setName}
          value={name}
        />
      </AddForm>
    </Dialog>
  );
};
