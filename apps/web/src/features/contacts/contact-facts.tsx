import { consentChannels, type Consent, type Contact } from '@baton/schema/contacts';
import { channels, lifeStatuses } from '@baton/schema/shared';
import { Button, Select, StatusPill, TextField } from '@baton/ui';
import { useState, type ReactNode } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { Fact, FactList } from '#shared/facts/fact.tsx';
import { ChoiceValue, PersonValue, TextValue } from '#shared/facts/value-inputs.tsx';
import { FieldValueInput } from '#shared/fields/field-value-input.tsx';
import { useFields } from '#shared/fields/use-fields.ts';
import { languageOptions } from '#shared/i18n/spoken-languages.ts';
import { AddressList, EmailList, PhoneList } from '#shared/reach/reach-lists.tsx';

import { useEditContact } from './use-edit-contacts.ts';

/** Everything that is known of a person, each fact edited where it stands. */
export const ContactFacts = ({ contact, places }: { contact: Contact; places?: ReactNode }) => {
  const t = useTranslations('contacts.facts');
  const words = useTranslations('contacts');
  const locale = useLocale();
  const edit = useEditContact(contact);
  const fields = useFields('contact');
  const readOnly = contact.home === 'bin' || !contact.mayEdit;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4 p-4">
      <FactList>
        <Fact field="name" label={t('name')}>
          <TextValue
            label={t('name')}
            onSave={(name) => name !== null && edit({ name })}
            readOnly={readOnly}
            required
            value={contact.name}
          />
        </Fact>
        <Fact field="title" label={t('jobTitle')}>
          <TextValue
            label={t('jobTitle')}
            onSave={(title) => edit({ title })}
            readOnly={readOnly}
            value={contact.title}
          />
        </Fact>
        <Fact field="status" label={t('status')}>
          <ChoiceValue
            label={t('status')}
            onSave={(status) => status !== null && edit({ status })}
            options={lifeStatuses.map((value) => ({ value, label: words(`status.${value}`) }))}
            readOnly={readOnly}
            value={contact.status}
          />
        </Fact>
        <Fact field="ownerId" label={t('owner')}>
          <PersonValue
            label={t('owner')}
            onSave={(ownerId) => edit({ ownerId })}
            readOnly={readOnly}
            value={contact.ownerId}
          />
        </Fact>
      </FactList>
      {places}
      <div className="border-t border-line pt-3">
        <FactList>
          <Fact field="emails" label={t('email')}>
            <EmailList items={contact.emails} onSave={(emails) => edit({ emails })} readOnly={readOnly} />
          </Fact>
          <Fact field="phones" label={t('phone')}>
            <PhoneList items={contact.phones} onSave={(phones) => edit({ phones })} readOnly={readOnly} />
          </Fact>
          <Fact field="addresses" label={t('address')}>
            <AddressList items={contact.addresses} onSave={(addresses) => edit({ addresses })} readOnly={readOnly} />
          </Fact>
          <Fact field="channel" label={t('channel')}>
            <ChoiceValue
              label={t('channel')}
              onSave={(channel) => edit({ channel })}
              optional
              options={channels.map((value) => ({ value, label: words(`channel.${value}`) }))}
              readOnly={readOnly}
              value={contact.channel}
            />
          </Fact>
          <Fact field="language" label={t('language')}>
            <ChoiceValue
              label={t('language')}
              onSave={(language) => edit({ language })}
              optional
              options={languageOptions(locale, contact.language)}
              readOnly={readOnly}
              value={contact.language}
            />
          </Fact>
          <Fact field="contactHours" label={t('contactHours')}>
            <TextValue
              label={t('contactHours')}
              onSave={(contactHours) => edit({ contactHours })}
              readOnly={readOnly}
              value={contact.contactHours}
            />
          </Fact>
          {fields.map((field) => (
            <Fact field={field.id} key={field.id} label={field.name}>
              <FieldValueInput
                field={field}
                onSave={(value) => edit({ custom: { [field.id]: value } })}
                readOnly={readOnly}
                value={contact.custom[field.id] ?? null}
              />
            </Fact>
          ))}
        </FactList>
      </div>
      <Consents consents={contact.consents} onSave={(consents) => edit({ consents })} readOnly={readOnly} />
    </section>
  );
};

/** By which ways a person agreed to be reached, since when, and how that is known. */
const Consents = ({
  consents,
  onSave,
  readOnly,
}: {
  consents: readonly Consent[];
  onSave: (consents: Consent[]) => void;
  readOnly: boolean;
}) => {
  const t = useTranslations('contacts');
  const format = useFormatter();
  const [asking, setAsking] = useState<Consent['channel'] | null>(null);
  const put = (consent: Consent) => {
    setAsking(null);
    onSave([...consents.filter(({ channel }) => channel !== consent.channel), consent]);
  };
  return (
    <section className="flex flex-col gap-1 border-t border-line pt-3">
      <h2 className="text-secondary font-semibold text-text-2">{t('consent.title')}</h2>
      <ul className="flex flex-col">
        {consentChannels.map((channel) => {
          const known = consents.find((each) => each.channel === channel);
          return (
            <li className="flex min-h-8 flex-wrap items-center gap-2" key={channel}>
              <span className="w-22 shrink-0 text-secondary text-text-3">{t(`channel.${channel}`)}</span>
              {known ? (
                <span className="flex min-w-0 items-center gap-2">
                  <StatusPill tone={known.given ? 'success' : 'danger'}>
                    {t(known.given ? 'consent.given' : 'consent.refused')}
                  </StatusPill>
                  <span className="min-w-0 truncate text-secondary text-text-3">
                    {format.dateTime(new Date(`${known.on}T12:00:00`), { dateStyle: 'medium' })}
                    {known.how && ` · ${known.how}`}
                  </span>
                </span>
              ) : (
                <span className="text-text-3">{t('consent.unknown')}</span>
              )}
              {!readOnly && asking !== channel && (
                <Button className="ml-auto" onClick={() => setAsking(channel)} variant="ghost">
                  {t('consent.change')}
                </Button>
              )}
              {asking === channel && <AskConsent channel={channel} onDone={put} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const AskConsent = ({ channel, onDone }: { channel: Consent['channel']; onDone: (consent: Consent) => void }) => {
  const t = useTranslations('contacts.consent');
  const common = useTranslations('common');
  const [given, setGiven] = useState<'yes' | 'no'>('yes');
  const [how, setHow] = useState('');
  return (
    <form
      className="flex w-full flex-col gap-2 rounded-control border border-line p-2"
      onSubmit={(event) => {
        event.preventDefault();
        const on = new Date().toISOString().slice(0, 10);
        onDone({ channel, given: given === 'yes', on, how: how.trim() });
      }}
    >
      <Select
        label={t('answer')}
        onChange={setGiven}
        options={[
          { value: 'yes', label: t('given') },
          { value: 'no', label: t('refused') },
        ]}
        value={given}
      />
      <TextField label={t('how')} maxLength={200} onChange={setHow} placeholder={t('howExample')} value={how} />
      <Button submit variant="ink">
        {common('save')}
      </Button>
    </form>
  );
};
