import { taxCategories, type TaxCategory } from '@baton/schema/pricing';
import type { TaxRate } from '@baton/schema/products';
import { EmptyState, IconButton, InlineEdit, Menu, Select, StatusPill, TextField } from '@baton/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Ellipsis, Percent } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { decimalInputText, typedPercent } from '#shared/i18n/typed-decimal.ts';
import { useMay } from '#shared/session/session.tsx';
import { AddDialog, AddForm } from '#shared/shell/add-dialog.tsx';
import { Loaded, PageColumn, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, taxRatesQuery, useReadAgain } from './products-api.ts';

/** The rates of tax that the workspace charges. */
export const TaxRateSettings = () => {
  const t = useTranslations('products.tax');
  const may = useMay('manage-products');
  const rates = useQuery(taxRatesQuery());
  const add = may && <AddDialog label={t('add')}>{(done) => <NewTaxRateForm onDone={done} />}</AddDialog>;
  return (
    <PageColumn actions={add} text={t('text')} title={t('title')}>
      <Loaded query={rates}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState
              icon={<Percent size={20} strokeWidth={1.5} />}
              kind="first"
              text={t('firstText')}
              title={t('firstTitle')}
            />
          ) : (
            <Panel>
              <ul>
                {data.map((rate) => (
                  <TaxRateRow editable={may} key={rate.id} rate={rate} />
                ))}
              </ul>
            </Panel>
          )
        }
      </Loaded>
    </PageColumn>
  );
};

type Change = Partial<Pick<TaxRate, 'name' | 'rate' | 'retired'>>;

const TaxRateRow = ({ rate, editable }: { rate: TaxRate; editable: boolean }) => {
  const t = useTranslations('products.tax');
  const format = useFormatter();
  const locale = useLocale();
  const readAgain = useReadAgain();
  const said = useSaid();
  const edit = useMutation({
    mutationFn: (change: Change) => api.priceBook.editTaxRate.call({ taxRateId: rate.id, ...change }),
    onSettled: readAgain,
    onError: said.failed,
  });
  const save = (change: Change, before: Change) =>
    edit.mutate(change, {
      onSuccess: () => said.done(t('changed', { name: rate.name }), () => edit.mutate(before)),
    });
  return (
    <li className="flex min-h-11 items-center gap-2 border-b border-line py-1 pr-2 pl-3 last:border-0">
      <div className="min-w-0 flex-1">
        <InlineEdit
          className="font-medium"
          label={t('name')}
          onSave={(name) => save({ name }, { name: rate.name })}
          readOnly={!editable}
          required
          value={rate.name}
        />
      </div>
      {rate.retired && <StatusPill>{t('retired')}</StatusPill>}
      <span className="shrink-0 text-secondary text-text-3 max-phone:hidden">{t(`categories.${rate.category}`)}</span>
      <div className="w-20 shrink-0">
        <InlineEdit
          className="text-right"
          display={format.number(Number(rate.rate) / 100, { style: 'percent', maximumFractionDigits: 4 })}
          inputMode="decimal"
          label={t('rateOf', { name: rate.name })}
          onSave={(text) => {
            const next = typedPercent(text);
            if (next === null) said.missed(t('invalid'));
            else if (next !== rate.rate) save({ rate: next }, { rate: rate.rate });
          }}
          readOnly={!editable || rate.category !== 'standard'}
          required
          value={decimalInputText(rate.rate, locale)}
        />
      </div>
      {editable && (
        <Menu
          align="end"
          entries={[
            {
              id: 'retire',
              label: t(rate.retired ? 'charge' : 'retire'),
              onSelect: () => save({ retired: !rate.retired }, { retired: rate.retired }),
            },
          ]}
          trigger={<IconButton icon={<Ellipsis size={16} />} label={t('more', { name: rate.name })} tooltip={false} />}
        />
      )}
    </li>
  );
};

const NewTaxRateForm = ({ onDone }: { onDone: () => void }) => {
  const t = useTranslations('products.tax');
  const readAgain = useReadAgain();
  const said = useSaid();
  const [name, setName] = useState('');
  const [category, setCategory] = useState<TaxCategory>('standard');
  const [text, setText] = useState('');
  const rate = category === 'standard' ? typedPercent(text) : '0';
  const add = useMutation({
    mutationFn: () => api.priceBook.addTaxRate.call({ name, category, rate: rate ?? '' }),
    onSuccess: async () => {
      said.done(t('added', { name }));
      await readAgain();
      onDone();
    },
  });
  return (
    <AddForm label={t('add')} making={add}>
      <TextField
        label={t('name')}
        maxLength={80}
        onChange={setName}
        placeholder={t('nameHint')}
        required
        value={name}
      />
      <Select
        label={t('category')}
        onChange={setCategory}
        options={taxCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
        value={category}
      />
      {category === 'standard' && (
        <TextField
          error={text.trim() !== '' && rate === null ? t('invalid') : undefined}
          inputMode="decimal"
          label={t('rate')}
          onChange={setText}
          required
          suffix="%"
          value={text}
        />
      )}
    </AddForm>
  );
};
