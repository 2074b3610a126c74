import { recurrences } from '@baton/schema/pricing';
import { productKinds, type Product, type TaxRate } from '@baton/schema/products';
import { Select, TextField } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

type Terms = Pick<Product, 'kind' | 'unit' | 'recurrence' | 'taxRateId'>;

interface ProductTermsProps {
  product: Product;
  rates: readonly TaxRate[];
  editable: boolean;
  onChange: (change: Partial<Terms>, before: Partial<Terms>) => void;
}

/** How a product is counted, how often it is due, and how it is taxed; each choice is saved at once. */
export const ProductTerms = ({ product, rates, editable, onChange }: ProductTermsProps) => {
  const t = useTranslations('products');
  const [unit, setUnit] = useState(product.unit);
  const saveUnit = () => {
    if (unit.trim() !== product.unit) onChange({ unit: unit.trim() }, { unit: product.unit });
  };
  const charged = rates.filter(({ id, retired }) => !retired || id === product.taxRateId);
  return (
    <div className="grid gap-4 phone:grid-cols-2">
      <Select
        disabled={!editable}
        label={t('kind')}
        onChange={(kind) => onChange({ kind }, { kind: product.kind })}
        options={productKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={product.kind}
      />
      <TextField
        label={t('unit')}
        maxLength={40}
        onBlur={saveUnit}
        onChange={setUnit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') saveUnit();
        }}
        placeholder={t('unitHint')}
        readOnly={!editable}
        value={unit}
      />
      <Select
        disabled={!editable}
        label={t('recurrence')}
        onChange={(recurrence) => onChange({ recurrence }, { recurrence: product.recurrence })}
        options={recurrences.map((value) => ({ value, label: t(`recurrences.${value}`) }))}
        value={product.recurrence}
      />
      <Select
        disabled={!editable}
        label={t('taxRate')}
        onChange={(id) =>
          onChange({ taxRateId: charged.find((rate) => rate.id === id)?.id ?? null }, { taxRateId: product.taxRateId })
        }
        options={[
          { value: 'none', label: t('noTaxRate') },
          ...charged.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        value={product.taxRateId ?? 'none'}
      />
    </div>
  );
};
