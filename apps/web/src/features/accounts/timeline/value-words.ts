import type { AccountField, AccountKind } from '@baton/schema/accounts';
import type { FieldValue } from '@baton/schema/fields';
import type { Channel, LifeStatus, MemberId, Money } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import { useMoneyWords } from '#shared/facts/value-inputs.tsx';
import { useFieldWords } from '#shared/fields/field-value-input.tsx';
import { useFields } from '#shared/fields/use-fields.ts';
import { useMembers } from '#shared/people/use-members.ts';

/** Facts name fields as the interface does. */
export const labelOf = {
  name: 'name',
  kind: 'kind',
  status: 'status',
  ownerId: 'owner',
  sector: 'sector',
  country: 'country',
  website: 'website',
  addresses: 'address',
  phones: 'phone',
  emails: 'email',
  employees: 'employees',
  foundedIn: 'foundedIn',
  revenue: 'revenue',
  parentId: 'parent',
  channel: 'channel',
  language: 'language',
  contactHours: 'contactHours',
} as const satisfies Record<AccountField, string>;

/** A value of a field in words; empty for none. */
export const useValueWords = () => {
  const t = useTranslations('accounts');
  const money = useMoneyWords();
  const custom = useFieldWords();
  const fields = useFields('account');
  const { byId } = useMembers();
  const byField: Partial<Record<AccountField, (value: never) => string>> = {
    ownerId: (id: MemberId) => byId.get(id)?.name ?? '—',
    parentId: () => '…',
    kind: (kind: AccountKind) => t(`kind.${kind}`),
    status: (status: LifeStatus) => t(`status.${status}`),
    channel: (channel: Channel) => t(`channel.${channel}`),
    revenue: (amount: Money) => money(amount),
  };
  return (field: string, value: unknown, fieldId?: string): string => {
    if (value === null || value === undefined) return '';
    if (field === 'custom') {
      const of = fields.find(({ id }) => id === fieldId);
      return of ? custom(of, value as FieldValue) : '';
    }
    const words = byField[field as AccountField];
    if (words) return words(value as never);
    if (Array.isArray(value)) return value.map((one: object) => firstText(one)).join(', ');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
};

/** The part of an address, a phone or an e-mail that tells which it is. */
const firstText = (of: object): string => {
  const { number, address, street, city } = of as Record<string, string | undefined>;
  return number ?? address ?? [street, city].filter(Boolean).join(', ');
};
