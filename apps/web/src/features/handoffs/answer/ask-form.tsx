import type { Handoff } from '@baton/schema/handoffs';
import { TextArea } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useRouteWords } from '../route-name.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { useAsk } from './use-answer.ts';

/** Something to know first; they answer in the thread, and the clock goes on. */
export const AskForm = ({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) => {
  const t = useTranslations('handoffs.ask');
  const { from } = useRouteWords()(handoff);
  const ask = useAsk(handoff, onClose);
  const [words, setWords] = useState('');
  return (
    <AnswerDialog
      answering={ask}
      disabled={words.trim() === ''}
      handoff={handoff}
      onClose={onClose}
      onSubmit={() => ask.mutate({ words: words.trim() })}
      title={t('title', { to: from })}
      verb={t('verb')}
    >
      <TextArea hint={t('clock')} label={t('words')} maxLength={2000} onChange={setWords} required value={words} />
    </AnswerDialog>
  );
};
