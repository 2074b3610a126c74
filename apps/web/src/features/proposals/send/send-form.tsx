import { sendWarning, type ProposalDetail, type SendCheck, type SendWarning } from '@baton/schema/proposals';
import { Button, Checkbox, InlineNotice, TextArea } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleX } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { refusalOf } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { languageName } from '#shared/i18n/spoken-languages.ts';
import type { OpenLiveDocument } from '#shared/live/live-context.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, learnProposal, proposalQuery } from '../proposals-api.ts';
import { FrameFields } from '../view/proposal-frame.tsx';
import { useCheckWords } from '../view/use-check-words.ts';
import { useLiveProposal } from '../view/use-live-proposal.ts';
import { useSendChecks } from '../view/use-send-checks.ts';
import { placeOfCheck } from './send-places.ts';

interface SendFormProps {
  detail: ProposalDetail;
  document: OpenLiveDocument;
  onDone: () => void;
  /** To what has to be set right on the page. */
  onGo: (to: HTMLElement | null) => void;
}

/** Whom a proposal goes to and with which words, what is missing, and what of it leaves the house. */
export const SendForm = ({ detail, document, onDone, onGo }: SendFormProps) => {
  const t = useTranslations('proposals.send');
  const form = useRef<HTMLFormElement>(null);
  const problemText = useProblemText();
  const { doc, save } = document.view;
  const live = useLiveProposal(doc);
  const checks = useSendChecks({ detail, live, doc });
  const [words, setWords] = useState('');
  const [invite, setInvite] = useState(false);
  const [known, setKnown] = useState<readonly SendCheck['reason'][]>([]);
  const send = useSending(detail, onDone);
  const blocking = checks.filter(({ blocks }) => blocks);
  const warnings = [...checks.filter(({ blocks }) => !blocks), ...useToldWarnings(send.error, checks)];
  const held = heldBack({
    save: save.kind,
    blocked: blocking.length > 0,
    unknown: warnings.some(({ reason }) => !known.includes(reason)),
  });
  const go = (check: SendCheck) => {
    const here = form.current && placeOfCheck(check, form.current);
    if (here) here.focus();
    else onGo(placeOfCheck(check, globalThis.document));
  };
  const submit = () => {
    if (held !== null || send.isPending) return;
    send.mutate({ words, invite, despite: warnings.map(({ reason }) => reason as SendWarning) });
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    // Enter, which ends a day that is typed, sends nothing.
    <form className="flex flex-col gap-4" onSubmit={(event) => event.preventDefault()} ref={form}>
      {send.error !== null && <InlineNotice tone="danger">{problemText(send.error)}</InlineNotice>}
      <div aria-label={t('frame')} className="flex flex-col gap-2" role="group">
        <FrameFields detail={detail} doc={doc} editable={save.kind !== 'cannot-save'} live={live} />
        <Destination detail={detail} language={live.language} />
      </div>
      <TextArea label={t('words')} maxLength={4_000} onChange={setWords} onKeyDown={key} rows={3} value={words} />
      <Invitation invite={invite} name={detail.contactName} onChange={setInvite} />
      {blocking.length > 0 && <Missing checks={blocking} onGo={go} />}
      {warnings.length > 0 && (
        <Warnings
          checks={warnings}
          known={known}
          onGo={go}
          onKnow={(reason, knows) =>
            setKnown((before) => (knows ? [...before, reason] : before.filter((each) => each !== reason)))
          }
        />
      )}
      <dl className="grid gap-3 rounded-card bg-sunken p-3 text-secondary phone:grid-cols-2">
        {(['leaves', 'stays'] as const).map((each) => (
          <div key={each}>
            <dt className="font-semibold">{t(each)}</dt>
            <dd className="text-text-2">{t(`${each}Text`)}</dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap items-center justify-end gap-3">
        {held !== null && (
          <output className={held === 'offline' ? 'text-secondary text-warning' : 'text-secondary text-text-2'}>
            {t(held)}
          </output>
        )}
        <Button busy={send.isPending} disabled={held !== null} onClick={submit} size="md" variant="ink">
          {t('now')}
        </Button>
      </div>
    </form>
  );
};

/** What the server warns of, one at a time, and this device does not see, such as a file that it has not read yet. */
const useToldWarnings = (error: unknown, own: readonly SendCheck[]): SendCheck[] => {
  const [told, setTold] = useState<readonly SendCheck[]>([]);
  const latest = useMemo(() => warningIn(error), [error]);
  if (latest !== null && !told.some(({ reason }) => reason === latest.reason)) setTold([...told, latest]);
  return told.filter(({ reason }) => !own.some((check) => check.reason === reason));
};

const warningIn = (error: unknown): SendCheck | null => {
  const refusal = refusalOf(error);
  const reason = sendWarning.safeParse(refusal?.detail?.['reason']);
  if (refusal?.refused !== 'not-ready-warning' || !reason.success) return null;
  const { count, names } = refusal.detail ?? {};
  return { reason: reason.data, blocks: false, count: Number(count), names: names ? String(names).split('\n') : [] };
};

interface SendState {
  save: OpenLiveDocument['view']['save']['kind'];
  blocked: boolean;
  unknown: boolean;
}

/** Why it cannot be sent just now, the one that people can do something about first. */
const heldBack = ({ save, blocked, unknown }: SendState) => {
  if (save === 'offline') return 'offline';
  if (save === 'cannot-save') return 'cannotSave';
  if (blocked) return 'blocked';
  if (unknown) return 'unknown';
  // What is sent is what the server holds: first it has to hold all of it.
  return save === 'saved' ? null : 'saving';
};

const useSending = ({ id: proposalId, contactName }: ProposalDetail, onDone: () => void) => {
  const t = useTranslations('proposals.send');
  const queries = useQueryClient();
  const said = useSaid();
  return useMutation({
    mutationFn: (letter: { words: string; invite: boolean; despite: SendWarning[] }) =>
      api.proposalSending.send.call({ proposalId, ...letter }),
    onSuccess: (after) => {
      learnProposal(queries, after);
      said.done(t('sent', { name: after.contactName ?? contactName ?? '' }));
      onDone();
    },
    // What the server knows and this device did not, such as an approval that was taken back, is looked at anew.
    onError: () => queries.invalidateQueries({ queryKey: proposalQuery(proposalId).queryKey }),
  });
};

const Destination = ({ detail, language }: { detail: ProposalDetail; language: string }) => {
  const t = useTranslations('proposals.send');
  const locale = useLocale();
  const [latest] = detail.versions;
  const name = detail.contactId === null ? null : (detail.contactName ?? '—');
  return (
    <div className="flex flex-col gap-1 text-secondary text-text-2">
      <p>{name === null ? t('goesToNobody') : t('goesTo', { name, language: languageName(locale, language) })}</p>
      {latest && <p>{t(detail.changedSinceSent ? 'replaces' : 'unchanged', { version: latest.version })}</p>}
    </div>
  );
};

interface InvitationProps {
  invite: boolean;
  name: string | null;
  onChange: (invite: boolean) => void;
}

const Invitation = ({ invite, name, onChange }: InvitationProps) => {
  const t = useTranslations('proposals.customerSuggestions');
  const talk = useTranslations('proposals.customerTalk');
  return (
    <div className="flex flex-col gap-1">
      <Checkbox checked={invite} label={t('invite', { name: name ?? talk('customer') })} onChange={onChange} />
      <p className="text-secondary text-text-2">{t('inviteHint')}</p>
    </div>
  );
};

interface ChecksProps {
  checks: readonly SendCheck[];
  onGo: (check: SendCheck) => void;
}

const Missing = ({ checks, onGo }: ChecksProps) => {
  const t = useTranslations('proposals.send');
  const words = useCheckWords();
  return (
    <section aria-label={t('checks')} className="flex flex-col gap-1">
      <h3 className="text-secondary font-semibold text-text-2">{t('checks')}</h3>
      <ul className="flex flex-col gap-1">
        {checks.map((check) => (
          <li className="flex items-center gap-2 text-danger" data-missing={check.reason} key={check.reason}>
            <CircleX aria-hidden className="shrink-0" size={14} strokeWidth={2} />
            <span className="min-w-0 flex-1">{words(check)}</span>
            <GoThere check={check} onGo={onGo} />
          </li>
        ))}
      </ul>
    </section>
  );
};

interface WarningsProps extends ChecksProps {
  known: readonly SendCheck['reason'][];
  onKnow: (reason: SendCheck['reason'], knows: boolean) => void;
}

/** Each is said to be known by itself, so that one that appears in between is not passed over. */
const Warnings = ({ checks, known, onGo, onKnow }: WarningsProps) => {
  const t = useTranslations('proposals.send');
  const words = useCheckWords();
  return (
    <section aria-label={t('warnings')} className="flex flex-col gap-1">
      <h3 className="text-secondary font-semibold text-text-2">{t('warnings')}</h3>
      <ul className="flex flex-col gap-1">
        {checks.map((check) => (
          <li className="flex items-center gap-2" data-missing={check.reason} key={check.reason}>
            <div className="min-w-0 flex-1">
              <Checkbox
                checked={known.includes(check.reason)}
                label={t('know', { what: words(check) })}
                onChange={(knows) => onKnow(check.reason, knows)}
              />
            </div>
            <GoThere check={check} onGo={onGo} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const GoThere = ({ check, onGo }: { check: SendCheck; onGo: (check: SendCheck) => void }) => {
  const t = useTranslations('proposals.send');
  const words = useCheckWords();
  return (
    <Button aria-label={t('goTo', { what: words(check) })} onClick={() => onGo(check)} variant="ghost">
      {t('go')}
    </Button>
  );
};
