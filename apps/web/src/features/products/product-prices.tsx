import type { Product, ProductPrice } from '@baton/schema/products';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { Loaded, PageSection, Panel } from '#shared/shell/page.tsx';

import { NewPriceForm } from './new-price-form.tsx';
import { PriceRow } from './price-row.tsx';
import { pricesQuery } from './products-api.ts';

/** What a product costs beside its list price: by currency, from a day on, in tiers. */
export const ProductPrices = ({ product, editable }: { product: Product; editable: boolean }) => {
  const t = useTranslations('products');
  const prices = useQuery(pricesQuery(product.id));
  return (
    <div className="mt-6">
      <PageSection text={t('pricesText')} title={t('prices')}>
        <Loaded query={prices} rows={2}>
          {({ data }) =>
            data.length === 0 ? (
              <p className="text-text-3">{t('noPrices')}</p>
            ) : (
              <Panel>
                <ul>
                  {data.map((price) => (
                    <PriceRow editable={editable} key={keyOf(price)} price={price} product={product} />
                  ))}
                </ul>
              </Panel>
            )
          }
        </Loaded>
        {editable && <NewPriceForm product={product} />}
      </PageSection>
    </div>
  );
};

const keyOf = ({ currency, validFrom }: ProductPrice) => `${currency} ${validFrom}`;
