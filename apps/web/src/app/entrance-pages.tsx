import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { InvitationForm } from '#features/sign-in/invitation-form.tsx';
import { AskForReset, ChooseNewPassword } from '#features/sign-in/reset-form.tsx';
import { SetupForm } from '#features/sign-in/setup-form.tsx';
import { SignInForm } from '#features/sign-in/sign-in-form.tsx';
import { entranceApi, tokenInAddress } from '#features/sign-in/sign-in-requests.ts';

import { peopleApi } from './session/me.ts';

const linkLook = 'rounded-chip font-medium text-accent underline-offset-2 hover:underline';

/** Reads who is here anew and goes on. */
const useEnter = () => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (next: string) => {
    queries.clear();
    void navigate({ href: next, replace: true });
  };
};

const signInRoute = getRouteApi('/sign-in');

export const SignInPage = () => {
  const { next, expired } = signInRoute.useSearch();
  const enter = useEnter();
  const setup = useQuery({ ...entranceApi.entrance.readSetup.queryOptions(), retry: false });
  if (setup.data?.open) return <Navigate replace to="/setup" />;
  return (
    <SignInForm
      expired={expired ?? false}
      renderForgotten={(words) => (
        <Link className={linkLook} to="/reset">
          {words}
        </Link>
      )}
      onSignedIn={() => enter(next ?? '/')}
    />
  );
};

export const AskForResetPage = () => {
  const [token] = useState(tokenInAddress);
  return token ? <ChooseNewPassword renderBack={backLink} token={token} /> : <AskForReset renderBack={backLink} />;
};

const backLink = (words: string): ReactNode => (
  <Link className={linkLook} search={{}} to="/sign-in">
    {words}
  </Link>
);

export const SetupPage = () => {
  const enter = useEnter();
  const setup = useQuery({ ...entranceApi.entrance.readSetup.queryOptions(), retry: false });
  if (setup.data && !setup.data.open) return <Navigate replace search={{}} to="/sign-in" />;
  return <SetupForm onDone={() => enter('/')} />;
};

export const InvitationPage = () => {
  const t = useTranslations('common.notFound');
  const [token] = useState(tokenInAddress);
  const enter = useEnter();
  const me = useQuery({ ...peopleApi.people.whoAmI.queryOptions(), retry: false });
  if (!token) return <p className="p-8">{t('title')}</p>;
  return (
    <InvitationForm
      onJoined={() => enter('/')}
      signedIn={me.isSuccess}
      renderSignIn={(words) => (
        <Link className={linkLook} search={{ next: `/invitation#token=${token}` }} to="/sign-in">
          {words}
        </Link>
      )}
      token={token}
    />
  );
};
