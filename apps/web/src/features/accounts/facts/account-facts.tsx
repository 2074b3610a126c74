import type { Account } from '@baton/schema/accounts';
import type { AccountId } from '@baton/schema/shared';
import { Combobox } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { Fact, FactList } from '#shared/facts/fact.tsx';
import { ChoiceValue, MoneyValue, NumberValue, PersonValue, TextValue } from '#shared/facts/value-inputs.tsx';
import { FieldValueInput } from '#shared/fields/field-value-input.tsx';
import { useFields } from '#shared/fields/use-fields.ts';
import { languageOptions } from '#shared/i18n/spoken-languages.ts';
import { AddressList, EmailList, PhoneList } from '#shared/reach/reach-lists.tsx';
import { useSession } from '#shared/session/session.tsx';

import { useAccountOptions } from '../account-words.tsx';
import { api } from '../accounts-api.ts';
import { useEditAccount, type AccountChange } from '../edit/use-edit-account.ts';

interface Part {
  account: Account;
  edit: (change: AccountChange) => void;
  readOnly: boolean;
}

/** Everything that is known of an account, each fact edited where it stands. */
export const AccountFacts = ({ account, people }: { account: Account; people?: ReactNode }) => {
  const t = useTranslations('accounts.facts');
  const edit = useEditAccount(account);
  const readOnly = account.home === 'bin' || !['write', 'manage'].includes(account.level);
  const part = { account, edit, readOnly };
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4 p-4">
      <Standing {...part} />
      {people}
      <Reach {...part} />
      <Company {...part} />
      <OwnFields {...part} />
    </section>
  );
};

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="flex flex-col gap-1 border-t border-line pt-3">
    <h2 className="text-secondary font-semibold text-text-2">{title}</h2>
    <FactList>{children}</FactList>
  </div>
);

const Standing = ({ account, edit, readOnly }: Part) => {
  const t = useTranslations('accounts.facts');
  const { kinds, statuses } = useAccountOptions();
  return (
    <FactList>
      <Fact field="name" label={t('name')}>
        <TextValue
          label={t('name')}
          onSave={(name) => name !== null && edit({ name })}
          readOnly={readOnly}
          required
          value={account.name}
        />
      </Fact>
      <Fact field="ownerId" label={t('owner')}>
        <PersonValue
          label={t('owner')}
          onSave={(ownerId) => edit({ ownerId })}
          readOnly={readOnly}
          value={account.ownerId}
        />
      </Fact>
      <Fact field="status" label={t('status')}>
        <ChoiceValue
          label={t('status')}
          onSave={(status) => status !== null && edit({ status })}
          options={statuses}
          readOnly={readOnly}
          value={account.status}
        />
      </Fact>
      <Fact field="kind" label={t('kind')}>
        <ChoiceValue
          label={t('kind')}
          onSave={(kind) => kind !== null && edit({ kind })}
          options={kinds}
          readOnly={readOnly}
          value={account.kind}
        />
      </Fact>
    </FactList>
  );
};

const Reach = ({ account, edit, readOnly }: Part) => {
  const t = useTranslations('accounts.facts');
  const locale = useLocale();
  const { channels } = useAccountOptions();
  return (
    <Group title={t('reach')}>
      <Fact field="website" label={t('website')}>
        <span className="flex min-w-0 items-center">
          <span className="min-w-0 flex-1">
            <TextValue
              label={t('website')}
              onSave={(website) => edit({ website })}
              readOnly={readOnly}
              value={account.website}
            />
          </span>
          {account.website !== null && <Visit website={account.website} />}
        </span>
      </Fact>
      <Fact field="emails" label={t('email')}>
        <EmailList items={account.emails} onSave={(emails) => edit({ emails })} readOnly={readOnly} />
      </Fact>
      <Fact field="phones" label={t('phone')}>
        <PhoneList items={account.phones} onSave={(phones) => edit({ phones })} readOnly={readOnly} />
      </Fact>
      <Fact field="addresses" label={t('address')}>
        <AddressList items={account.addresses} onSave={(addresses) => edit({ addresses })} readOnly={readOnly} />
      </Fact>
      <Fact field="channel" label={t('channel')}>
        <ChoiceValue
          label={t('channel')}
          onSave={(channel) => edit({ channel })}
          optional
          options={channels}
          readOnly={readOnly}
          value={account.channel}
        />
      </Fact>
      <Fact field="language" label={t('language')}>
        <ChoiceValue
          label={t('language')}
          onSave={(language) => edit({ language })}
          optional
          options={languageOptions(locale, account.language)}
          readOnly={readOnly}
          value={account.language}
        />
      </Fact>
      <Fact field="contactHours" label={t('contactHours')}>
        <TextValue
          label={t('contactHours')}
          onSave={(contactHours) => edit({ contactHours })}
          readOnly={readOnly}
          value={account.contactHours}
        />
      </Fact>
    </Group>
  );
};

/** Only what is a web address is a link: anything may have been typed or imported. */
const Visit = ({ website }: { website: string }) => {
  const t = useTranslations('accounts.facts');
  const address = /^https?:\/\//i.test(website) ? website : `https://${website}`;
  if (!URL.canParse(address)) return null;
  return (
    <a
      aria-label={t('visit')}
      className="flex size-6 shrink-0 items-center justify-center rounded-control text-text-3 hover:bg-hover hover:text-text"
      href={new URL(address).href}
      rel="noopener noreferrer"
      target="_blank"
    >
      <ExternalLink aria-hidden size={12} />
    </a>
  );
};

const Company = ({ account, edit, readOnly }: Part) => {
  const t = useTranslations('accounts.facts');
  const { workspace } = useSession();
  return (
    <Group title={t('company')}>
      <Fact field="sector" label={t('sector')}>
        <TextValue
          label={t('sector')}
          onSave={(sector) => edit({ sector })}
          readOnly={readOnly}
          value={account.sector}
        />
      </Fact>
      <Fact field="country" label={t('country')}>
        <TextValue
          label={t('country')}
          onSave={(country) => edit({ country })}
          readOnly={readOnly}
          value={account.country}
        />
      </Fact>
      <Fact field="employees" label={t('employees')}>
        <NumberValue
          fraction={0}
          label={t('employees')}
          onSave={(employees) => edit({ employees })}
          readOnly={readOnly}
          value={account.employees}
        />
      </Fact>
      <Fact field="revenue" label={t('revenue')}>
        <MoneyValue
          currency={workspace.baseCurrency}
          label={t('revenue')}
          onSave={(revenue) => edit({ revenue })}
          readOnly={readOnly}
          value={account.revenue}
        />
      </Fact>
      <Fact field="foundedIn" label={t('foundedIn')}>
        <NumberValue
          fraction={0}
          label={t('foundedIn')}
          onSave={(foundedIn) => edit({ foundedIn })}
          plain
          readOnly={readOnly}
          value={account.foundedIn}
        />
      </Fact>
      <Fact field="parentId" label={t('parent')}>
        <ParentFact account={account} edit={edit} readOnly={readOnly} />
      </Fact>
    </Group>
  );
};

/** The company above, found by name among all of them. */
const ParentFact = ({ account, edit, readOnly }: Part) => {
  const t = useTranslations('accounts.facts');
  const common = useTranslations('common');
  const [typed, setTyped] = useState('');
  const { parentId } = account;
  const found = useQuery({
    ...api.accounts.list.queryOptions({ input: { limit: 20, ...(typed && { q: typed }) } }),
    enabled: !readOnly,
    placeholderData: (old) => old,
  });
  const parent = useQuery({
    ...api.accounts.get.queryOptions({ input: { accountId: parentId ?? account.id } }),
    enabled: parentId !== null,
  });
  const known = parentId !== null && parent.data ? [{ value: parentId, label: parent.data.name }] : [];
  const others = (found.data?.data ?? [])
    .filter(({ id }) => id !== account.id && id !== parentId)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Combobox
      clearLabel={common('clear')}
      disabled={readOnly}
      emptyText={common('nothingFound')}
      hideLabel
      label={t('parent')}
      onChange={(id) => id !== parentId && edit({ parentId: id as AccountId | null })}
      onQuery={setTyped}
      options={[...known, ...others]}
      placeholder="—"
      value={parentId}
    />
  );
};

const OwnFields = ({ account, edit, readOnly }: Part) => {
  const t = useTranslations('accounts.facts');
  const fields = useFields('account');
  if (fields.length === 0) return null;
  return (
    <Group title={t('custom')}>
      {fields.map((field) => (
        <Fact field={field.id} key={field.id} label={field.name}>
          <FieldValueInput
            field={field}
            onSave={(value) => edit({ custom: { [field.id]: value } })}
            readOnly={readOnly}
            value={account.custom[field.id] ?? null}
          />
        </Fact>
      ))}
    </Group>
  );
};
