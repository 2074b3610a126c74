import { proposalLanguages, templateKinds, type ProposalLanguage, type TemplateKind } from '@baton/schema/proposals';
import type { ProposalTemplateId, TeamId } from '@baton/schema/shared';
import { Select, TextField } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { languageName } from '#shared/i18n/spoken-languages.ts';
import { pickLanguage } from '#shared/i18n/words.ts';
import { AddForm } from '#shared/shell/add-dialog.tsx';

import { TeamField } from './team-field.tsx';
import { api, learnTemplate } from './templates-api.ts';

interface NewTemplateProps {
  /** Whose it is, where it is written at the home of a team. */
  team?: TeamId | null;
  onCreated: (id: ProposalTemplateId) => void;
}

/** What a template is called, what it is for, in which language it is written, and whose it is. */
export const NewTemplateForm = ({ team = null, onCreated }: NewTemplateProps) => {
  const t = useTranslations('proposals.templates');
  const locale = useLocale();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<TemplateKind>('whole');
  const [language, setLanguage] = useState<ProposalLanguage>(pickLanguage([locale]));
  const [teamId, setTeamId] = useState(team);
  const create = useMutation({
    mutationFn: () => api.proposalTemplates.create.call({ name, kind, language, teamId }),
    onSuccess: (made) => {
      learnTemplate(queries, made);
      onCreated(made.id);
    },
  });
  return (
    <AddForm label={t('add')} making={create}>
      <TextField label={t('name')} maxLength={120} onChange={setName} required value={name} />
      <KindField onChange={setKind} value={kind} />
      <Select
        label={t('language')}
        onChange={setLanguage}
        options={proposalLanguages.map((value) => ({ value, label: languageName(locale, value) }))}
        value={language}
      />
      <TeamField onChange={setTeamId} value={teamId} />
    </AddForm>
  );
};

interface KindFieldProps {
  value: TemplateKind;
  onChange: (kind: TemplateKind) => void;
  disabled?: boolean;
}

/** What proposals begin with, or what is put into one. */
export const KindField = ({ value, onChange, disabled = false }: KindFieldProps) => {
  const t = useTranslations('proposals.templates');
  return (
    <Select
      disabled={disabled}
      label={t('kind')}
      onChange={onChange}
      options={templateKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`), hint: t(`kindHints.${kind}`) }))}
      value={value}
    />
  );
};
