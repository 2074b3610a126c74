import { proposalLanguages, type ProposalLanguage, type ProposalSubject } from '@baton/schema/proposals';
import type { DealId, ProposalId } from '@baton/schema/shared';
import { Combobox, Dialog, Select, TextField } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { languageName } from '#shared/i18n/spoken-languages.ts';
import { pickLanguage } from '#shared/i18n/words.ts';
import { useTeams } from '#shared/people/use-teams.ts';
import { useSession } from '#shared/session/session.tsx';
import { AddForm } from '#shared/shell/add-dialog.tsx';

import { api, learnProposal, proposalQuery } from '../proposals-api.ts';
import { templateListQuery } from '../templates/templates-api.ts';
import { useByTeam } from '../templates/use-by-team.ts';

/** What a proposal is begun for, by a name to begin its title with. */
export interface NamedSubject {
  subject: ProposalSubject;
  name: string;
}

interface NewProposalProps {
  open: boolean;
  /** Known where it is begun on the page of a record; asked for elsewhere. */
  about?: NamedSubject | undefined;
  onClose: () => void;
  onCreated: (id: ProposalId) => void;
}

/** Begins a proposal from the usual template: for whom, what it is called, in which language. */
export const NewProposal = ({ open, onClose, ...form }: NewProposalProps) => {
  const t = useTranslations('proposals');
  const common = useTranslations('common');
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open={open} size="sm" title={t('new')}>
      <NewProposalForm {...form} />
    </Dialog>
  );
};

const NewProposalForm = ({ about, onCreated }: Pick<NewProposalProps, 'about' | 'onCreated'>) => {
  const t = useTranslations('proposals');
  const locale = useLocale();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<NamedSubject | null>(about ?? null);
  const [title, setTitle] = useState(about?.name ?? '');
  const [language, setLanguage] = useState<ProposalLanguage>(pickLanguage([locale]));
  const [template, setTemplate] = useState(usual);
  const [missing, setMissing] = useState(false);
  const create = useMutation({
    mutationFn: (subject: ProposalSubject) =>
      api.proposals.create.call({
        subject,
        title,
        language,
        ...(template === usual ? {} : { templateId: template }),
      }),
    onSuccess: (detail) => {
      queries.setQueryData(proposalQuery(detail.id).queryKey, detail);
      learnProposal(queries, detail);
      onCreated(detail.id);
    },
  });
  const begin = () => {
    setMissing(chosen === null);
    if (chosen !== null) create.mutate(chosen.subject);
  };
  return (
    <AddForm label={t('begin.create')} making={{ ...create, mutate: begin }}>
      {about === undefined && (
        <SubjectField
          error={missing && chosen === null ? t('begin.subjectMissing') : undefined}
          onPick={(next) => {
            if (title === '' || title === chosen?.name) setTitle(next?.name ?? '');
            setChosen(next);
          }}
          value={chosen}
        />
      )}
      <TextField label={t('frame.title')} maxLength={200} onChange={setTitle} required value={title} />
      <Select
        hint={t('begin.languageHint')}
        label={t('frame.language')}
        onChange={(next) => {
          setLanguage(next);
          setTemplate(usual);
        }}
        options={proposalLanguages.map((value) => ({ value, label: languageName(locale, value) }))}
        value={language}
      />
      <TemplateField language={language} onChange={setTemplate} subject={chosen?.subject ?? null} value={template} />
    </AddForm>
  );
};

const usual = 'usual';

interface TemplateFieldProps {
  language: ProposalLanguage;
  subject: ProposalSubject | null;
  value: string;
  onChange: (template: string) => void;
}

/** What it begins with, of one's own teams first; asked only where the workspace has templates of this language. */
const TemplateField = ({ language, subject, value, onChange }: TemplateFieldProps) => {
  const t = useTranslations('proposals.begin');
  const templates = useQuery(templateListQuery(false)).data?.data ?? [];
  const { byId: teams } = useTeams();
  const byTeam = useByTeam();
  const offered = templates.filter(({ kind, language: written }) => kind === 'whole' && written === language);
  const own = useCurrencyFor(subject);
  const chosen = offered.find(({ id }) => id === value);
  if (offered.length === 0) return null;
  const other = chosen && chosen.lines > 0 && own !== null && chosen.currency !== own;
  return (
    <Select
      hint={other ? t('otherCurrency', { currency: chosen.currency, own }) : undefined}
      label={t('template')}
      onChange={onChange}
      options={[
        { value: usual, label: t('usual') },
        ...byTeam(offered).flatMap(({ teamId, templates: ofTeam }) => {
          const hint = teamId === null ? undefined : teams.get(teamId)?.name;
          return ofTeam.map(({ id, name }) => ({
            value: id as string,
            label: name,
            ...(hint !== undefined && { hint }),
          }));
        }),
      ]}
      value={value}
    />
  );
};

/** What a proposal for this is priced in: as its deal, or the workspace; null while that is not known. */
const useCurrencyFor = (subject: ProposalSubject | null): string | null => {
  const { workspace } = useSession();
  const dealId = subject?.kind === 'deal' ? subject.id : null;
  const deal = useQuery({
    ...api.deals.get.queryOptions({ input: { dealId: dealId ?? ('' as DealId) }, meta: { facts: ['deal.'] } }),
    enabled: dealId !== null,
  }).data;
  return dealId === null ? workspace.baseCurrency : (deal?.currency ?? null);
};

interface SubjectFieldProps {
  value: NamedSubject | null;
  /** What it is asked for, where that is not what a proposal is begun for. */
  label?: string;
  error?: string | undefined;
  onPick: (subject: NamedSubject | null) => void;
}

/** An account or a deal, found by typing. */
export const SubjectField = ({ value, label, error, onPick }: SubjectFieldProps) => {
  const t = useTranslations('proposals.begin');
  const common = useTranslations('common');
  const [typed, setTyped] = useState('');
  const input = { q: typed.trim(), limit: 8 };
  const accounts = useQuery({ ...api.accounts.list.queryOptions({ input }), placeholderData: (before) => before });
  const deals = useQuery({ ...api.deals.list.queryOptions({ input }), placeholderData: (before) => before });
  const found = [
    ...(accounts.data?.data ?? []).map(({ id, name }) => ({ kind: 'account' as const, id, name })),
    ...(deals.data?.data ?? []).map(({ id, title }) => ({ kind: 'deal' as const, id, name: title })),
  ];
  const options = found.map(({ kind, id, name }) => ({ value: `${kind} ${id}`, label: name, hint: t(kind) }));
  const held = value && { value: `${value.subject.kind} ${value.subject.id}`, label: value.name };
  const pick = (key: string | null) => {
    const [kind, id] = (key ?? '').split(' ');
    const one = found.find((each) => each.kind === kind && each.id === id);
    if (!one) return onPick(null);
    const subject: ProposalSubject =
      one.kind === 'account' ? { kind: 'account', id: one.id } : { kind: 'deal', id: one.id };
    return onPick({ subject, name: one.name });
  };
  return (
    <Combobox
      clearLabel={common('clear')}
      emptyText={common('nothingFound')}
      error={error}
      focusFirst={label === undefined}
      label={label ?? t('subject')}
      onChange={pick}
      onQuery={setTyped}
      placeholder={t('subjectPlaceholder')}
      options={held && !options.some((option) => option.value === held.value) ? [held, ...options] : options}
      required={label === undefined}
      value={held?.value ?? null}
    />
  );
};
