import type { Contact, ContactValues } from '@baton/schema/contacts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import {
  FactGroup,
  OwnFieldFacts,
  ReachFacts,
  StandingFacts,
  TextFact,
  type FactsPart,
} from '#shared/records/record-facts.tsx';

import { useEditContact } from '../edit/use-edit-contacts.ts';
import { Consents } from './consents.tsx';

/** Everything that is known of a person, each fact edited where it stands. */
export const ContactFacts = ({ contact, places }: { contact: Contact; places?: ReactNode }) => {
  const t = useTranslations('contacts.facts');
  const words = useTranslations('records.facts');
  const edit = useEditContact(contact);
  const readOnly = contact.home === 'bin' || !contact.mayEdit;
  const part: FactsPart<Contact, ContactValues> = { record: contact, edit, readOnly };
  return (
    <section aria-label={words('title')} className="flex flex-col gap-4 p-4">
      <StandingFacts {...part}>
        <TextFact
          field="title"
          label={t('jobTitle')}
          onSave={(title) => edit({ title })}
          readOnly={readOnly}
          value={contact.title}
        />
      </StandingFacts>
      {places}
      <FactGroup title={words('reach')}>
        <ReachFacts {...part} />
      </FactGroup>
      <OwnFieldFacts {...part} subject="contact" />
      <Consents consents={contact.consents} onSave={(consents) => edit({ consents })} readOnly={readOnly} />
    </section>
  );
};
