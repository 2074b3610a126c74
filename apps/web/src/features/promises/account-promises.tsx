import type { Promised } from '@baton/schema/promises';
import type { AccountId } from '@baton/schema/shared';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { PromiseItem } from './promise-item.tsx';
import { usePromises } from './promises-api.ts';

export interface AccountPromisesProps {
  accountId: AccountId;
  /** May this person settle them? The server decides again. */
  maySettle: boolean;
  /** Shows the note or the proposal that a promise was made in. */
  onOpen: (promise: Promised) => void;
}

/** What this customer was told that we would do; absent until something was. */
export const AccountPromises = ({ accountId, maySettle, onOpen }: AccountPromisesProps) => {
  const t = useTranslations('promises');
  const { all, open } = usePromises(accountId);
  const [settledShown, setSettledShown] = useState(false);
  if (all.length === 0) return null;
  const settled = all.filter(({ state }) => state !== 'open');
  const item = (promise: Promised) => (
    <PromiseItem key={promise.id} maySettle={maySettle} onOpen={onOpen} promise={promise} />
  );
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2 border-b border-line p-4" id="account-promises">
      <h2 className="text-secondary font-semibold text-text-2">{t('counted', { count: open })}</h2>
      {open > 0 && <ul className="flex flex-col gap-3">{all.filter(({ state }) => state === 'open').map(item)}</ul>}
      {settled.length > 0 && (
        <>
          <button
            aria-expanded={settledShown}
            className="flex min-h-control items-center gap-1 text-secondary text-text-2"
            onClick={() => setSettledShown(!settledShown)}
            type="button"
          >
            <ChevronRight aria-hidden className={settledShown ? 'rotate-90' : ''} size={14} />
            {t('settled', { count: settled.length })}
          </button>
          {settledShown && <ul className="flex flex-col gap-3">{settled.map(item)}</ul>}
        </>
      )}
    </section>
  );
};
