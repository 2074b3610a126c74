import type { Handoff } from '@baton/schema/handoffs';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';

import { api, learnHandoff, readHandoffsAgain } from '../handoffs-api.ts';
import { useRouteWords } from '../route-name.tsx';

type Input<Move extends 'accept' | 'return' | 'ask'> = Omit<
  Parameters<(typeof api.handoffs)[Move]['call']>[0],
  'handoffId'
>;

interface Said {
  /** What is told when it is done. */
  title: string;
  onDone?: (() => void) | undefined;
}

/** One move with a handoff; what is refused stays with the form that asked, and everything is read again. */
const useMove = <Wanted>(move: (wanted: Wanted) => Promise<Handoff>, { title, onDone }: Said) => {
  const queries = useQueryClient();
  const said = useSaid();
  return useMutation({
    mutationFn: move,
    onSuccess: (handoff) => {
      learnHandoff(queries, handoff);
      said.done(title);
      onDone?.();
    },
    onError: () => readHandoffsAgain(queries),
  });
};

export const useAccept = ({ id: handoffId, ...handoff }: Handoff, onDone: () => void) => {
  const t = useTranslations('handoffs.did');
  const name = handoff.subject.name ?? handoff.accountName ?? '—';
  return useMove((input: Input<'accept'>) => api.handoffs.accept.call({ handoffId, ...input }), {
    title: t('accepted', { name }),
    onDone,
  });
};

export const useReturn = ({ id: handoffId, ...handoff }: Handoff, onDone: () => void) => {
  const t = useTranslations('handoffs.did');
  const { from } = useRouteWords()(handoff);
  return useMove((input: Input<'return'>) => api.handoffs.return.call({ handoffId, ...input }), {
    title: t('returned', { to: from }),
    onDone,
  });
};

export const useAsk = ({ id: handoffId, ...handoff }: Handoff, onDone: () => void) => {
  const t = useTranslations('handoffs.did');
  const { from } = useRouteWords()(handoff);
  return useMove((input: Input<'ask'>) => api.handoffs.ask.call({ handoffId, ...input }), {
    title: t('asked', { to: from }),
    onDone,
  });
};

/** `before` waits until the server has every word of the brief: it judges what it has. */
export const useSend = ({ id: handoffId, ...handoff }: Handoff, before: () => Promise<void>) => {
  const t = useTranslations('handoffs.did');
  const { to } = useRouteWords()(handoff);
  return useMove(
    async (incomplete: boolean) => {
      await before();
      return api.handoffs.send.call({ handoffId, incomplete });
    },
    { title: t('sent', { to }) },
  );
};

export const useWithdraw = ({ id: handoffId, state }: Handoff, onDone: () => void) => {
  const t = useTranslations('handoffs.did');
  return useMove(() => api.handoffs.withdraw.call({ handoffId }), {
    title: t(state === 'draft' ? 'discarded' : 'withdrawn'),
    onDone,
  });
};
