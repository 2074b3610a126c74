import type { ProposalDetail, TemplateKind } from '@baton/schema/proposals';
import type { TeamId } from '@baton/schema/shared';
import { Dialog, showToast, TextField } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { AddForm } from '#shared/shell/add-dialog.tsx';

import { TeamField } from './team-field.tsx';
import { api, learnTemplate } from './templates-api.ts';

/** What is kept: all of the text, or the blocks that a passage of it touches. */
export interface Kept {
  kind: TemplateKind;
  passage: { from: string; to: string } | null;
}

interface KeepTemplateProps {
  proposal: Pick<ProposalDetail, 'id' | 'title'>;
  kept: Kept;
  onClose: () => void;
}

/** Keeps what a proposal says under a name, to begin others with or to put into them. */
export const KeepTemplate = ({ proposal, kept, onClose }: KeepTemplateProps) => {
  const t = useTranslations('proposals.templates');
  const common = useTranslations('common');
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open size="sm" title={t(`keep.${kept.kind}`)}>
      <KeepForm kept={kept} onClose={onClose} proposal={proposal} />
    </Dialog>
  );
};

const KeepForm = ({ proposal, kept: { kind, passage }, onClose }: KeepTemplateProps) => {
  const t = useTranslations('proposals.templates');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(kind === 'whole' ? proposal.title : '');
  const [teamId, setTeamId] = useState<TeamId | null>(null);
  const keep = useMutation({
    mutationFn: () =>
      api.proposalTemplates.keep.call({ proposalId: proposal.id, name, kind, teamId, ...(passage ? { passage } : {}) }),
    onSuccess: (made) => {
      learnTemplate(queries, made);
      onClose();
      showToast({
        title: t('kept', { name: made.name }),
        tone: 'success',
        action: {
          label: t('open'),
          onSelect: () => void navigate({ to: '/settings/templates/$templateId', params: { templateId: made.id } }),
        },
      });
    },
  });
  return (
    <AddForm label={t('keepAs')} making={keep}>
      <p className="text-text-2">{t(`keepText.${kind}`)}</p>
      <TextField label={t('name')} maxLength={120} onChange={setName} required value={name} />
      <TeamField onChange={setTeamId} value={teamId} />
    </AddForm>
  );
};
