import { proposalPath, type ProposalDetail, type ProposalVersion } from '@baton/schema/proposals';
import type { ContactId } from '@baton/schema/shared';
import { Button, ConfirmDialog, TextField } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileText, Link2, Link2Off } from 'lucide-react';
import { useContext, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import { useSaid } from '#shared/shell/use-said.ts';

import { api, contactsAt, learnProposal } from '../proposals-api.ts';
import { StatePill } from '../state-pill.tsx';
import { OpenedVersion } from '../versions/opened-version.ts';
import { SentVersion } from '../versions/sent-version.tsx';
import { newLinkToken } from './link-token.ts';

/** What was sent of a proposal, the latest first, and the links that lead to it. Nothing where nothing was sent. */
export const VersionsPanel = ({ detail, doc }: { detail: ProposalDetail; doc: Y.Doc }) => {
  const t = useTranslations('proposals.versions');
  const { versions, accountId, contactId, contactName, changedSinceSent } = detail;
  const people = useQuery({ ...contactsAt(accountId), enabled: versions.length > 0 }).data?.data ?? [];
  const shown = useContext(OpenedVersion);
  const opened = versions.find(({ version }) => version === shown.version);
  const [latest] = versions;
  if (!latest) return null;
  const nameOf = (id: ContactId): string =>
    people.find((person) => person.id === id)?.name ?? (id === contactId ? contactName : null) ?? t('somebody');
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3 px-2">
      <h2 className="text-secondary font-semibold text-text-2">{t('title')}</h2>
      {changedSinceSent && detail.state !== 'accepted' && <p className="text-secondary text-warning">{t('changed')}</p>}
      <ol className="flex flex-col gap-3">
        {versions.map((version) => (
          <li className="flex flex-col gap-1 text-secondary" data-sent={version.version} key={version.version}>
            <Version name={nameOf(version.contactId)} onOpen={() => shown.open(version.version)} version={version} />
            {version === latest && detail.may.write && <Links detail={detail} name={nameOf(version.contactId)} />}
          </li>
        ))}
      </ol>
      {opened && (
        <SentVersion
          detail={detail}
          doc={doc}
          name={nameOf(opened.contactId)}
          onClose={() => shown.open(null)}
          version={opened}
        />
      )}
    </section>
  );
};

const Version = ({ version, name, onOpen }: { version: ProposalVersion; name: string; onOpen: () => void }) => {
  const t = useTranslations('proposals.versions');
  const format = useFormatter();
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' });
  const suggestions = useTranslations('proposals.customerSuggestions');
  const { answer, contentHash, links, invited } = version;
  return (
    <>
      <h3 className="flex flex-wrap items-center justify-between gap-x-2 font-semibold">
        {t('version', { version: version.version })}
        <StatePill state={version.state} />
      </h3>
      <p className="text-text-2">{t('sentTo', { day: day(version.sentAt), name })}</p>
      <p className="text-text-2">{t('links', { count: links })}</p>
      {invited && <p className="text-text-2">{suggestions('invited')}</p>}
      {answer?.kind === 'accepted' && <p>{t('signedBy', { name: answer.name, day: day(answer.at) })}</p>}
      {answer?.kind === 'declined' && (
        <>
          <p>{t('reason', { reason: t(`reasons.${answer.reason}`) })}</p>
          {answer.words !== '' && <p className="whitespace-pre-wrap">{answer.words}</p>}
        </>
      )}
      <p className="text-text-3" title={t('hashLabel', { hash: contentHash })}>
        {t('hash', { hash: contentHash.slice(0, 12) })}
      </p>
      <div>
        <Button
          aria-label={t('openVersion', { version: version.version })}
          icon={<FileText aria-hidden size={14} />}
          onClick={onOpen}
        >
          {t('open')}
        </Button>
      </div>
    </>
  );
};

/** Secrets are kept nowhere: whoever wants a link to copy makes another one. */
const Links = ({ detail: { id: proposalId, versions }, name }: { detail: ProposalDetail; name: string }) => {
  const t = useTranslations('proposals.versions');
  const common = useTranslations('common');
  const queries = useQueryClient();
  const said = useSaid();
  const [asking, setAsking] = useState(false);
  const [byHand, setByHand] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: async () => {
      const token = newLinkToken();
      const after = await api.proposalSending.makeLink.call({ proposalId, token });
      return { after, link: new URL(proposalPath(token), globalThis.location.origin).href };
    },
    onSuccess: async ({ after, link }) => {
      learnProposal(queries, after);
      const copied = await navigator.clipboard.writeText(link).then(
        () => true,
        () => false,
      );
      setByHand(copied ? null : link);
      if (copied) said.done(t('copied', { name }));
    },
    onError: said.failed,
  });
  const revoke = useMutation({
    mutationFn: () => api.proposalSending.revokeLinks.call({ proposalId }),
    onSuccess: (after) => {
      learnProposal(queries, after);
      setByHand(null);
      said.done(t('revoked'));
    },
    onError: said.failed,
    onSettled: () => setAsking(false),
  });
  return (
    <div className="flex flex-wrap gap-2 pt-1">
      <Button busy={make.isPending} icon={<Link2 aria-hidden size={14} />} onClick={() => make.mutate()}>
        {t('newLink')}
      </Button>
      {versions.some(({ links }) => links > 0) && (
        <Button icon={<Link2Off aria-hidden size={14} />} onClick={() => setAsking(true)}>
          {t('revoke')}
        </Button>
      )}
      {byHand !== null && <TextField label={t('notCopied')} onChange={() => {}} readOnly value={byHand} />}
      <ConfirmDialog
        busy={revoke.isPending}
        cancelLabel={common('cancel')}
        confirmLabel={t('revoke')}
        danger
        onCancel={() => setAsking(false)}
        onConfirm={() => revoke.mutate()}
        open={asking}
        text={t('revokeText')}
        title={t('revokeTitle')}
      />
    </div>
  );
};
