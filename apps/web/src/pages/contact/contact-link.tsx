import type { AccountId, ContactId } from '@baton/schema/shared';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A name that leads to the contact's page. */
export const renderContact = (contactId: ContactId, content: ReactNode) => (
  <Link className="min-w-0 hover:underline" params={{ contactId }} to="/contacts/$contactId">
    {content}
  </Link>
);

/** A name that leads to the account's page. */
export const renderAccount = (accountId: AccountId, content: ReactNode) => (
  <Link className="min-w-0 hover:underline" params={{ accountId }} to="/accounts/$accountId">
    {content}
  </Link>
);
