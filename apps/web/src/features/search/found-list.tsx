import type { Found, FoundKind } from '@baton/schema/search';
import { EmptyState } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { Loaded, Panel } from '#shared/shell/page.tsx';

import { foundIcons } from './found-icons.tsx';
import { titleOf } from './found-title.ts';
import { foundQuery } from './search-api.ts';
import { useSettled } from './use-settled.ts';

const shownOnPage = 50;

export interface FoundListProps {
  typed: string;
  kind: FoundKind | undefined;
  renderLink: (found: Found, content: ReactNode) => ReactNode;
}

/** What was found, the likeliest first. */
export const FoundList = ({ typed, kind, renderLink }: FoundListProps) => {
  const t = useTranslations('search');
  const q = useSettled(typed.trim(), 120);
  const found = useQuery(foundQuery(q, { kind, limit: shownOnPage }));
  if (q === '') return <EmptyState kind="first" text={t('firstText')} title={t('firstTitle')} />;
  return (
    <Loaded query={found}>
      {({ data, has_more }) =>
        data.length === 0 ? (
          <EmptyState kind="no-result" text={t('noneText')} title={t('noneTitle', { q })} />
        ) : (
          <div className="flex flex-col gap-2">
            <output className="text-secondary text-text-2">
              {t('count', { count: data.length })}
              {has_more && ` · ${t('more')}`}
            </output>
            <Panel>
              <ul>
                {data.map((record) => (
                  <li className="border-b border-line last:border-0" key={`${record.kind} ${record.id}`}>
                    {renderLink(record, <FoundRow found={record} />)}
                  </li>
                ))}
              </ul>
            </Panel>
          </div>
        )
      }
    </Loaded>
  );
};

const FoundRow = ({ found }: { found: Found }) => {
  const t = useTranslations('search');
  return (
    <span className="flex min-h-11 items-center gap-3 px-4 py-1.5">
      <span className="shrink-0 text-text-3">{foundIcons[found.kind]}</span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{titleOf(found)}</span>
        {found.excerpt !== null && <span className="block truncate text-secondary text-text-2">{found.excerpt}</span>}
      </span>
      {found.by === 'alike' && <span className="shrink-0 text-meta text-text-3">{t('alike')}</span>}
      <span className="max-w-[45%] shrink-0 truncate text-secondary text-text-3">
        {[t(`kinds.${found.kind}`), found.place?.name].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
};
