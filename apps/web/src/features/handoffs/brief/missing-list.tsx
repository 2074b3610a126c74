import { Banner } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { useMissingName } from './item-words.ts';
import { missingId, type Missing } from './shown-brief.ts';

/** What is still missing, first of all; a press leads to it. */
export const MissingList = ({ missing }: { missing: readonly Missing[] }) => {
  const t = useTranslations('handoffs.brief');
  const nameOf = useMissingName();
  if (missing.length === 0) return null;
  return (
    <section aria-label={t('missingTitle')} className="overflow-hidden rounded-card" data-missing>
      <Banner tone="danger">
        <div className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
          <strong className="font-semibold">{t('missingCount', { count: missing.length })}</strong>
          {missing.map((each) => (
            <button
              className="rounded-chip px-1.5 py-px text-left text-danger underline decoration-dotted underline-offset-2 hover:bg-hover coarse:min-h-11"
              key={missingId(each)}
              onClick={() => goTo(missingId(each))}
              type="button"
            >
              {nameOf(each)}
            </button>
          ))}
        </div>
      </Banner>
    </section>
  );
};

/** Shows the place of the brief and puts the caret into it. */
const goTo = (id: string): void => {
  const place = document.querySelector(`[data-brief="${id}"]`);
  place?.scrollIntoView({ block: 'center' });
  place
    ?.querySelector<HTMLElement>('[contenteditable=true], [role=checkbox], a, button')
    ?.focus({ preventScroll: true });
};
