import { products, type Product } from '@baton/schema/products';
import {
  Checkbox,
  EmptyState,
  IconButton,
  InlineEdit,
  Menu,
  MoneyField,
  StatusPill,
  TextField,
  matchScore,
  minorDigits,
  moneyInputText,
  parseMoney,
  SearchField,
} from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, Package } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { apiOf } from '#shared/api/client.ts';
import { useMay, useSession } from '#shared/session/session.tsx';
import { AddDialog, AddForm } from '#shared/shell/add-dialog.tsx';
import { Loaded, PageColumn, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

const api = apiOf({ products });

/** The price list; names and prices are edited in place. */
export const ProductSettings = () => {
  const t = useTranslations('products');
  const common = useTranslations('common');
  const may = useMay('manage-products');
  const list = useQuery(api.products.list.queryOptions({ input: { limit: 200 } }));
  const [filter, setFilter] = useState('');
  const [showRetired, setShowRetired] = useState(false);
  const add = may && <AddDialog label={t('add')}>{(done) => <NewProductForm onDone={done} />}</AddDialog>;
  return (
    <PageColumn actions={add} text={t('text')} title={t('title')}>
      <Loaded query={list}>
        {({ data }) => {
          if (data.length === 0) {
            return (
              <EmptyState
                icon={<Package size={20} strokeWidth={1.5} />}
                kind="first"
                text={t('firstText')}
                title={t('firstTitle')}
              />
            );
          }
          const shown = data.filter(
            (product) =>
              (showRetired || !product.retired) &&
              Math.max(matchScore(filter, product.name), matchScore(filter, product.series ?? '')) > 0,
          );
          return (
            <div className="flex flex-col gap-3">
              <div className="flex flex-wrap items-center gap-4">
                {data.length > 8 && (
                  <div className="w-72 max-w-full">
                    <SearchField clearLabel={common('clear')} label={t('filter')} onChange={setFilter} value={filter} />
                  </div>
                )}
                {data.some(({ retired }) => retired) && (
                  <Checkbox checked={showRetired} label={t('showRetired')} onChange={setShowRetired} />
                )}
              </div>
              {shown.length === 0 ? (
                <EmptyState kind="no-result" title={t('noMatch')} />
              ) : (
                <Panel>
                  <ul>
                    {shown.map((product) => (
                      <ProductRow editable={may} key={product.id} product={product} />
                    ))}
                  </ul>
                </Panel>
              )}
            </div>
          );
        }}
      </Loaded>
    </PageColumn>
  );
};

const useReadAgain = () => {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: api.products.key() });
};

type Change = Partial<Pick<Product, 'name' | 'price' | 'retired'>>;

const ProductRow = ({ product, editable }: { product: Product; editable: boolean }) => {
  const t = useTranslations('products');
  const format = useFormatter();
  const locale = useLocale();
  const readAgain = useReadAgain();
  const said = useSaid();
  const edit = useMutation({
    mutationFn: (change: Change) => api.products.edit.call({ productId: product.id, ...change }),
    onSettled: readAgain,
    onError: said.failed,
  });
  const save = (change: Change, before: Change) =>
    edit.mutate(change, {
      onSuccess: () => said.done(t('changed', { name: product.name }), () => edit.mutate(before)),
    });
  const { amount, currency } = product.price;
  const savePrice = (text: string) => {
    const next = parseMoney(text, currency);
    if (next !== null && next >= 0 && next !== amount)
      save({ price: { amount: next, currency } }, { price: product.price });
  };
  return (
    <li className="flex min-h-11 items-center gap-2 border-b border-line py-1 pr-2 pl-3 last:border-0">
      <div className="min-w-0 flex-1">
        <InlineEdit
          className="font-medium"
          label={t('name')}
          onSave={(name) => save({ name }, { name: product.name })}
          readOnly={!editable}
          required
          value={product.name}
        />
      </div>
      {product.retired && <StatusPill>{t('retired')}</StatusPill>}
      {product.series && <span className="shrink-0 text-secondary text-text-3 max-phone:hidden">{product.series}</span>}
      <div className="w-32 shrink-0 text-right max-phone:w-26">
        <InlineEdit
          className="text-right"
          display={format.number(amount / 10 ** minorDigits(currency), { style: 'currency', currency })}
          inputMode="decimal"
          label={`${t('price')}, ${product.name}`}
          onSave={savePrice}
          readOnly={!editable}
          required
          value={moneyInputText(amount, currency, locale)}
        />
      </div>
      {editable && (
        <Menu
          align="end"
          entries={[
            {
              id: 'retire',
              label: product.retired ? t('offer') : t('retire'),
              onSelect: () => save({ retired: !product.retired }, { retired: product.retired }),
            },
          ]}
          trigger={
            <IconButton icon={<Ellipsis size={16} />} label={t('more', { name: product.name })} tooltip={false} />
          }
        />
      )}
    </li>
  );
};

const NewProductForm = ({ onDone }: { onDone: () => void }) => {
  const t = useTranslations('products');
  const common = useTranslations('common');
  const locale = useLocale();
  const readAgain = useReadAgain();
  const said = useSaid();
  const { workspace } = useSession();
  const [name, setName] = useState('');
  const [series, setSeries] = useState('');
  const [amount, setAmount] = useState<number | null>(null);
  const create = useMutation({
    mutationFn: () =>
      api.products.create.call({
        name,
        series: series.trim() || null,
        price: { amount: amount ?? 0, currency: workspace.baseCurrency },
      }),
    onSuccess: async () => {
      said.done(t('created', { name }));
      await readAgain();
      onDone();
    },
  });
  return (
    <AddForm label={t('add')} making={create}>
      <TextField label={t('name')} maxLength={200} onChange={setName} required value={name} />
      <TextField hint={common('optional')} label={t('series')} maxLength={100} onChange={setSeries} value={series} />
      <MoneyField
        currency={workspace.baseCurrency}
        invalidText={common('notANumber')}
        label={t('price')}
        locale={locale}
        onCommit={setAmount}
        required
        value={amount}
      />
    </AddForm>
  );
};
