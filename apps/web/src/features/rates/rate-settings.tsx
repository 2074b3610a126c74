import { rates, type Rate } from '@baton/schema/rates';
import {
  Button,
  dayText,
  EmptyState,
  IconButton,
  Select,
  StatusPill,
  TextField,
  parseDecimal,
  todayHere,
} from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeftRight, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { apiOf } from '#shared/api/client.ts';
import { DayField } from '#shared/fields/day-field.tsx';
import { currencyOptions } from '#shared/i18n/currencies.ts';
import { useMay, useSession } from '#shared/session/session.tsx';
import { Loaded, PageColumn, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

const api = apiOf({ rates });

const useSetRate = () => {
  const queries = useQueryClient();
  const said = useSaid();
  const readAgain = () => queries.invalidateQueries({ queryKey: api.rates.key() });
  const set = useMutation({
    mutationFn: (rate: Rate) => api.rates.set.call(rate),
    onSettled: readAgain,
    onError: said.failed,
  });
  return { set, readAgain, said };
};

/** The dated table of rates into the base currency. */
export const RateSettings = () => {
  const t = useTranslations('rates');
  const { workspace } = useSession();
  const may = useMay('manage-rates');
  const rows = useQuery(api.rates.list.queryOptions());
  return (
    <PageColumn text={t('text', { base: workspace.baseCurrency })} title={t('title')}>
      {may && <RateForm />}
      <Loaded query={rows}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState
              icon={<ArrowLeftRight size={20} strokeWidth={1.5} />}
              kind="first"
              text={t('firstText', { base: workspace.baseCurrency })}
              title={t('firstTitle')}
            />
          ) : (
            <Panel>
              <ul>
                {data.map((rate) => (
                  <RateRow
                    current={
                      data.find(({ currency, day }) => currency === rate.currency && day <= todayHere()) === rate
                    }
                    editable={may}
                    key={`${rate.currency} ${rate.day}`}
                    rate={rate}
                  />
                ))}
              </ul>
            </Panel>
          )
        }
      </Loaded>
    </PageColumn>
  );
};

const RateRow = ({ rate, current, editable }: { rate: Rate; current: boolean; editable: boolean }) => {
  const t = useTranslations('rates');
  const format = useFormatter();
  const locale = useLocale();
  const { set, readAgain, said } = useSetRate();
  const day = dayText(rate.day, locale, { dateStyle: 'medium' });
  const remove = useMutation({
    mutationFn: () => api.rates.remove.call({ base: rate.base, currency: rate.currency, day: rate.day }),
    onSuccess: () => said.done(t('removed'), () => set.mutate(rate)),
    onSettled: readAgain,
    onError: said.failed,
  });
  return (
    <li className="flex min-h-11 items-center gap-3 border-b border-line px-4 py-1 last:border-0">
      <span className="w-28 shrink-0 text-text-2">{day}</span>
      <span className="min-w-0 flex-1 font-medium">
        {t('line', {
          currency: rate.currency,
          value: format.number(Number(rate.value), { maximumFractionDigits: 9 }),
          base: rate.base,
        })}
      </span>
      {current && <StatusPill tone="success">{t('current')}</StatusPill>}
      {editable && (
        <IconButton
          busy={remove.isPending}
          icon={<Trash2 size={16} />}
          label={t('remove', { currency: rate.currency, day })}
          onClick={() => remove.mutate()}
        />
      )}
    </li>
  );
};

const RateForm = () => {
  const t = useTranslations('rates');
  const locale = useLocale();
  const { workspace } = useSession();
  const { set, said } = useSetRate();
  const [currency, setCurrency] = useState(workspace.baseCurrency === 'USD' ? 'EUR' : 'USD');
  const [day, setDay] = useState<string | null>(todayHere());
  const [value, setValue] = useState('');
  const read = parseDecimal(value, { fraction: 9 });
  const invalid = value.trim() !== '' && (read === null || read <= 0);
  return (
    <form
      className="grid items-start gap-3 phone:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
      onSubmit={(event) => {
        event.preventDefault();
        if (read === null || invalid || day === null) return;
        const rate = { base: workspace.baseCurrency, currency, day, value: plain(read) };
        set.mutate(rate, {
          onSuccess: () => {
            setValue('');
            said.done(t('added'));
          },
        });
      }}
    >
      <Select
        label={t('currency')}
        onChange={setCurrency}
        options={currencyOptions(locale).filter((option) => option.value !== workspace.baseCurrency)}
        value={currency}
      />
      <DayField label={t('day')} onChange={setDay} value={day} />
      <TextField
        error={invalid ? t('invalid') : undefined}
        inputMode="decimal"
        label={t('value', { base: workspace.baseCurrency })}
        onChange={setValue}
        required
        value={value}
      />
      <div className="phone:pt-5.5">
        <Button busy={set.isPending} size="md" submit>
          {t('add')}
        </Button>
      </div>
    </form>
  );
};

/** As the server keeps it: at most nine decimals, never in exponent form. */
const plain = (value: number): string => value.toFixed(9).replace(/\.?0+$/, '');
