import type { Address, Email, Phone } from '@baton/schema/shared';
import { Button, IconButton, InlineEdit } from '@baton/ui';
import { Plus, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { phoneWords } from './phone-text.tsx';
import { readPhone } from './read-phone.ts';

interface ListProps<Item> {
  items: readonly Item[];
  onSave: (items: Item[]) => void;
  readOnly?: boolean;
}

/** Several of one thing, each edited where it stands; an emptied one goes, and there is always room for one more. */
const ReachList = <Item,>({
  items,
  onSave,
  readOnly = false,
  label,
  text,
  show,
  read,
  addLabel,
}: ListProps<Item> & {
  label: string;
  text: (item: Item) => string;
  show?: (item: Item) => ReactNode;
  /** What was typed as an item; null when it is none. */
  read: (typed: string, before: Item | null) => Item | null;
  addLabel: string;
}) => {
  const common = useTranslations('common');
  const [wrong, setWrong] = useState<string | null>(null);
  const put = (at: number | null, typed: string) => {
    const before = at === null ? null : (items[at] ?? null);
    if (typed === '') return at !== null && onSave(items.filter((_, place) => place !== at));
    const item = read(typed, before);
    setWrong(item === null ? typed : null);
    if (item === null) return;
    onSave(at === null ? [...items, item] : items.map((each, place) => (place === at ? item : each)));
  };
  return (
    <div className="flex min-w-0 flex-col">
      {items.map((item, at) => (
        <span className="group/reach flex min-w-0 items-center" key={text(item)}>
          <span className="min-w-0 flex-1">
            <InlineEdit
              label={label}
              onSave={(typed) => put(at, typed)}
              readOnly={readOnly}
              value={text(item)}
              {...(show && { display: show(item) })}
            />
          </span>
          {!readOnly && (
            <span className="hidden group-focus-within/reach:block group-hover/reach:block coarse:block">
              <IconButton icon={<X size={12} />} label={common('remove')} onClick={() => put(at, '')} tooltip={false} />
            </span>
          )}
        </span>
      ))}
      {readOnly && items.length === 0 && <span className="px-1.5 py-1 text-text-3">—</span>}
      {wrong !== null && (
        <p className="px-1.5 text-secondary text-danger" role="alert">
          {common('reach.wrong', { typed: wrong })}
        </p>
      )}
      {!readOnly && <AddLine label={addLabel} onAdd={(typed) => put(null, typed)} />}
    </div>
  );
};

/** A quiet line that becomes a field. */
const AddLine = ({ label, onAdd }: { label: string; onAdd: (typed: string) => void }) => (
  <InlineEdit
    className="text-text-3"
    display={
      <span className="inline-flex items-center gap-1">
        <Plus aria-hidden size={12} />
        {label}
      </span>
    }
    label={label}
    onSave={onAdd}
    value=""
  />
);

export const PhoneList = (props: ListProps<Phone>) => {
  const t = useTranslations('common.reach');
  const locale = useLocale();
  return (
    <ReachList
      {...props}
      addLabel={t('addPhone')}
      label={t('phone')}
      read={(typed, before) => {
        const number = readPhone(typed, locale);
        return number === null ? null : { label: before?.label ?? '', number };
      }}
      text={({ number }) => phoneWords(number)}
    />
  );
};

const looksLikeMail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export const EmailList = (props: ListProps<Email>) => {
  const t = useTranslations('common.reach');
  return (
    <ReachList
      {...props}
      addLabel={t('addEmail')}
      label={t('email')}
      read={(typed, before) =>
        looksLikeMail.test(typed) ? { label: before?.label ?? '', address: typed.toLowerCase() } : null
      }
      text={({ address }) => address}
    />
  );
};

/** An address in one line: street, postal code and city, country. */
const addressText = ({ street, postalCode, city, region, country }: Address): string =>
  [street, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ');

const noAddress: Address = { use: 'main', street: '', postalCode: '', city: '', region: '', country: '' };
const parts = ['street', 'postalCode', 'city', 'region', 'country'] as const;

export const AddressList = ({ items, onSave, readOnly = false }: ListProps<Address>) => {
  const t = useTranslations('common.reach');
  const common = useTranslations('common');
  const [open, setOpen] = useState<number | null>(null);
  const save = (at: number, part: Partial<Address>) => {
    const next = { ...(items[at] ?? noAddress), ...part };
    const empty = parts.every((each) => next[each] === '');
    if (empty && items[at] === undefined) return;
    const without = items.filter((_, place) => place !== at);
    onSave(empty ? without : items[at] ? items.map((each, place) => (place === at ? next : each)) : [...items, next]);
  };
  const editor = (at: number) => (
    <div className="flex flex-col rounded-control border border-line p-1.5">
      {parts.map((part) => (
        <label className="flex items-center gap-2 text-secondary" key={part}>
          <span className="w-20 shrink-0 text-text-3">{t(part)}</span>
          <span className="min-w-0 flex-1">
            <InlineEdit
              label={t(part)}
              onSave={(text) => save(at, { [part]: text })}
              placeholder="—"
              value={(items[at] ?? noAddress)[part]}
            />
          </span>
        </label>
      ))}
      <Button onClick={() => setOpen(null)} variant="ghost">
        {common('close')}
      </Button>
    </div>
  );
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {items.map((address, at) =>
        open === at ? (
          <div key={addressText(address)}>{editor(at)}</div>
        ) : (
          <button
            className="min-h-7 rounded-control px-1.5 py-1 text-left hover:bg-hover disabled:hover:bg-transparent"
            disabled={readOnly}
            key={addressText(address)}
            onClick={() => setOpen(at)}
            type="button"
          >
            {addressText(address)}
          </button>
        ),
      )}
      {open === items.length && editor(open)}
      {readOnly && items.length === 0 && <span className="px-1.5 py-1 text-text-3">—</span>}
      {!readOnly && open === null && (
        <button
          className="inline-flex min-h-7 items-center gap-1 rounded-control px-1.5 text-left text-text-3 hover:bg-hover"
          onClick={() => setOpen(items.length)}
          type="button"
        >
          <Plus aria-hidden size={12} />
          {t('addAddress')}
        </button>
      )}
    </div>
  );
};
