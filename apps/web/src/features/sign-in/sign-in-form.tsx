import { Button, InlineNotice, TextField } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';

import { EntranceFrame } from './entrance-frame.tsx';
import { signIn } from './sign-in-requests.ts';

export interface SignInFormProps {
  /** True when the person was signed in before and the sign-in ended. */
  expired: boolean;
  onSignedIn: () => void;
  renderForgotten: (words: string) => ReactNode;
}

/** E-mail and password; paste and password managers work. */
export const SignInForm = ({ expired, onSignedIn, renderForgotten }: SignInFormProps) => {
  const t = useTranslations('signIn');
  const problemText = useProblemText();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const attempt = useMutation({ mutationFn: () => signIn(email, password), onSuccess: onSignedIn });
  const wrong = attempt.error instanceof Problem && [400, 401, 403].includes(attempt.error.status);
  return (
    <EntranceFrame title={t('title')}>
      {expired && !attempt.error && <InlineNotice tone="warning">{t('expired')}</InlineNotice>}
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate();
        }}
      >
        {attempt.error && <InlineNotice tone="danger">{wrong ? t('wrong') : problemText(attempt.error)}</InlineNotice>}
        <TextField
          autoComplete="username"
          label={t('email')}
          name="email"
          onChange={setEmail}
          required
          type="email"
          value={email}
        />
        <TextField
          autoComplete="current-password"
          label={t('password')}
          name="password"
          onChange={setPassword}
          required
          type="password"
          value={password}
        />
        <Button busy={attempt.isPending} fullWidth size="md" submit variant="ink">
          {t('submit')}
        </Button>
        <p className="text-center">{renderForgotten(t('forgotten'))}</p>
      </form>
    </EntranceFrame>
  );
};
