import { Button, Dialog, InlineNotice, TextField } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { signIn } from '#features/sign-in/sign-in-requests.ts';
import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useLive, useSocketState } from '#shared/live/live-context.tsx';
import { useSession } from '#shared/session/session.tsx';

/** When the sign-in has ended: asks for the password over the page, which keeps everything that was typed. */
export const SignInAgain = () => {
  const t = useTranslations('shell.signInAgain');
  const common = useTranslations('common');
  const state = useSocketState();
  const [put, setPut] = useState(false);
  return (
    <Dialog
      closeLabel={common('close')}
      description={t('text')}
      onClose={() => setPut(true)}
      open={state === 'signed-out' && !put}
      size="sm"
      title={t('title')}
    >
      <PasswordForm />
    </Dialog>
  );
};

const PasswordForm = () => {
  const t = useTranslations('signIn');
  const problemText = useProblemText();
  const { email } = useSession();
  const { registry } = useLive();
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const attempt = useMutation({
    mutationFn: () => signIn(email, password),
    onSuccess: () => {
      registry.socket.resume();
      void queries.invalidateQueries();
    },
  });
  const wrong = attempt.error instanceof Problem && [400, 401, 403].includes(attempt.error.status);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        attempt.mutate();
      }}
    >
      {attempt.error && <InlineNotice tone="danger">{wrong ? t('wrong') : problemText(attempt.error)}</InlineNotice>}
      <TextField autoComplete="username" label={t('email')} onChange={ignore} readOnly value={email} />
      <TextField
        autoComplete="current-password"
        label={t('password')}
        onChange={setPassword}
        required
        type="password"
        value={password}
      />
      <div className="flex justify-end">
        <Button busy={attempt.isPending} size="md" submit variant="ink">
          {t('submit')}
        </Button>
      </div>
    </form>
  );
};

const ignore = () => undefined;
