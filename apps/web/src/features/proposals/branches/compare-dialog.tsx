import type { ComparedLine, Proposal, ProposalComparison } from '@baton/schema/proposals';
import { worthOf } from '@baton/schema/proposals';
import type { Currency } from '@baton/schema/shared';
import { Dialog } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { Loaded } from '#shared/shell/page.tsx';

import { amountText, priceText } from '../pricing/amount-text.ts';
import { useSumWords } from '../use-sum-words.ts';
import { comparisonQuery } from './branches-api.ts';
import { ComparedText } from './compared-text.tsx';

interface Sides {
  before: Pick<Proposal, 'id' | 'number'>;
  after: Pick<Proposal, 'id' | 'number'>;
}

interface Names {
  before: string;
  after: string;
}

/** Two proposals side by side: what holds for the whole, the text with what came and went, and each line that differs. */
export const CompareDialog = ({ before, after, onClose }: Sides & { onClose: () => void }) => {
  const t = useTranslations('proposals.branches.comparison');
  const common = useTranslations('common');
  const comparison = useQuery(comparisonQuery(before.id, after.id));
  return (
    <Dialog
      closeLabel={common('close')}
      onClose={onClose}
      open
      size="lg"
      title={t('title', { before: before.number, after: after.number })}
    >
      <Loaded query={comparison}>
        {(compared) => <Compared after={after.number} before={before.number} compared={compared} />}
      </Loaded>
    </Dialog>
  );
};

const isSame = ({ before, after, fields }: ComparedLine): boolean =>
  before !== null && after !== null && fields.length === 0;

/** What differs between two, which are told apart by what they are called. */
export const Compared = ({ before, after, compared }: Names & { compared: ProposalComparison }) => {
  const t = useTranslations('proposals.branches.comparison');
  const { words } = useSumWords();
  const { frame, text, textDiffers, lines, currency, sums } = compared;
  const different = lines.filter((line) => !isSame(line));
  if (frame.length === 0 && !textDiffers && different.length === 0) return <p>{t('same')}</p>;
  const comesTo = (side: 'before' | 'after') => words({ ...worthOf(sums[side]), currency: currency[side] });
  return (
    <div className="flex flex-col gap-5">
      <Part title={t('whole')}>
        <Sides
          head={t('differs')}
          rows={[
            ...frame.map((each) => ({
              id: each.field,
              name: t(`fields.${each.field}`),
              before: each.before ?? t('none'),
              after: each.after ?? t('none'),
            })),
            { id: 'total', name: t('total'), before: comesTo('before'), after: comesTo('after') },
          ]}
          {...{ before, after }}
        />
      </Part>
      <Part title={t('lines')}>
        {different.length === 0 ? (
          <p className="text-text-2">{t('linesSame')}</p>
        ) : (
          <Lines currencies={currency} lines={different} {...{ before, after }} />
        )}
        {different.length > 0 && lines.length > different.length && (
          <p className="text-secondary text-text-2">{t('unchanged', { count: lines.length - different.length })}</p>
        )}
      </Part>
      <Part title={t('text')}>
        {textDiffers ? <ComparedText blocks={text} /> : <p className="text-text-2">{t('textSame')}</p>}
      </Part>
    </div>
  );
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="flex flex-col gap-2">
    <h3 className="font-semibold">{title}</h3>
    {children}
  </section>
);

interface LinesProps extends Names {
  lines: readonly ComparedLine[];
  currencies: Record<'before' | 'after', Currency>;
}

const Lines = ({ lines, currencies, before, after }: LinesProps) => {
  const t = useTranslations('proposals.branches.comparison');
  const locale = useLocale();
  const side = (line: ComparedLine, of: 'before' | 'after'): string => {
    const row = line[of];
    if (row === null) return t('none');
    if (row.kind !== 'line') return row.text;
    const net = line.nets[of];
    const price = `${row.quantity} ${row.unit} × ${priceText(row.unitPrice, currencies[of], locale)}`.replace(
      '  ',
      ' ',
    );
    return net === null ? price : `${price} = ${amountText(net, currencies[of], locale, true)}`;
  };
  const named = (line: ComparedLine): string => (line.after ?? line.before)?.text || t('untitled');
  const differs = (line: ComparedLine): string => {
    if (line.before === null) return t('added', { number: after });
    if (line.after === null) return t('added', { number: before });
    return line.fields.map((field) => t(`fields.${field}`)).join(', ');
  };
  return (
    <Sides
      head={t('line')}
      rows={lines.map((line) => ({
        id: (line.after ?? line.before)?.id ?? '',
        name: named(line),
        note: differs(line),
        before: side(line, 'before'),
        after: side(line, 'after'),
      }))}
      {...{ before, after }}
    />
  );
};

interface SidesProps extends Names {
  head: string;
  rows: readonly { id: string; name: string; note?: string; before: string; after: string }[];
}

const Sides = ({ head, rows, before, after }: SidesProps) => (
  <div className="overflow-x-auto rounded-card border border-line">
    <table className="w-full text-secondary">
      <thead className="bg-sunken text-left text-text-2">
        <tr>
          {[head, before, after].map((name) => (
            <th className="px-3 py-1.5 font-semibold whitespace-nowrap" key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, note, ...sides }) => (
          <tr className="border-t border-line align-top" data-line={id} key={id}>
            <th className="px-3 py-1.5 text-left font-normal" scope="row">
              {name}
              {note && <span className="block text-text-3">{note}</span>}
            </th>
            <td className="px-3 py-1.5 text-text-2">{sides.before}</td>
            <td className="px-3 py-1.5">{sides.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
