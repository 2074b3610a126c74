import type { FieldSubject, FieldValues } from '@baton/schema/fields';
import type { Address, Channel, Email, LifeStatus, MemberId, Phone } from '@baton/schema/shared';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { Fact, FactList } from '../facts/fact.tsx';
import { ChoiceValue, PersonValue, TextValue } from '../facts/value-inputs.tsx';
import { FieldValueInput } from '../fields/field-value-input.tsx';
import { useFields } from '../fields/use-fields.ts';
import { languageOptions } from '../i18n/spoken-languages.ts';
import { AddressList, EmailList, PhoneList } from '../reach/reach-lists.tsx';
import { useRecordOptions } from './life-words.tsx';
import type { RecordChange } from './use-edit-record.ts';

/** What every record says of where it stands and how it is reached. */
export interface RecordFacts {
  name: string;
  ownerId: MemberId | null;
  status: LifeStatus;
  emails: Email[];
  phones: Phone[];
  addresses: Address[];
  channel: Channel | null;
  language: string | null;
  contactHours: string | null;
}

/** A part of the facts of a record: who it is, how it is changed, and whether it may be. */
export interface FactsPart<One, Values = RecordFacts> {
  record: One;
  edit: (change: RecordChange<Values>) => void;
  readOnly: boolean;
}

/** Text, or nothing, under one of the fields of a record. */
export const TextFact = ({
  field,
  label,
  value,
  onSave,
  readOnly,
}: {
  field: string;
  label: string;
  value: string | null;
  onSave: (value: string | null) => void;
  readOnly: boolean;
}) => (
  <Fact field={field} label={label}>
    <TextValue label={label} onSave={onSave} readOnly={readOnly} value={value} />
  </Fact>
);

/** Its name, who owns it and how far the relation has come; a kind adds its own below. */
export const StandingFacts = ({
  record,
  edit,
  readOnly,
  children,
}: FactsPart<Pick<RecordFacts, 'name' | 'ownerId' | 'status'>> & { children?: ReactNode }) => {
  const t = useTranslations('records.facts');
  const { statuses } = useRecordOptions();
  return (
    <FactList>
      <Fact field="name" label={t('name')}>
        <TextValue
          label={t('name')}
          onSave={(name) => name !== null && edit({ name })}
          readOnly={readOnly}
          required
          value={record.name}
        />
      </Fact>
      <Fact field="ownerId" label={t('owner')}>
        <PersonValue
          label={t('owner')}
          onSave={(ownerId) => edit({ ownerId })}
          readOnly={readOnly}
          value={record.ownerId}
        />
      </Fact>
      <Fact field="status" label={t('status')}>
        <ChoiceValue
          label={t('status')}
          onSave={(status) => status !== null && edit({ status })}
          options={statuses}
          readOnly={readOnly}
          value={record.status}
        />
      </Fact>
      {children}
    </FactList>
  );
};

/** Facts under a heading. */
export const FactGroup = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="flex flex-col gap-1 border-t border-line pt-3">
    <h2 className="text-secondary font-semibold text-text-2">{title}</h2>
    <FactList>{children}</FactList>
  </div>
);

/** How it is reached, by which way it prefers, in which language and when. */
export const ReachFacts = ({ record, edit, readOnly }: FactsPart<Omit<RecordFacts, 'name' | 'ownerId' | 'status'>>) => {
  const t = useTranslations('records.facts');
  const locale = useLocale();
  const { channels } = useRecordOptions();
  return (
    <>
      <Fact field="emails" label={t('email')}>
        <EmailList items={record.emails} onSave={(emails) => edit({ emails })} readOnly={readOnly} />
      </Fact>
      <Fact field="phones" label={t('phone')}>
        <PhoneList items={record.phones} onSave={(phones) => edit({ phones })} readOnly={readOnly} />
      </Fact>
      <Fact field="addresses" label={t('address')}>
        <AddressList items={record.addresses} onSave={(addresses) => edit({ addresses })} readOnly={readOnly} />
      </Fact>
      <Fact field="channel" label={t('channel')}>
        <ChoiceValue
          label={t('channel')}
          onSave={(channel) => edit({ channel })}
          optional
          options={channels}
          readOnly={readOnly}
          value={record.channel}
        />
      </Fact>
      <Fact field="language" label={t('language')}>
        <ChoiceValue
          label={t('language')}
          onSave={(language) => edit({ language })}
          optional
          options={languageOptions(locale, record.language)}
          readOnly={readOnly}
          value={record.language}
        />
      </Fact>
      <TextFact
        field="contactHours"
        label={t('contactHours')}
        onSave={(contactHours) => edit({ contactHours })}
        readOnly={readOnly}
        value={record.contactHours}
      />
    </>
  );
};

/** The fields that the workspace has added; nothing where there are none. */
export const OwnFieldFacts = ({
  subject,
  record,
  edit,
  readOnly,
}: FactsPart<{ custom: FieldValues }, object> & { subject: FieldSubject }) => {
  const t = useTranslations('records.facts');
  const fields = useFields(subject);
  if (fields.length === 0) return null;
  return (
    <FactGroup title={t('custom')}>
      {fields.map((field) => (
        <Fact field={field.id} key={field.id} label={field.name}>
          <FieldValueInput
            field={field}
            onSave={(value) => edit({ custom: { [field.id]: value } })}
            readOnly={readOnly}
            value={record.custom[field.id] ?? null}
          />
        </Fact>
      ))}
    </FactGroup>
  );
};
