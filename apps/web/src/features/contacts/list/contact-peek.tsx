import type { AccountId, ContactId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { RecordPeek } from '#shared/records/record-peek.tsx';

import { contactQuery } from '../contacts-api.ts';
import { ContactFacts } from '../facts/contact-facts.tsx';
import { PlacesOf } from '../facts/places-of.tsx';

export interface ContactPeekProps {
  id: ContactId;
  onClose: () => void;
  onOpen: (id: ContactId) => void;
  renderAccount: (id: AccountId, content: ReactNode) => ReactNode;
}

/** A person beside a list or an account. */
export const ContactPeek = ({ id, onClose, onOpen, renderAccount }: ContactPeekProps) => (
  <RecordPeek
    onClose={onClose}
    onOpen={() => onOpen(id)}
    page={`contact:${id}`}
    query={useQuery(contactQuery(id))}
    section="contacts"
  >
    {(contact) => (
      <ContactFacts contact={contact} places={<PlacesOf contact={contact} renderAccount={renderAccount} />} />
    )}
  </RecordPeek>
);
