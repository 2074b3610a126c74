import { pricingLimits, setPricing } from '@baton/schema/pricing';
import type { ProposalLanguage } from '@baton/schema/proposals';
import type { LineId, MemberId } from '@baton/schema/shared';
import { Button, Menu, presenceColorsOf, Select, todayHere, type RemoteEditor } from '@baton/ui';
import { useQueries, useQuery } from '@tanstack/react-query';
import { BookOpen, ChevronDown, Plus } from 'lucide-react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import { currencyOptions } from '#shared/i18n/currencies.ts';
import { useMembers } from '#shared/people/use-members.ts';

import { CellPresence } from './cell-presence.ts';
import { addBelow } from './desk-keys.ts';
import { livePricingOf } from './live-pricing.ts';
import { pricesQuery, productsLike, taxRatesQuery } from './price-book-api.ts';
import { tierPrice } from './price-book.ts';
import { PricingDesk, type DeskWorld } from './pricing-desk.ts';
import { PricingGrid, usePricing } from './pricing-grid.tsx';
import { PricingSums } from './pricing-sums.tsx';
import { ProductPicker } from './product-picker.tsx';
import { wordsEntries } from './row-entries.tsx';
import { usePricingWords } from './use-pricing-words.ts';

import './pricing.css';

export interface PricingTableProps {
  doc: Y.Doc;
  awareness: Awareness;
  editable: boolean;
  /** False of what we count for ourselves: no tax is charged there, so none is missing. */
  taxed?: boolean;
  /** What it will be printed in; its headings and sums are in that. Null of what is printed for nobody. */
  language?: ProposalLanguage | null;
}

/** The priced lines of a document: typed as in a spreadsheet, by several people at once, added up with every key. */
export const PricingTable = ({ doc, awareness, editable, taxed = true, language = null }: PricingTableProps) => {
  const presence = useMemo(() => new CellPresence(awareness), [awareness]);
  const desk = useMemo(() => new PricingDesk(livePricingOf(doc), presence), [doc, presence]);
  const rates = useQuery(taxRatesQuery()).data?.data ?? noRates;
  const { view, state, totals } = usePricing(desk);
  const words = usePricingWords({ currency: view.currency, rates, taxed, language });
  const remotes = useRemotes(presence);
  const priceAt = usePriceAt(desk, state.active?.row ?? null);
  const [picking, setPicking] = useState<{ after: LineId | null } | null>(null);
  useEffect(() => {
    desk.learn({ rates, priceAt });
  }, [desk, rates, priceAt]);
  return (
    <div className="pricing">
      <PricingGrid
        desk={desk}
        editable={editable}
        onPick={(after) => setPicking({ after })}
        remotes={remotes}
        state={state}
        totals={totals}
        view={view}
        words={words}
      />
      {view.rows.length === 0 && <Empty editable={editable} />}
      {editable && (
        <Adding desk={desk} full={view.rows.length >= pricingLimits.lines} onPick={() => setPicking({ after: null })} />
      )}
      <PricingSums desk={desk} editable={editable} totals={totals} view={view} words={words} />
      {picking !== null && <ProductPicker after={picking.after} desk={desk} onClose={() => setPicking(null)} />}
    </div>
  );
};

const noRates: DeskWorld['rates'] = [];

const Empty = ({ editable }: { editable: boolean }) => {
  const t = useTranslations('proposals.pricing');
  return <p className="px-2 py-4 text-center text-text-3">{t(editable ? 'first' : 'nothing')}</p>;
};

/** What a new row can be, and in which money all of them are. */
const Adding = ({ desk, full, onPick }: { desk: PricingDesk; full: boolean; onPick: () => void }) => {
  const t = useTranslations('proposals.pricing');
  const locale = useLocale();
  const { currency, rows } = desk.pricing.snapshot();
  const last = rows.at(-1)?.id ?? null;
  if (full) return <p className="py-2 text-secondary text-text-3">{t('full', { limit: pricingLimits.lines })}</p>;
  return (
    <div className="flex flex-wrap items-center gap-1 pt-2">
      <Button icon={<Plus aria-hidden size={14} />} onClick={() => addBelow(desk, last)} variant="ghost">
        {t('add.line')}
      </Button>
      <Button icon={<BookOpen aria-hidden size={14} />} onClick={onPick} variant="ghost">
        {t('add.product')}
      </Button>
      <Menu
        entries={() => wordsEntries(desk, last, t)}
        trigger={
          <Button trailing={<ChevronDown aria-hidden size={14} />} variant="ghost">
            {t('add.more')}
          </Button>
        }
      />
      <span className="flex-1" />
      <div className="w-44">
        <Select
          hideLabel
          label={t('currency')}
          onChange={(next) => desk.pricing.step((doc) => setPricing(doc, { currency: next }))}
          options={currencyOptions(locale)}
          value={currency}
        />
      </div>
    </div>
  );
};

/** Who else types where, as rings with names. */
const useRemotes = (presence: CellPresence): ReadonlyMap<string, RemoteEditor> => {
  const hands = useSyncExternalStore(presence.subscribe, presence.snapshot);
  const { byId } = useMembers();
  return useMemo(() => {
    const colors = presenceColorsOf([...new Set(hands.values())]);
    const remoteOf = (member: MemberId): RemoteEditor => ({
      name: byId.get(member)?.name ?? '…',
      color: colors.get(member) ?? 8,
    });
    return new Map([...hands].map(([cell, member]) => [cell, remoteOf(member)]));
  }, [hands, byId]);
};

/** The price book is read for the line that the keyboard is on, so that its tiers are there when a quantity is typed. */
const usePriceAt = (desk: PricingDesk, row: LineId | null): DeskWorld['priceAt'] => {
  const line = row === null ? null : desk.row(row);
  const productId = line?.kind === 'line' ? line.productId : null;
  const [products, prices] = useQueries({
    queries: [
      { ...productsLike(''), enabled: productId !== null },
      { ...pricesQuery(productId ?? ('' as never)), enabled: productId !== null },
    ],
  });
  const product = products.data?.data.find(({ id }) => id === productId);
  const book = prices.data?.data;
  return useMemo(
    () => (line, quantity) => {
      if (line.kind !== 'line' || line.productId !== product?.id || !product || !book) return null;
      const { currency } = desk.pricing.snapshot();
      return tierPrice(line, quantity, { product, prices: book, currency, day: todayHere() });
    },
    [desk, product, book],
  );
};
