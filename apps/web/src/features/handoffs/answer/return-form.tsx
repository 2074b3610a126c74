import { returnReasons, type Handoff, type ReturnReason } from '@baton/schema/handoffs';
import { Checkbox, Select, TextArea } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useItemName } from '../brief/item-words.ts';
import { missingId, shownBrief } from '../brief/shown-brief.ts';
import { handoffQuery } from '../handoffs-api.ts';
import { useRouteWords } from '../route-name.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { useReturn } from './use-answer.ts';

/** Giving it back: why, in their own words, and what of the brief is missing. */
export const ReturnForm = ({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) => {
  const t = useTranslations('handoffs.return');
  const { from } = useRouteWords()(handoff);
  const giveBack = useReturn(handoff, onClose);
  const { data } = useQuery({ ...handoffQuery(handoff.id), refetchOnMount: 'always' });
  const brief = data && shownBrief(data.brief, null);
  const [reason, setReason] = useState<ReturnReason | null>(null);
  const [words, setWords] = useState('');
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const found = new Set(brief?.missing.map(missingId));
  const isMissing = (id: string) => changed.get(id) ?? found.has(id);
  const parts = [...(brief?.items ?? []), ...(brief?.criteria ?? [])];
  const missing = parts.map(({ id }) => id).filter(isMissing);
  const usual: ReturnReason = missing.length > 0 ? 'brief-incomplete' : 'criteria-not-met';
  return (
    <AnswerDialog
      answering={giveBack}
      disabled={words.trim() === ''}
      handoff={handoff}
      onClose={onClose}
      onSubmit={() => giveBack.mutate({ reason: reason ?? usual, words: words.trim(), missing })}
      title={t('title', { to: from })}
      verb={t('verb')}
    >
      <TextArea
        label={t('words')}
        maxLength={2000}
        onChange={setWords}
        placeholder={t('wordsHint')}
        required
        value={words}
      />
      <Select
        label={t('reason')}
        onChange={setReason}
        options={returnReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        value={reason ?? usual}
      />
      {brief && (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 text-secondary font-medium text-text-2">{t('missing')}</legend>
          <Parts
            brief={brief}
            isMissing={isMissing}
            onChange={(id, on) => setChanged((before) => new Map([...before, [id, on]]))}
          />
        </fieldset>
      )}
    </AnswerDialog>
  );
};

const Parts = ({
  brief: { items, criteria },
  isMissing,
  onChange,
}: {
  brief: ReturnType<typeof shownBrief>;
  isMissing: (id: string) => boolean;
  onChange: (id: string, missing: boolean) => void;
}) => {
  const nameOf = useItemName();
  const parts = [
    ...items.map((item) => ({ id: item.id, name: nameOf(item) })),
    ...criteria.map(({ id, text }) => ({ id, name: text })),
  ];
  return parts.map(({ id, name }) => (
    <Checkbox checked={isMissing(id)} key={id} label={name} onChange={(on) => onChange(id, on)} />
  ));
};
