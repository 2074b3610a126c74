import type { AccountId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { api } from '../accounts-api.ts';

export interface Likely {
  name?: string;
  website?: string;
  email?: string;
  phone?: string;
}

const pauseMs = 200;

/** Accounts that the one being typed may be already. Shown beside what is typed; nothing waits for it. */
export const Duplicates = ({
  of,
  renderLink,
}: {
  of: Likely;
  renderLink: (id: AccountId, content: ReactNode) => ReactNode;
}) => {
  const t = useTranslations('accounts.duplicates');
  const input = useSettled(of);
  const enabled = Object.values(input).some((value) => value !== undefined && value.length > 2);
  const { data } = useQuery({
    ...api.accounts.duplicates.queryOptions({ input }),
    enabled,
    placeholderData: (old) => old,
  });
  if (!enabled || data === undefined || data.data.length === 0) return null;
  return (
    <section aria-live="polite" className="rounded-card border border-line bg-warning-soft px-3 py-2">
      <h3 className="text-secondary font-semibold text-warning">{t('title')}</h3>
      <ul className="mt-1 flex flex-col">
        {data.data.map(({ id, name, city, by }) => (
          <li className="flex min-h-7 items-baseline justify-between gap-3" key={id}>
            <span className="min-w-0 truncate">
              {renderLink(id, <span className="font-medium hover:underline">{name}</span>)}
              {city && <span className="text-text-3"> · {city}</span>}
            </span>
            <span className="shrink-0 text-secondary text-text-3">{t(by)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** A value that has stood for a moment. */
const useSettled = (of: Likely): Likely => {
  const text = JSON.stringify(of);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as Likely;
};
