import { Button, classes, Dialog, InlineNotice, SkeletonRows } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useProblemText } from '../i18n/problem-text.ts';
import { useSaid } from '../shell/use-said.ts';
import { useUndo } from '../undo/undo.ts';
import type { RecordSection } from './record-kind.ts';

/** A field in which two records differ, in words. */
export interface Difference {
  key: string;
  label: string;
  own: string;
  others: string;
}

export interface MergeDialogProps {
  section: RecordSection;
  /** The one that stays and the one that goes into it; undefined while they are read. */
  kept: { id: string; name: string } | undefined;
  other: { name: string } | undefined;
  differences: readonly Difference[];
  /** Takes over the values of these fields. */
  onMerge: (take: string[]) => Promise<unknown>;
  onSplit: () => Promise<unknown>;
  /** After both, so that what is shown is read again. */
  onDone: () => void;
  onTurn: () => void;
  onClose: () => void;
}

/** Two records become one, field by field; taking it back lets both stand again. */
export const MergeDialog = (props: MergeDialogProps) => {
  const { section, kept, other, onClose } = props;
  const t = useTranslations(section);
  const common = useTranslations('common');
  return (
    <Dialog
      closeLabel={common('close')}
      description={t('merge.text')}
      onClose={onClose}
      open
      size="lg"
      title={t('merge.title')}
    >
      {kept && other ? (
        <Choices {...props} key={kept.id} kept={kept} other={other} />
      ) : (
        <SkeletonRows label={common('loading')} />
      )}
    </Dialog>
  );
};

type Known = Required<{ [Key in 'kept' | 'other']: NonNullable<MergeDialogProps[Key]> }>;

const Choices = (props: MergeDialogProps & Known) => {
  const { kept, other, differences, onMerge, onSplit, onDone, onTurn, onClose } = props;
  const t = useTranslations('records.merge');
  const problemText = useProblemText();
  const said = useSaid();
  const undo = useUndo();
  // What the kept record lacks is taken over unless the person says otherwise.
  const [taken, setTaken] = useState(() => new Set(differences.filter(({ own }) => own === '').map(({ key }) => key)));
  const merge = useMutation({
    mutationFn: () => onMerge([...taken]),
    onSuccess: () => {
      onDone();
      undo(t('done', { name: other.name, into: kept.name }), async () => {
        await onSplit().catch(said.failed);
        onDone();
      });
      onClose();
    },
  });
  const pick = (key: string, take: boolean) => {
    const next = new Set(taken);
    if (take) next.add(key);
    else next.delete(key);
    setTaken(next);
  };
  return (
    <div className="flex flex-col gap-4">
      {merge.error && <InlineNotice tone="danger">{problemText(merge.error)}</InlineNotice>}
      <div className="grid grid-cols-[110px_minmax(0,1fr)_minmax(0,1fr)] gap-x-2 gap-y-1 max-phone:grid-cols-2">
        <span className="max-phone:hidden" />
        <h3 className="truncate font-semibold">
          {kept.name} <span className="font-normal text-text-3">· {t('stays')}</span>
        </h3>
        <h3 className="truncate font-semibold">
          {other.name} <span className="font-normal text-text-3">· {t('goes')}</span>
        </h3>
        {differences.map(({ key, label, own, others }) => (
          <fieldset className="contents" key={key}>
            <legend className="sr-only">{label}</legend>
            <span aria-hidden className="self-center text-secondary text-text-3 max-phone:col-span-2">
              {label}
            </span>
            <Value label={label} on={!taken.has(key)} onPick={() => pick(key, false)} text={own} />
            <Value label={label} on={taken.has(key)} onPick={() => pick(key, true)} text={others} />
          </fieldset>
        ))}
      </div>
      {differences.length === 0 && <p className="text-text-3">{t('same')}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button icon={<ArrowLeftRight aria-hidden size={14} />} onClick={onTurn} size="md" variant="ghost">
          {t('turn')}
        </Button>
        <Button busy={merge.isPending} onClick={() => merge.mutate()} size="md" variant="ink">
          {t('confirm')}
        </Button>
      </div>
    </div>
  );
};

const Value = ({ label, text, on, onPick }: { label: string; text: string; on: boolean; onPick: () => void }) => (
  <button
    aria-label={`${label}: ${text || '—'}`}
    aria-pressed={on}
    className={classes(
      'min-h-8 min-w-0 truncate rounded-control border px-2 text-left',
      on ? 'border-accent bg-accent-soft font-medium' : 'border-line text-text-3 hover:bg-hover',
    )}
    onClick={onPick}
    type="button"
  >
    {text || '—'}
  </button>
);
