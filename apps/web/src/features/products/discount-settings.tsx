import {
  limitedKind,
  limitedRole,
  type DiscountLimit,
  type LimitedKind,
  type LimitedRole,
} from '@baton/schema/products';
import { InlineEdit } from '@baton/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'use-intl';

import { decimalInputText, typedPercent } from '#shared/i18n/typed-decimal.ts';
import { useMay } from '#shared/session/session.tsx';
import { Loaded, PageColumn, PageSection, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { api, limitsQuery, useReadAgain } from './products-api.ts';

/** How much each role may take off before somebody else has to agree. */
export const DiscountSettings = () => {
  const t = useTranslations('products.discounts');
  const roles = useTranslations('common.roles');
  const may = useMay('manage-discounts');
  const limits = useQuery(limitsQuery());
  return (
    <PageColumn text={t('text')} title={t('title')}>
      <Loaded query={limits}>
        {({ data }) =>
          limitedRole.options.map((role) => (
            <PageSection key={role} title={roles(role)}>
              <Panel>
                <ul>
                  {limitedKind.options.map((kind) => (
                    <LimitRow editable={may} key={kind} kind={kind} limits={data} role={role} />
                  ))}
                </ul>
              </Panel>
            </PageSection>
          ))
        }
      </Loaded>
    </PageColumn>
  );
};

interface LimitRowProps {
  role: LimitedRole;
  kind: LimitedKind;
  limits: readonly DiscountLimit[];
  editable: boolean;
}

const LimitRow = ({ role, kind, limits, editable }: LimitRowProps) => {
  const t = useTranslations('products');
  const format = useFormatter();
  const locale = useLocale();
  const readAgain = useReadAgain();
  const said = useSaid();
  const percent = limits.find((limit) => limit.role === role && limit.kind === kind)?.percent ?? null;
  const set = useMutation({
    mutationFn: (next: string | null) => api.priceBook.setDiscountLimit.call({ role, kind, percent: next }),
    onSettled: readAgain,
    onError: said.failed,
  });
  const save = (text: string) => {
    const next = text === '' ? null : typedPercent(text);
    if (next === null && text !== '') said.missed(t('tax.invalid'));
    else if (next !== percent)
      set.mutate(next, { onSuccess: () => said.done(t('discounts.changed'), () => set.mutate(percent)) });
  };
  const name = kind === 'any' ? t('discounts.any') : t(`kinds.${kind}`);
  return (
    <li className="flex min-h-11 items-center gap-2 border-b border-line py-1 pr-2 pl-3 last:border-0">
      <span className="min-w-0 flex-1">{name}</span>
      <div className="w-36 shrink-0">
        <InlineEdit
          className="text-right"
          display={
            percent === null
              ? undefined
              : format.number(Number(percent) / 100, { style: 'percent', maximumFractionDigits: 4 })
          }
          inputMode="decimal"
          label={name}
          onSave={save}
          placeholder={t(kind === 'any' ? 'discounts.unlimited' : 'discounts.asAny')}
          readOnly={!editable}
          value={percent === null ? '' : decimalInputText(percent, locale)}
        />
      </div>
    </li>
  );
};
