import { Button, EmptyState, InlineNotice, Skeleton, TextField } from '@baton/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';

import { EntranceFrame } from './entrance-frame.tsx';
import { entranceApi, signIn } from './sign-in-requests.ts';

export interface InvitationFormProps {
  token: string;
  signedIn: boolean;
  onJoined: () => void;
  renderSignIn: (words: string) => ReactNode;
}

/** Joins the workspace that a link invites to: with a new sign-in, or with the one the person has. */
export const InvitationForm = ({ token, signedIn, onJoined, renderSignIn }: InvitationFormProps) => {
  const t = useTranslations('signIn.invitation');
  const invitation = useQuery({
    ...entranceApi.entrance.readInvitation.queryOptions({ input: { token } }),
    retry: false,
  });
  if (invitation.isPending) {
    return (
      <EntranceFrame title="Baton">
        <Skeleton className="h-8 w-full" />
      </EntranceFrame>
    );
  }
  if (invitation.error) {
    return (
      <EntranceFrame title={t('invalid')}>
        <EmptyState kind="no-access" text={t('invalidText')} title={t('invalid')} />
      </EntranceFrame>
    );
  }
  const { workspaceName, invitedBy, email, signInFirst } = invitation.data;
  return (
    <EntranceFrame text={t('text', { inviter: invitedBy, email })} title={t('title', { workspace: workspaceName })}>
      {signInFirst && !signedIn ? (
        <p>{renderSignIn(t('signIn'))}</p>
      ) : (
        <JoinForm email={email} newPerson={!signInFirst} onJoined={onJoined} token={token} />
      )}
    </EntranceFrame>
  );
};

const JoinForm = ({
  token,
  email,
  newPerson,
  onJoined,
}: {
  token: string;
  email: string;
  newPerson: boolean;
  onJoined: () => void;
}) => {
  const t = useTranslations('signIn');
  const problemText = useProblemText();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const join = useMutation({
    mutationFn: async () => {
      await entranceApi.entrance.acceptInvitation.call(newPerson ? { token, name, password } : { token });
      if (newPerson) await signIn(email, password);
    },
    onSuccess: onJoined,
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        join.mutate();
      }}
    >
      {join.error && <InlineNotice tone="danger">{problemText(join.error)}</InlineNotice>}
      {newPerson && (
        <>
          <input
            autoComplete="username"
            className="sr-only"
            readOnly
            tabIndex={-1}
            type="email"
            value={email}
            aria-hidden
          />
          <TextField autoComplete="name" label={t('invitation.name')} onChange={setName} required value={name} />
          <TextField
            autoComplete="new-password"
            hint={t('reset.hint')}
            label={t('invitation.password')}
            minLength={10}
            onChange={setPassword}
            required
            type="password"
            value={password}
          />
        </>
      )}
      <Button busy={join.isPending} fullWidth size="md" submit variant="ink">
        {t('invitation.submit')}
      </Button>
    </form>
  );
};
