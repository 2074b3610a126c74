import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** A record that is there already, and by what it resembles another. */
export interface LikelyRecord {
  id: string;
  name: string;
  /** Where it is: a city, an account. */
  place: string | null;
  by: 'domain' | 'email' | 'phone' | 'name';
}

/** Records that another may be already; nothing waits for it. */
export const LikelyList = ({
  found,
  title,
  renderName,
  renderAction,
}: {
  found: readonly LikelyRecord[];
  title?: string;
  renderName: (one: LikelyRecord, name: ReactNode) => ReactNode;
  renderAction?: ((one: LikelyRecord) => ReactNode) | undefined;
}) => {
  const t = useTranslations('records.duplicates');
  if (found.length === 0) return null;
  return (
    <section aria-live="polite" className="rounded-card border border-line bg-warning-soft px-3 py-2">
      <h3 className="text-secondary font-semibold text-warning">{title ?? t('title')}</h3>
      <ul className="mt-1 flex flex-col">
        {found.map((one) => (
          <li className="flex min-h-8 items-center justify-between gap-3" key={one.id}>
            <span className="min-w-0 truncate">
              {renderName(one, <span className="font-medium">{one.name}</span>)}
              {one.place && <span className="text-text-3"> · {one.place}</span>}
            </span>
            <span className="flex shrink-0 items-center gap-2 text-secondary text-text-3">
              {t(one.by)}
              {renderAction?.(one)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
