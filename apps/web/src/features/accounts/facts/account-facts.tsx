import type { Account, AccountValues } from '@baton/schema/accounts';
import type { AccountId } from '@baton/schema/shared';
import { Combobox } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Fact } from '#shared/facts/fact.tsx';
import { ChoiceValue, MoneyValue, NumberValue, TextValue } from '#shared/facts/value-inputs.tsx';
import {
  FactGroup,
  OwnFieldFacts,
  ReachFacts,
  StandingFacts,
  TextFact,
  type FactsPart,
} from '#shared/records/record-facts.tsx';
import { useSession } from '#shared/session/session.tsx';

import { useAccountKinds } from '../account-words.tsx';
import { accountQuery, api } from '../accounts-api.ts';
import { useEditAccount } from '../edit/use-edit-accounts.ts';

type Part = FactsPart<Account, AccountValues>;

/** Everything that is known of an account, each fact edited where it stands. */
export const AccountFacts = ({ account, people }: { account: Account; people?: ReactNode }) => {
  const t = useTranslations('accounts.facts');
  const words = useTranslations('records.facts');
  const edit = useEditAccount(account);
  const kinds = useAccountKinds();
  const readOnly = account.home === 'bin' || !['write', 'manage'].includes(account.level);
  const part: Part = { record: account, edit, readOnly };
  return (
    <section aria-label={words('title')} className="flex flex-col gap-4 p-4">
      <StandingFacts {...part}>
        <Fact field="kind" label={t('kind')}>
          <ChoiceValue
            label={t('kind')}
            onSave={(kind) => kind !== null && edit({ kind })}
            options={kinds}
            readOnly={readOnly}
            value={account.kind}
          />
        </Fact>
      </StandingFacts>
      {people}
      <FactGroup title={words('reach')}>
        <Website {...part} />
        <ReachFacts {...part} />
      </FactGroup>
      <Company {...part} />
      <OwnFieldFacts {...part} subject="account" />
    </section>
  );
};

const Website = ({ record: { website }, edit, readOnly }: Part) => {
  const t = useTranslations('accounts.facts');
  return (
    <Fact field="website" label={t('website')}>
      <span className="flex min-w-0 items-center">
        <span className="min-w-0 flex-1">
          <TextValue
            label={t('website')}
            onSave={(text) => edit({ website: text })}
            readOnly={readOnly}
            value={website}
          />
        </span>
        {website !== null && <Visit website={website} />}
      </span>
    </Fact>
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

const Company = ({ record: account, edit, readOnly }: Part) => {
  const t = useTranslations('accounts.facts');
  const { workspace } = useSession();
  return (
    <FactGroup title={t('company')}>
      <TextFact
        field="sector"
        label={t('sector')}
        onSave={(sector) => edit({ sector })}
        readOnly={readOnly}
        value={account.sector}
      />
      <TextFact
        field="country"
        label={t('country')}
        onSave={(country) => edit({ country })}
        readOnly={readOnly}
        value={account.country}
      />
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
        <ParentFact record={account} edit={edit} readOnly={readOnly} />
      </Fact>
    </FactGroup>
  );
};

/** The company above, found by name among all of them. */
const ParentFact = ({ record: account, edit, readOnly }: Part) => {
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
    ...accountQuery(parentId ?? account.id),
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
