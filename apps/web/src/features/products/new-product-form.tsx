import { MoneyField, TextField } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { useSession } from '#shared/session/session.tsx';
import { AddForm } from '#shared/shell/add-dialog.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, useReadAgain } from './products-api.ts';

/** One more line of the price list; what else there is to a product is said in its own dialog. */
export const NewProductForm = ({ onDone }: { onDone: () => void }) => {
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
