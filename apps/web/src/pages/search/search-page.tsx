import { foundKinds, type FoundKind } from '@baton/schema/search';
import { SearchField, SegmentedControl } from '@baton/ui';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';

import { FoundList } from '#features/search/found-list.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';
import { PageColumn } from '#shared/shell/page.tsx';

import { pathOf } from './path-of.ts';

const route = getRouteApi('/app/search');

/** Everything that goes by these words; the words and the kind stand in the address. */
export const SearchPage = () => {
  const t = useTranslations('search');
  const common = useTranslations('common');
  const navigate = useNavigate();
  const { q = '', kind } = route.useSearch();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const set = (next: { q?: string; kind?: FoundKind }) =>
    void navigate({
      to: '/search',
      search: { ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...next },
      replace: true,
    });
  return (
    <>
      <PageBar name={t('title')} />
      <PageColumn>
        <div className="flex flex-col items-start gap-3 [&>search]:w-full">
          <SearchField
            clearLabel={common('clear')}
            label={t('field')}
            onChange={(typed) => set({ q: typed })}
            ref={field}
            value={q}
          />
          <SegmentedControl
            label={t('kind')}
            onChange={(chosen) =>
              void navigate({
                to: '/search',
                search: { ...(q ? { q } : {}), ...(chosen === 'all' ? {} : { kind: chosen }) },
                replace: true,
              })
            }
            options={(['all', ...foundKinds] as const).map((value) => ({ value, label: t(`kindsMany.${value}`) }))}
            value={kind ?? 'all'}
          />
        </div>
        <FoundList
          kind={kind}
          renderLink={(found, content) => (
            <Link className="block -outline-offset-2 hover:bg-hover" {...pathOf(found)}>
              {content}
            </Link>
          )}
          typed={q}
        />
      </PageColumn>
    </>
  );
};
