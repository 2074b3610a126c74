import type { Handoff } from '@baton/schema/handoffs';
import { Banner, Button, IconButton, Menu } from '@baton/ui';
import { Link } from '@tanstack/react-router';
import { MoreHorizontal, Send, Trash2, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useCommands } from '#shared/commands/commands.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';

import { AnswerButtons } from '../answer/answer-buttons.tsx';
import { useSend, useWithdraw } from '../answer/use-answer.ts';
import { whenSaved } from '../answer/when-saved.ts';
import { BriefCriteria } from '../brief/brief-criteria.tsx';
import { BriefItems } from '../brief/brief-items.tsx';
import { Completeness } from '../brief/completeness.tsx';
import { MissingList } from '../brief/missing-list.tsx';
import { UnsavedBrief } from '../brief/unsaved-brief.tsx';
import { useLiveBrief, type LiveBrief } from '../brief/use-live-brief.ts';
import type { BriefTextPlace } from '../brief/written-text.ts';
import type { OpenedHandoff } from '../handoffs-api.ts';
import { RouteName, useRouteWords } from '../route-name.tsx';
import { HandoffStepper } from './handoff-stepper.tsx';
import { useMemberName } from './use-member-name.ts';
import { WhyReturned } from './why-returned.tsx';

export interface HandoffViewProps {
  opened: OpenedHandoff;
  /** An editor for one item of the brief. */
  renderText: (place: BriefTextPlace) => ReactNode;
  /** What is said about it. */
  children: ReactNode;
  /** It is no longer anything to look at here. */
  onGone: () => void;
}

/** A handoff: where it stands, what is missing, its live brief, and what can be done with it. */
export const HandoffView = ({ opened, renderText, children, onGone }: HandoffViewProps) => {
  const { handoff, brief } = opened;
  const live = useLiveBrief(opened);
  const { document, view } = live;
  const open = handoff.may.write;
  return (
    <div className="flex min-h-full flex-col">
      <Head handoff={handoff} onGone={onGone} view={view} />
      {document && <UnsavedBrief document={document} items={brief.items} />}
      <Frozen handoff={handoff} />
      <div className="flex flex-1 flex-col gap-5 px-4 py-4">
        <WhyReturned brief={brief} handoff={handoff} />
        {open && <MissingList missing={view.missing} />}
        <BriefItems document={document} handoff={handoff} items={view.items} open={open} renderText={renderText} />
        <BriefCriteria criteria={view.criteria} document={document} handoff={handoff} open={open} />
        {children}
      </div>
      <Actions handoff={handoff} live={live} />
    </div>
  );
};

const Head = ({ handoff, view, onGone }: { handoff: Handoff; view: LiveBrief['view']; onGone: () => void }) => (
  <header className="flex flex-col gap-2 border-b border-line px-4 py-3">
    <div className="flex min-w-0 items-center gap-2">
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-section font-semibold">
          <SubjectLink handoff={handoff} />
        </h2>
        <RouteName {...handoff} />
      </div>
      <More handoff={handoff} onGone={onGone} />
    </div>
    <div className="flex flex-wrap items-center justify-between gap-2">
      <HandoffStepper handoff={handoff} />
      <Completeness there={view.there} wanted={view.wanted} />
    </div>
  </header>
);

const SubjectLink = ({ handoff: { subject, accountId, accountName } }: { handoff: Handoff }) => {
  const name = subject.name ?? accountName ?? '—';
  const look = 'hover:underline';
  return subject.kind === 'deal' ? (
    <Link className={look} params={{ dealId: subject.id }} to="/deals/$dealId">
      {name}
    </Link>
  ) : (
    <Link className={look} params={{ accountId }} to="/accounts/$accountId">
      {name}
    </Link>
  );
};

const More = ({ handoff, onGone }: { handoff: Handoff; onGone: () => void }) => {
  const t = useTranslations('handoffs');
  const problemText = useProblemText();
  const withdraw = useWithdraw(handoff, onGone);
  if (!handoff.may.withdraw) return null;
  const draft = handoff.state === 'draft';
  return (
    <>
      {withdraw.error !== null && <span className="text-secondary text-danger">{problemText(withdraw.error)}</span>}
      <Menu
        align="end"
        entries={[
          {
            id: 'withdraw',
            label: t(draft ? 'answer.discard' : 'answer.withdraw'),
            icon: draft ? <Trash2 aria-hidden size={16} /> : <Undo2 aria-hidden size={16} />,
            danger: true,
            onSelect: () => withdraw.mutate(undefined),
          },
        ]}
        trigger={<IconButton icon={<MoreHorizontal size={16} />} label={t('more')} />}
      />
    </>
  );
};

/** Why nobody writes in it any more. */
const Frozen = ({ handoff: { state, accepted, passes } }: { handoff: Handoff }) => {
  const t = useTranslations('handoffs.brief');
  const format = useFormatter();
  const memberName = useMemberName();
  if (state === 'withdrawn') return <Banner tone="neutral">{t('closedByWithdrawal')}</Banner>;
  if (accepted === null) return null;
  const when = format.dateTime(new Date(accepted.at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Banner tone="success">
      {t('frozen', { name: memberName(accepted.by), when })}
      {passes !== 'nothing' && ` ${t('owner', { name: memberName(accepted.ownerId) })}`}
    </Banner>
  );
};

/** What can be done now, always in sight. */
const Actions = ({ handoff, live }: { handoff: Handoff; live: LiveBrief }) => {
  const { may } = handoff;
  if (!may.send && !may.accept && !may.return && !may.ask) return null;
  return (
    <footer className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-t border-line bg-surface px-4 py-2.5">
      {may.send && <SendButton handoff={handoff} live={live} />}
      <AnswerButtons handoff={handoff} keyed />
    </footer>
  );
};

const SendButton = ({ handoff, live: { document, view } }: { handoff: Handoff; live: LiveBrief }) => {
  const t = useTranslations('handoffs.send');
  const problemText = useProblemText();
  const { to } = useRouteWords()(handoff);
  const [asked, setAsked] = useState(false);
  const send = useSend(handoff, () => whenSaved(document));
  const offline = document?.view.save.kind === 'offline';
  const whole = view.missing.length === 0;
  const run = () => {
    setAsked(true);
    send.mutate(!whole);
  };
  const label = t(whole ? 'send' : 'incomplete', { to, count: view.missing.length });
  useCommands([{ id: 'handoff.send', label, group: 'page', keys: 'Mod+Enter', keywords: ['Send handoff'], run }]);
  return (
    <>
      <Button
        busy={send.isPending}
        disabled={offline}
        icon={<Send aria-hidden size={14} />}
        onClick={run}
        size="md"
        variant={whole ? 'ink' : 'default'}
      >
        {label}
      </Button>
      <span className="min-w-0 flex-1 text-secondary text-text-3">
        {offline ? t('offline') : asked && send.error !== null ? problemText(send.error) : t('next', { to })}
      </span>
    </>
  );
};
