import { Button, InlineNotice, TextField } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';

import { EntranceFrame } from './entrance-frame.tsx';
import { askForReset, resetPassword } from './sign-in-requests.ts';

type BackLink = (words: string) => ReactNode;

/** Asks for a link by mail. The answer is the same for known and unknown addresses. */
export const AskForReset = ({ renderBack }: { renderBack: BackLink }) => {
  const t = useTranslations('signIn');
  const problemText = useProblemText();
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => askForReset(email) });
  return (
    <EntranceFrame text={ask.isSuccess ? undefined : t('reset.text')} title={t('reset.title')}>
      {ask.isSuccess ? (
        <InlineNotice tone="success">
          <p>{t('reset.sent', { email })}</p>
          <p className="text-secondary text-text-2">{t('reset.sentText')}</p>
        </InlineNotice>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            ask.mutate();
          }}
        >
          {ask.error && <InlineNotice tone="danger">{problemText(ask.error)}</InlineNotice>}
          <TextField
            autoComplete="username"
            label={t('email')}
            onChange={setEmail}
            required
            type="email"
            value={email}
          />
          <Button busy={ask.isPending} fullWidth size="md" submit variant="ink">
            {t('reset.send')}
          </Button>
        </form>
      )}
      <p className="text-center">{renderBack(t('reset.back'))}</p>
    </EntranceFrame>
  );
};

/** Chooses the new password behind the link of the mail. */
export const ChooseNewPassword = ({ token, renderBack }: { token: string; renderBack: BackLink }) => {
  const t = useTranslations('signIn');
  const problemText = useProblemText();
  const [password, setPassword] = useState('');
  const change = useMutation({ mutationFn: () => resetPassword(token, password) });
  const spent = change.error instanceof Problem && change.error.status === 400;
  return (
    <EntranceFrame title={t('reset.newTitle')}>
      {change.isSuccess ? (
        <InlineNotice tone="success">{t('reset.changed')}</InlineNotice>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate();
          }}
        >
          {change.error && (
            <InlineNotice tone="danger">{spent ? t('reset.invalid') : problemText(change.error)}</InlineNotice>
          )}
          <TextField
            autoComplete="new-password"
            hint={t('reset.hint')}
            label={t('reset.newPassword')}
            minLength={10}
            onChange={setPassword}
            required
            type="password"
            value={password}
          />
          <Button busy={change.isPending} fullWidth size="md" submit variant="ink">
            {t('reset.change')}
          </Button>
        </form>
      )}
      <p className="text-center">{renderBack(t('reset.back'))}</p>
    </EntranceFrame>
  );
};
