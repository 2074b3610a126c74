import type { Product, TaxRate } from '@baton/schema/products';
import { Dialog, IconButton, InlineEdit, Menu, StatusPill, minorDigits, moneyInputText, parseMoney } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis, Tags } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';

import { ProductPrices } from './product-prices.tsx';
import { ProductTerms } from './product-terms.tsx';
import { api, useReadAgain } from './products-api.ts';

type Change = Partial<Omit<Product, 'id' | 'series'>>;

interface ProductRowProps {
  product: Product;
  rates: readonly TaxRate[];
  editable: boolean;
}

/** A line of the price list; its name and list price are edited in place, the rest in its dialog. */
export const ProductRow = ({ product, rates, editable }: ProductRowProps) => {
  const t = useTranslations('products');
  const common = useTranslations('common');
  const format = useFormatter();
  const locale = useLocale();
  const readAgain = useReadAgain();
  const [open, setOpen] = useState(false);
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
  const rate = rates.find(({ id }) => id === product.taxRateId);
  const terms = [
    product.series,
    product.unit,
    product.recurrence !== 'once' && t(`recurrences.${product.recurrence}`),
    rate?.name,
  ].filter(Boolean);
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
      <span className="shrink-0 text-secondary text-text-3 max-phone:hidden">{terms.join(' · ')}</span>
      {product.retired && <StatusPill>{t('retired')}</StatusPill>}
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
      <IconButton icon={<Tags size={16} />} label={t('terms', { name: product.name })} onClick={() => setOpen(true)} />
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
      <Dialog closeLabel={common('close')} onClose={() => setOpen(false)} open={open} title={product.name}>
        <ProductTerms editable={editable} onChange={save} product={product} rates={rates} />
        <ProductPrices editable={editable} product={product} />
      </Dialog>
    </li>
  );
};
