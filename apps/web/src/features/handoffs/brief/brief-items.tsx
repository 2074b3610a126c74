import type { BriefItem, Handoff, KnownItem } from '@baton/schema/handoffs';
import { StatusPill } from '@baton/ui';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { useItemName } from './item-words.ts';
import { KnownFacts, MendLink } from './known-facts.tsx';
import type { ItemView } from './shown-brief.ts';
import { briefTextOf, type BriefTextPlace } from './written-text.ts';

type WrittenKind = Exclude<BriefItem['kind'], KnownItem['kind']>;

export interface BriefItemsProps {
  handoff: Handoff;
  items: readonly ItemView[];
  document: OpenLiveDocument | null;
  /** May it still be written? */
  open: boolean;
  renderText: (place: BriefTextPlace) => ReactNode;
}

/** What the others need to know, item by item: read from the records, or written here together. */
export const BriefItems = ({ items, ...rest }: BriefItemsProps) => {
  const t = useTranslations('handoffs.brief');
  // What nobody wrote until the end is of no use to who reads it later.
  const shown = rest.open ? items : items.filter(({ there }) => there);
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-4">
      {shown.map((item) => (
        <Item item={item} key={item.id} {...rest} />
      ))}
    </section>
  );
};

const Item = ({ item, handoff, document, open, renderText }: Omit<BriefItemsProps, 'items'> & { item: ItemView }) => {
  const t = useTranslations('handoffs.brief');
  const heading = useId();
  const name = useItemName()(item);
  return (
    <section aria-labelledby={heading} className="flex scroll-m-16 flex-col gap-1" data-brief={item.id}>
      <header className="flex min-h-6 flex-wrap items-center gap-x-1.5">
        <ItemSign item={item} />
        <h3 className="min-w-0 font-semibold" id={heading}>
          {name}
        </h3>
        {item.required && !item.there && <StatusPill tone="danger">{t('missing')}</StatusPill>}
        {!item.required && <span className="text-secondary text-text-3">{t('optional')}</span>}
        {open && item.known !== null && <MendLink handoff={handoff} known={item.known} />}
      </header>
      <div className="pl-5.5">
        {item.written && <Written document={document} item={item} name={name} open={open} renderText={renderText} />}
        {item.known !== null && <KnownFacts known={item.known} />}
        {!item.written && item.known === null && <p className="text-text-3">{t('closed')}</p>}
      </div>
    </section>
  );
};

const ItemSign = ({ item }: { item: ItemView }) => {
  const t = useTranslations('handoffs.brief');
  const look = { 'aria-hidden': true, className: 'shrink-0', size: 16, strokeWidth: 1.75 } as const;
  return item.there ? (
    <span className="text-success">
      <CircleCheck {...look} />
      <span className="sr-only">{t('there')}</span>
    </span>
  ) : (
    <span className={item.required ? 'text-danger' : 'text-text-3'}>
      <CircleDashed {...look} />
    </span>
  );
};

const Written = ({
  item,
  name,
  document,
  open,
  renderText,
}: Pick<BriefItemsProps, 'document' | 'open' | 'renderText'> & { item: ItemView; name: string }) => {
  const t = useTranslations('handoffs.brief.items');
  const plain = <p className="min-h-8 py-1.5 whitespace-pre-line text-text-2">{item.text === '' ? '—' : item.text}</p>;
  if (document === null) return plain;
  return renderText({
    id: item.id,
    document,
    textOf: briefTextOf(item.id),
    open,
    label: name,
    placeholder: t(`${item.kind as WrittenKind}.hint`),
    instead: plain,
  });
};
