import type { Account } from '@baton/schema/accounts';
import type { CalendarEvent } from '@baton/schema/calendar';
import type { AccountId, ContactId, HandoffId } from '@baton/schema/shared';
import { todayHere } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';

import { accountQuery } from '#features/accounts/accounts-api.ts';
import { useMoveAccounts } from '#features/accounts/edit/use-edit-accounts.ts';
import { AccountFacts } from '#features/accounts/facts/account-facts.tsx';
import { AccountEvents } from '#features/calendar/account-events.tsx';
import { ContactsAt } from '#features/contacts/contacts-at.tsx';
import { ContactPeek } from '#features/contacts/list/contact-peek.tsx';
import { DealsAtAccount } from '#features/deals/at-account/deals-at-account.tsx';
import { AccountFiles } from '#features/files/account-files.tsx';
import { HandoffBadge } from '#features/handoffs/at-record/handoff-badge.tsx';
import { HandoffCards } from '#features/handoffs/at-record/handoff-cards.tsx';
import { HandOffButton } from '#features/handoffs/begin/hand-off-button.tsx';
import { useHandOff } from '#features/handoffs/begin/use-hand-off.tsx';
import { Waiting } from '#features/mentions/waiting.tsx';
import { AccountPromises } from '#features/promises/account-promises.tsx';
import { PromiseCount } from '#features/promises/promise-count.tsx';
import { ProposalsAt } from '#features/proposals/at-record/proposals-at.tsx';
import { RecordTasks } from '#features/tasks/list/record-tasks.tsx';
import { FieldPresenceScope } from '#shared/facts/field-presence.tsx';
import { RecordColumns } from '#shared/records/record-columns.tsx';
import { RecordActions, RecordAway, RecordPage, RecordTitle } from '#shared/records/record-page.tsx';
import { RecordPeople } from '#shared/records/record-people.tsx';
import type { RecordMove } from '#shared/records/use-move-records.ts';
import { PageBar } from '#shared/shell/page-bar.tsx';
import { useUndoKey } from '#shared/undo/undo.ts';

import { renderAccount, renderContact } from '../contact/contact-link.tsx';
import { HandoffSheet } from '../handoff/handoff-sheet.tsx';
import { renderProposal } from '../proposal/proposal-link.tsx';
import { AccountNote } from './account-note.tsx';
import { AccountRail, useAccountTalk } from './account-rail.tsx';
import { AccountTabs } from './account-tabs.tsx';
import { AccountTogether, TogetherDigest } from './account-together.tsx';

const route = getRouteApi('/app/accounts/$accountId');

/** The account page: facts, live note and timeline of one company, for every department at once. */
export const AccountPage = () => {
  const accountId = route.useParams().accountId as AccountId;
  return (
    <RecordPage query={useQuery(accountQuery(accountId))} section="accounts">
      {(account) => <OpenAccount account={account} key={accountId} />}
    </RecordPage>
  );
};

const OpenAccount = ({ account }: { account: Account }) => {
  const { mergedIntoId } = account;
  const navigate = useNavigate();
  const move = useMoveAccounts();
  const { handoff, showHandoff } = useShownHandoff();
  const handOff = useHandOff(showHandoff);
  useUndoKey();
  if (mergedIntoId !== null) return <Navigate params={{ accountId: mergedIntoId }} replace to="/accounts/$accountId" />;
  const page = `account:${account.id}`;
  const mayWrite = account.level === 'write' || account.level === 'manage';
  const go = async (way: RecordMove) => {
    if ((await move(way, [account])) && way === 'bin') void navigate({ to: '/accounts' });
  };
  return (
    <FieldPresenceScope page={page}>
      <div className="relative flex h-full min-h-0 flex-col">
        <PageBar
          actions={
            <>
              {mayWrite && account.home === 'listed' && (
                <HandOffButton handOff={handOff} subject={{ kind: 'account', id: account.id }} />
              )}
              <RecordActions
                mayBin={account.level === 'manage'}
                mayWrite={mayWrite}
                onMove={(way) => void go(way)}
                record={account}
              />
            </>
          }
          name={account.name}
          presence={<RecordPeople where={page} />}
          title={<Title account={account} onHandoff={showHandoff} />}
        />
        <AccountTabs accountId={account.id} />
        <RecordAway onRestore={mayWrite ? () => void go('restore') : undefined} record={account} section="accounts" />
        <Tab account={account} onHandoff={showHandoff} />
        <HandoffSheet id={handoff} onClose={() => showHandoff(undefined)} />
      </div>
    </FieldPresenceScope>
  );
};

/** The handoff that is open beside the page, as the address says. */
const useShownHandoff = () => {
  const navigate = useNavigate({ from: '/accounts/$accountId' });
  const { handoff } = route.useSearch();
  const showHandoff = useCallback(
    (id: HandoffId | undefined) => void navigate({ search: (before) => ({ ...before, handoff: id }), replace: true }),
    [navigate],
  );
  return { handoff: handoff as HandoffId | undefined, showHandoff };
};

interface WithHandoffs {
  account: Account;
  onHandoff: (id: HandoffId) => void;
}

/** The day that the calendar opens with. */
const dayOf = ({ repeat, startsAt }: CalendarEvent): string | undefined =>
  repeat === null ? todayHere(new Date(startsAt)) : undefined;

const Tab = ({ account, onHandoff }: WithHandoffs) => {
  const { tab, contact, thread } = route.useSearch();
  const navigate = useNavigate({ from: '/accounts/$accountId' });
  const peek = useCallback(
    (id: ContactId | null) => void navigate({ search: (old) => ({ ...old, contact: id ?? undefined }), replace: true }),
    [navigate],
  );
  const mayWrite = account.level === 'write' || account.level === 'manage';
  const talk = useAccountTalk(account.id, thread);
  const showNote = (note: string, mention?: string) =>
    void navigate({ search: (before) => ({ ...before, note, mention }) });
  if (tab === 'together') return <AccountTogether account={account} />;
  if (tab === 'deals') {
    return (
      <div className="calm-scroll min-h-0 flex-1" data-follow="page">
        <div className="mx-auto w-full max-w-220 px-4 py-6 phone:px-8">
          <DealsAtAccount
            accountId={account.id}
            renderLink={(dealId, content) => (
              <Link className="block -outline-offset-2 hover:bg-hover" params={{ dealId }} to="/deals/$dealId">
                {content}
              </Link>
            )}
          />
        </div>
      </div>
    );
  }
  if (tab === 'proposals') {
    return (
      <div className="calm-scroll min-h-0 flex-1" data-follow="page">
        <div className="mx-auto w-full max-w-220 px-4 py-6 phone:px-8">
          <ProposalsAt
            about={{ subject: { kind: 'account', id: account.id }, name: account.name }}
            mayWrite={mayWrite}
            onOpen={(proposalId) => void navigate({ to: '/proposals/$proposalId', params: { proposalId } })}
            renderLink={renderProposal}
          />
        </div>
      </div>
    );
  }
  if (tab === 'files') {
    return (
      <div className="calm-scroll min-h-0 flex-1" data-follow="page">
        <AccountFiles accountId={account.id} />
      </div>
    );
  }
  if (tab === 'handoffs') {
    return (
      <div className="calm-scroll min-h-0 flex-1" data-follow="page">
        <div className="mx-auto w-full max-w-140">
          <HandoffCards of={{ accountId: account.id }} onOpen={onHandoff} />
        </div>
      </div>
    );
  }
  return (
    <div className="min-h-0 flex-1">
      <RecordColumns
        facts={
          <AccountFacts
            account={account}
            people={<ContactsAt accountId={account.id} onPeek={peek} renderLink={renderContact} />}
          />
        }
        note={<AccountNote accountId={account.id} mayWrite={mayWrite} talk={talk.note} />}
        rail={
          <AccountRail mayWrite={mayWrite} onNote={showNote} talk={talk}>
            <TogetherDigest account={account} />
            <div className="max-wide:hidden">
              <HandoffCards of={{ accountId: account.id }} onOpen={onHandoff} />
            </div>
            <Waiting
              accountId={account.id}
              onOpen={({ id, place, placeId }) => {
                if (place === 'note') return showNote(placeId, id);
                if (place === 'brief') return onHandoff(placeId as HandoffId);
                talk.note.onPress(placeId);
              }}
            />
            <AccountEvents
              accountId={account.id}
              renderLink={(event, content) => (
                <Link
                  className="block rounded-control hover:bg-hover"
                  search={{ event: event.id, on: dayOf(event) }}
                  to="/calendar"
                >
                  {content}
                </Link>
              )}
            />
            <RecordTasks
              filter={{ accountId: account.id }}
              mayAdd={mayWrite}
              onOpen={(task) => void navigate({ to: '/tasks', search: { peek: task } })}
              subject={{ kind: 'account', id: account.id }}
            />
            <AccountPromises
              accountId={account.id}
              maySettle={mayWrite}
              onOpen={({ noteId, proposalId }) => {
                if (noteId !== null) showNote(noteId);
                else if (proposalId !== null) void navigate({ to: '/proposals/$proposalId', params: { proposalId } });
              }}
            />
          </AccountRail>
        }
      />
      {contact !== undefined && (
        <ContactPeek
          id={contact as ContactId}
          onClose={() => peek(null)}
          onOpen={(contactId) => void navigate({ to: '/contacts/$contactId', params: { contactId } })}
          renderAccount={renderAccount}
        />
      )}
    </div>
  );
};

/** Where the account stands and who owns the customer now. */
const Title = ({ account, onHandoff }: WithHandoffs) => {
  const t = useTranslations('accounts');
  return (
    <RecordTitle
      list={
        <Link className="font-normal text-text-3 hover:text-text max-phone:sr-only" to="/accounts">
          {t('title')}
        </Link>
      }
      more={
        <>
          <HandoffBadge accountId={account.id} onOpen={onHandoff} />
          <PromiseCount accountId={account.id} />
        </>
      }
      record={account}
    />
  );
};
