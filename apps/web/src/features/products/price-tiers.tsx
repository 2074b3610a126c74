import type { PriceTier, ProductPrice } from '@baton/schema/products';
import { Button, IconButton, InlineEdit, TextField } from '@baton/ui';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { decimalInputText, typedPrice, typedQuantity } from '#shared/i18n/typed-decimal.ts';

interface PriceTiersProps {
  price: ProductPrice;
  editable: boolean;
  /** The price as people read it. */
  shown: (unitPrice: string) => string;
  onChange: (tiers: PriceTier[]) => void;
}

/** What one piece costs from a quantity on. */
export const PriceTiers = ({ price: { tiers }, editable, shown, onChange }: PriceTiersProps) => {
  const t = useTranslations('products');
  const format = useFormatter();
  const locale = useLocale();
  const others = (from: string) => tiers.filter((tier) => tier.from !== from);
  return (
    <div className="flex flex-col gap-2 pb-2 pl-3">
      <ul>
        {tiers.map(({ from, unitPrice }) => {
          const quantity = format.number(Number(from), { maximumFractionDigits: 6 });
          return (
            <li className="flex min-h-8 items-center gap-2" key={from}>
              <span className="min-w-0 flex-1 text-text-2">{t('tier', { quantity })}</span>
              <div className="w-28 shrink-0">
                <InlineEdit
                  className="text-right"
                  display={shown(unitPrice)}
                  inputMode="decimal"
                  label={t('tier', { quantity })}
                  onSave={(text) => {
                    const next = typedPrice(text);
                    if (next !== null) onChange(inOrder([...others(from), { from, unitPrice: next }]));
                  }}
                  readOnly={!editable}
                  required
                  value={decimalInputText(unitPrice, locale)}
                />
              </div>
              {editable && (
                <IconButton
                  icon={<X size={16} />}
                  label={t('removeTier', { quantity })}
                  onClick={() => onChange(others(from))}
                />
              )}
            </li>
          );
        })}
      </ul>
      {editable && <NewTierForm onAdd={(tier) => onChange(inOrder([...others(tier.from), tier]))} />}
    </div>
  );
};

const inOrder = (tiers: PriceTier[]): PriceTier[] => tiers.sort((one, other) => Number(one.from) - Number(other.from));

const NewTierForm = ({ onAdd }: { onAdd: (tier: PriceTier) => void }) => {
  const t = useTranslations('products');
  const [from, setFrom] = useState('');
  const [unitPrice, setUnitPrice] = useState('');
  const [quantity, price] = [typedQuantity(from), typedPrice(unitPrice)];
  return (
    <form
      className="grid grid-cols-[1fr_1fr_auto] items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (quantity === null || price === null) return;
        onAdd({ from: quantity, unitPrice: price });
        setFrom('');
        setUnitPrice('');
      }}
    >
      <TextField
        error={from !== '' && quantity === null ? t('quantityInvalid') : undefined}
        inputMode="decimal"
        label={t('fromQuantity')}
        onChange={setFrom}
        required
        value={from}
      />
      <TextField
        error={unitPrice !== '' && price === null ? t('priceInvalid') : undefined}
        inputMode="decimal"
        label={t('unitPrice')}
        onChange={setUnitPrice}
        required
        value={unitPrice}
      />
      <Button size="md" submit>
        {t('addTier')}
      </Button>
    </form>
  );
};
