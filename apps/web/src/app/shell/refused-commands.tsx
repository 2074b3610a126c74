import { Button } from '@baton/ui';
import { useTranslations } from 'use-intl';

import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useQueue } from '#shared/queue/queue-context.tsx';
import type { Queued, Refused } from '#shared/queue/queue-store.ts';

/** What was done without network and the server did not take: each with its reason, to be tried again or given up. */
export const RefusedCommands = ({ refused }: { refused: readonly Queued[] }) => {
  const t = useTranslations('shell.save');
  const queue = useQueue();
  const problemText = useProblemText();
  return (
    <ul aria-label={t('refusedList')} className="flex flex-col gap-3 border-t border-line pt-3">
      {refused.map((command) => (
        <li className="flex flex-col gap-1" key={command.place}>
          <span className="font-semibold text-text">{command.name}</span>
          <span>{command.refused && problemText(problemOf(command.refused))}</span>
          <span className="flex gap-2">
            <Button onClick={() => void queue.retry(command)}>
              {t(isDoubleBooking(command) ? 'inSpite' : 'again')}
            </Button>
            <Button onClick={() => void queue.discard(command)} variant="ghost">
              {t('discard')}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
};

const isDoubleBooking = ({ refused }: Queued): boolean => refused?.reason === 'double-booked';

const problemOf = ({ reason, message, detail }: Refused): Problem =>
  new Problem({ status: reason === 'not-found' ? 404 : 409, reason, message, detail });
