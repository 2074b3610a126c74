import { proposalLanguages, setProposal, type ProposalDetail } from '@baton/schema/proposals';
import type { ContactId } from '@baton/schema/shared';
import { InlineEdit, Select } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import { DayField } from '#shared/fields/day-field.tsx';
import { languageName } from '#shared/i18n/spoken-languages.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, contactsAt, learnProposal } from '../proposals-api.ts';
import type { LiveProposal } from './use-live-proposal.ts';

interface ProposalFrameProps {
  detail: ProposalDetail;
  live: LiveProposal;
  doc: Y.Doc;
  editable: boolean;
}

const nobody = 'nobody';

/** What holds for the whole of a proposal: its title, whom it is for, until when, and in which language. */
export const ProposalFrame = ({ detail, live, doc, editable }: ProposalFrameProps) => {
  const t = useTranslations('proposals');
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3 border-b border-line bg-bg px-4 py-3 phone:px-6">
      <h2 className="text-section font-semibold" data-place="title" id={heading}>
        <InlineEdit
          label={t('frame.title')}
          onSave={(title) => setProposal(doc, { title })}
          placeholder={t('untitled')}
          readOnly={!editable}
          required
          value={live.title}
        />
      </h2>
      <FrameFields detail={detail} doc={doc} editable={editable} live={live} />
    </section>
  );
};

/** Whom it is for, until when, and in which language: on the page, and once more where it is sent. */
export const FrameFields = ({ detail, live, doc, editable }: ProposalFrameProps) => {
  const t = useTranslations('proposals');
  const locale = useLocale();
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-2 phone:grid-cols-3">
      <div className="max-phone:col-span-2" data-place="contact">
        <Contact detail={detail} editable={editable} />
      </div>
      <div data-place="expiry">
        <DayField
          disabled={!editable}
          label={t('frame.validUntil')}
          onChange={(validUntil) => setProposal(doc, { validUntil })}
          value={live.validUntil}
        />
      </div>
      <Select
        disabled={!editable}
        label={t('frame.language')}
        onChange={(language) => setProposal(doc, { language })}
        options={proposalLanguages.map((value) => ({ value, label: languageName(locale, value) }))}
        value={live.language}
      />
    </div>
  );
};

/** Whom it is sent to and who signs: one of the people at the account. */
const Contact = ({ detail, editable }: Pick<ProposalFrameProps, 'detail' | 'editable'>) => {
  const t = useTranslations('proposals');
  const queries = useQueryClient();
  const said = useSaid();
  const people = useQuery({ ...contactsAt(detail.accountId), enabled: editable });
  const { id: proposalId, contactId, contactName } = detail;
  const edit = useMutation({
    mutationFn: (next: ContactId | null) => api.proposals.edit.call({ proposalId, contactId: next }),
    onSuccess: (after) => learnProposal(queries, after),
    onError: said.failed,
  });
  const options = [
    { value: nobody, label: t('frame.noContact') },
    ...(people.data?.data ?? []).map(({ id, name }) => ({ value: id as string, label: name })),
  ];
  const known = contactId === null || options.some(({ value }) => value === contactId);
  return (
    <Select
      disabled={!editable}
      label={t('frame.contact')}
      onChange={(id) => edit.mutate(id === nobody ? null : (id as ContactId))}
      options={known ? options : [...options, { value: contactId, label: contactName ?? '—' }]}
      value={contactId ?? nobody}
    />
  );
};
