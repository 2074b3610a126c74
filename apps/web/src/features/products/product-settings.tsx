import { EmptyState, Checkbox, matchScore, SearchField } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { Package } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useMay } from '#shared/session/session.tsx';
import { AddDialog } from '#shared/shell/add-dialog.tsx';
import { Loaded, PageColumn, Panel } from '#shared/shell/page.tsx';

import { NewProductForm } from './new-product-form.tsx';
import { ProductRow } from './product-row.tsx';
import { productsQuery, taxRatesQuery } from './products-api.ts';

/** The price list; names and prices are edited in place. */
export const ProductSettings = () => {
  const t = useTranslations('products');
  const common = useTranslations('common');
  const may = useMay('manage-products');
  const list = useQuery(productsQuery());
  const rates = useQuery(taxRatesQuery());
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
                      <ProductRow editable={may} key={product.id} product={product} rates={rates.data?.data ?? []} />
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
