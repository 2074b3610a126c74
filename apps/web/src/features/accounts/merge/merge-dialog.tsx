import { accountFields, type Account, type AccountField } from '@baton/schema/accounts';
import type { AccountId } from '@baton/schema/shared';
import { Button, classes, Dialog, InlineNotice, SkeletonRows } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useFields } from '#shared/fields/use-fields.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useSaid } from '#shared/shell/use-said.ts';
import { useUndo } from '#shared/undo/undo.ts';

import { accountQuery, api, readAccountsAgain } from '../accounts-api.ts';
import { labelOf, useValueWords } from '../timeline/value-words.ts';

/** Two accounts become one, field by field; taking it back lets both stand again. */
export const MergeDialog = ({ ids, onClose }: { ids: readonly [AccountId, AccountId]; onClose: () => void }) => {
  const t = useTranslations('accounts.merge');
  const common = useTranslations('common');
  const [turned, setTurned] = useState(false);
  const [keptId, otherId] = turned ? [ids[1], ids[0]] : ids;
  const kept = useQuery(accountQuery(keptId)).data;
  const other = useQuery(accountQuery(otherId)).data;
  return (
    <Dialog closeLabel={common('close')} description={t('text')} onClose={onClose} open size="lg" title={t('title')}>
      {kept && other ? (
        <Choices key={keptId} kept={kept} onClose={onClose} onTurn={() => setTurned(!turned)} other={other} />
      ) : (
        <SkeletonRows label={common('loading')} />
      )}
    </Dialog>
  );
};

const isOwn = (key: string): key is AccountField => (accountFields as readonly string[]).includes(key);

interface Line {
  key: string;
  label: string;
  own: string;
  others: string;
}

const Choices = ({
  kept,
  other,
  onTurn,
  onClose,
}: {
  kept: Account;
  other: Account;
  onTurn: () => void;
  onClose: () => void;
}) => {
  const t = useTranslations('accounts.merge');
  const problemText = useProblemText();
  const queries = useQueryClient();
  const said = useSaid();
  const undo = useUndo();
  const lines = useDifferences(kept, other);
  // What the kept account lacks is taken over unless the person says otherwise.
  const [taken, setTaken] = useState(() => new Set(lines.filter(({ own }) => own === '').map(({ key }) => key)));
  const merge = useMutation({
    mutationFn: () => {
      const keys = [...taken];
      return api.accounts.merge.call({
        accountId: kept.id,
        otherId: other.id,
        take: keys.filter(isOwn),
        takeCustom: keys.filter((key) => !isOwn(key)),
      });
    },
    onSuccess: () => {
      readAccountsAgain(queries);
      undo(t('done', { name: other.name, into: kept.name }), async () => {
        await api.accounts.split.call({ accountId: kept.id, otherId: other.id }).catch(said.failed);
        readAccountsAgain(queries);
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
        {lines.map(({ key, label, own, others }) => (
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
      {lines.length === 0 && <p className="text-text-3">{t('same')}</p>}
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

/** The fields in which the two differ, in words. */
const useDifferences = (kept: Account, other: Account): Line[] => {
  const t = useTranslations('accounts.facts');
  const words = useValueWords();
  const fields = useFields('account');
  const own = accountFields.map((key): Line => ({
    key,
    label: t(labelOf[key]),
    own: words(key, kept[key]),
    others: words(key, other[key]),
  }));
  const custom = fields.map(({ id, name }): Line => ({
    key: id,
    label: name,
    own: words('custom', kept.custom[id] ?? null, id),
    others: words('custom', other.custom[id] ?? null, id),
  }));
  return [...own, ...custom].filter((line) => line.own !== line.others);
};
