import type { Product, ProductPrice } from '@baton/schema/products';
import { Button, Select, TextField, todayHere } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { DayField } from '#shared/fields/day-field.tsx';
import { currencyOptions } from '#shared/i18n/currencies.ts';
import { typedPrice } from '#shared/i18n/typed-decimal.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, useReadAgain } from './products-api.ts';

/** One more price of a product: of a currency, from a day on. */
export const NewPriceForm = ({ product }: { product: Product }) => {
  const t = useTranslations('products');
  const locale = useLocale();
  const readAgain = useReadAgain();
  const said = useSaid();
  const [currency, setCurrency] = useState(product.price.currency);
  const [day, setDay] = useState<string | null>(todayHere());
  const [text, setText] = useState('');
  const unitPrice = typedPrice(text);
  const set = useMutation({
    mutationFn: (price: ProductPrice) => api.priceBook.setPrice.call({ productId: product.id, ...price }),
    onSuccess: () => {
      setText('');
      said.done(t('priceAdded'));
    },
    onSettled: readAgain,
    onError: said.failed,
  });
  return (
    <form
      className="grid items-start gap-3 phone:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (unitPrice !== null && day !== null) set.mutate({ currency, validFrom: day, unitPrice, tiers: [] });
      }}
    >
      <Select label={t('currency')} onChange={setCurrency} options={currencyOptions(locale)} value={currency} />
      <DayField label={t('validFrom')} onChange={setDay} value={day} />
      <TextField
        error={text.trim() !== '' && unitPrice === null ? t('priceInvalid') : undefined}
        inputMode="decimal"
        label={t('unitPrice')}
        onChange={setText}
        required
        value={text}
      />
      <div className="phone:pt-5.5">
        <Button busy={set.isPending} size="md" submit>
          {t('addPrice')}
        </Button>
      </div>
    </form>
  );
};
