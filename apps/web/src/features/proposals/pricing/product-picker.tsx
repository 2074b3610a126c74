import { addLine } from '@baton/schema/pricing';
import { lineOfProduct, type Product } from '@baton/schema/products';
import type { LineId } from '@baton/schema/shared';
import { Combobox, Dialog, showToast, todayHere } from '@baton/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { newId } from '#shared/api/id.ts';
import { moneyText } from '#shared/i18n/money-text.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';

import { pricesQuery, productsLike } from './price-book-api.ts';
import type { PricingDesk } from './pricing-desk.ts';
import { placeBelow } from './row-place.ts';

interface ProductPickerProps {
  desk: PricingDesk;
  /** Below which row; null for the end of the table. */
  after: LineId | null;
  onClose: () => void;
}

/** Puts a product of the price book into the table, at today's price in the table's currency. */
export const ProductPicker = ({ desk, after, onClose }: ProductPickerProps) => {
  const t = useTranslations('proposals.pricing.product');
  const common = useTranslations('common');
  const locale = useLocale();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const found = useQuery({ ...productsLike(typed.trim()), placeholderData: (before) => before });
  const offered = (found.data?.data ?? []).filter(({ retired }) => !retired);
  const take = async (product: Product) => {
    const { currency, rows } = desk.pricing.snapshot();
    const { data: prices } = await queries.fetchQuery(pricesQuery(product.id));
    const { rates } = desk.world;
    const { fields, priced } = lineOfProduct(product, { prices, rates, currency, quantity: '1', day: todayHere() });
    const id = newId() as LineId;
    const added = desk.pricing.step((doc) => addLine(doc, { id, ...fields }, placeBelow(rows, after), Math.random));
    onClose();
    if ('refused' in added) return void showToast({ title: t('full'), tone: 'danger' });
    desk.go({ row: id, column: priced ? 'quantity' : 'unitPrice' });
    if (!priced) showToast({ title: t('noPrice', { name: product.name, currency }), tone: 'warning' });
  };
  const pick = (id: string | null) => {
    const product = offered.find((each) => each.id === id);
    if (product) take(product).catch((error: unknown) => showToast({ title: problemText(error), tone: 'danger' }));
  };
  return (
    <Dialog closeLabel={common('close')} onClose={onClose} open size="sm" title={t('title')}>
      <Combobox
        clearLabel={common('clear')}
        emptyText={found.isPending ? common('loading') : found.isError ? problemText(found.error) : t('none')}
        focusFirst
        label={t('label')}
        onChange={pick}
        onQuery={setTyped}
        options={offered.map(({ id, name, price }) => ({ value: id, label: name, hint: moneyText(price, locale) }))}
        value={null}
      />
    </Dialog>
  );
};
