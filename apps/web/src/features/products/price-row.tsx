import type { Product, ProductPrice } from '@baton/schema/products';
import { dayText, IconButton, InlineEdit } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import { Layers, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { decimalInputText, typedPrice } from '#shared/i18n/typed-decimal.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { PriceTiers } from './price-tiers.tsx';
import { api, useReadAgain } from './products-api.ts';

interface PriceRowProps {
  product: Product;
  price: ProductPrice;
  editable: boolean;
}

/** One price of a product, edited in place; its tiers unfold below it. */
export const PriceRow = ({ product, price, editable }: PriceRowProps) => {
  const t = useTranslations('products');
  const format = useFormatter();
  const locale = useLocale();
  const readAgain = useReadAgain();
  const said = useSaid();
  const [showTiers, setShowTiers] = useState(price.tiers.length > 0);
  const { currency, validFrom, unitPrice, tiers } = price;
  const set = useMutation({
    mutationFn: (next: ProductPrice) => api.priceBook.setPrice.call({ productId: product.id, ...next }),
    onSettled: readAgain,
    onError: said.failed,
  });
  const save = (change: Partial<ProductPrice>) =>
    set.mutate(
      { ...price, ...change },
      { onSuccess: () => said.done(t('changed', { name: product.name }), () => set.mutate(price)) },
    );
  const remove = useMutation({
    mutationFn: () => api.priceBook.removePrice.call({ productId: product.id, currency, validFrom }),
    onSuccess: () => said.done(t('priceRemoved'), () => set.mutate(price)),
    onSettled: readAgain,
    onError: said.failed,
  });
  const day = dayText(validFrom, locale, { dateStyle: 'medium' });
  const shown = (value: string) =>
    format.number(Number(value), { style: 'currency', currency, maximumFractionDigits: 6 });
  return (
    <li className="border-b border-line py-1 pr-2 pl-3 last:border-0">
      <div className="flex min-h-9 items-center gap-2">
        <span className="min-w-0 flex-1 text-pretty">
          <span className="font-medium">{currency}</span> <span className="text-text-2">{t('from', { day })}</span>
        </span>
        <div className="w-28 shrink-0">
          <InlineEdit
            className="text-right"
            display={shown(unitPrice)}
            inputMode="decimal"
            label={t('priceFrom', { currency, day })}
            onSave={(text) => {
              const next = typedPrice(text);
              if (next === null) said.missed(t('priceInvalid'));
              else if (next !== unitPrice) save({ unitPrice: next });
            }}
            readOnly={!editable}
            required
            value={decimalInputText(unitPrice, locale)}
          />
        </div>
        {(editable || tiers.length > 0) && (
          <IconButton
            aria-expanded={showTiers}
            icon={<Layers size={16} />}
            label={t('tiersOf', { currency, day })}
            onClick={() => setShowTiers(!showTiers)}
          />
        )}
        {editable && (
          <IconButton
            busy={remove.isPending}
            icon={<Trash2 size={16} />}
            label={t('removePrice', { currency, day })}
            onClick={() => remove.mutate()}
          />
        )}
      </div>
      {showTiers && (
        <PriceTiers editable={editable} onChange={(next) => save({ tiers: next })} price={price} shown={shown} />
      )}
    </li>
  );
};
